import { newId } from '../../src/platform/database/index.js';
import { signIn, type ActorHeaders } from '../support/actors.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { digestOfTables } from '../support/digest.js';
import { anEvent, aPerson, aRegistration, registrationOpen } from '../support/factories.js';

describe('a merge of two people through HTTP', () => {
  let running: TestApplication;
  let secretariat: ActorHeaders;
  let keptId: string;
  let otherId: string;
  beforeAll(async () => {
    running = await startApplication();
    secretariat = await signIn(running.app, 'secretariat');
  });
  afterAll(() => running.close());
  beforeEach(async () => {
    [keptId, otherId] = [await aPerson(running.app), await aPerson(running.app, { phone: '+7 727 123 45 67' })];
  });

  const ask = (method: 'GET' | 'POST', path: string, payload?: object, headers: ActorHeaders = secretariat) => running.app.inject({ method, url: `/api/v1/people/${path}`, headers, ...(payload && { payload }) });
  const wish = (more: object = {}): object => ({ otherId, version: 1, otherVersion: 1, take: [], keep: [], ...more });

  it('shows both side by side, merges, points from the other entry, and makes two of one again', async () => {
    const preview = (await ask('GET', `${keptId}/merge-preview?with=${otherId}`)).json();
    expect(preview).toMatchObject({ kept: { id: keptId, phone: null }, other: { id: otherId, phone: '+7 727 123 45 67' }, moves: [], clashes: [] });
    const merged = await ask('POST', `${keptId}/merges`, wish({ take: ['phone'] }));
    expect([merged.statusCode, merged.json()]).toEqual([201, expect.objectContaining({ keptId, otherId, undoneAt: null })]);
    expect((await ask('GET', keptId)).json()).toMatchObject({ phone: '+7 727 123 45 67', mergedInto: null });
    expect((await ask('GET', otherId)).json()).toMatchObject({ mergedInto: keptId });
    expect((await ask('GET', `${keptId}/merges`)).json().items).toHaveLength(1);
    const undone = await ask('POST', `${keptId}/merges/${merged.json().id}/undo`);
    expect([undone.statusCode, undone.json().undoneAt]).toEqual([200, expect.any(String)]);
    expect((await ask('GET', keptId)).json()).toMatchObject({ phone: null });
    expect((await ask('GET', otherId)).json()).toMatchObject({ mergedInto: null });
  });

  it('names the event for which both are registered, and needs the choice', async () => {
    const eventId = await anEvent(running.app);
    await registrationOpen(running.app, eventId);
    const [kept, other] = [await aRegistration(running.app, eventId, { person_id: keptId, seats: ['event'] }), await aRegistration(running.app, eventId, { person_id: otherId, seats: ['event'] })];
    expect((await ask('GET', `${keptId}/merge-preview?with=${otherId}`)).json().clashes).toMatchObject([{ eventId, options: [{ id: kept, personId: keptId }, { id: other, personId: otherId }] }]);
    const refused = await ask('POST', `${keptId}/merges`, wish(), { ...secretariat, 'accept-language': 'ru' });
    expect([refused.statusCode, refused.json().code, refused.json().detail]).toEqual([409, 'MERGE_CHOICE_NEEDED', expect.stringContaining('Выберите')]);
  });

  it('is nothing for an organiser, who keeps no directory', async () => {
    const organiser = await signIn(running.app, 'organiser', await anEvent(running.app));
    for (const answer of [await ask('GET', `${keptId}/merge-preview?with=${otherId}`, undefined, organiser), await ask('GET', `${keptId}/merges`, undefined, organiser), await ask('POST', `${keptId}/merges`, wish(), organiser)]) expect(answer.statusCode).toBe(403);
  });

  it.each([
    ['itself', () => ({ otherId: keptId }), 422, 'MERGE_WITH_ITSELF'],
    ['nobody', () => ({ otherId: newId() }), 404, 'PERSON_NOT_FOUND'],
    ['an id that is none', () => ({ otherId: '42' }), 422, 'INVALID_INPUT'],
    ['an entry that has changed since', () => ({ otherVersion: 2 }), 412, 'VERSION_CHANGED'],
    ['a field that there is not', () => ({ take: ['passport'] }), 422, 'INVALID_INPUT'],
    ['no list of fields', () => ({ take: undefined }), 422, 'INVALID_INPUT'],
  ] as const)('refuses %s and changes nothing', async (_, more, status, code) => {
    const before = await digestOfTables(running.app);
    const answer = await ask('POST', `${keptId}/merges`, wish(more()));
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    expect(await digestOfTables(running.app)).toEqual(before);
  });

  it('is not found where there is none to undo', async () => {
    expect((await ask('POST', `${keptId}/merges/${newId()}/undo`)).json()).toMatchObject({ status: 404, code: 'MERGE_NOT_FOUND' });
    expect((await ask('GET', `${keptId}/merge-preview?with=42`)).statusCode).toBe(422);
  });
});
