import { newId, Sql } from '../../src/platform/database/index.js';
import { signIn, type ActorHeaders } from '../support/actors.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { aPerson } from '../support/factories.js';

describe('meetings, trainings and forums through the API', () => {
  let running: TestApplication;
  let secretariat: ActorHeaders;
  const ids: Record<string, string> = {};
  const send = (method: 'GET' | 'POST' | 'PUT', path: string, payload?: object, headers: ActorHeaders = secretariat) =>
    running.app.inject({ method, url: `/api/v1/${path}`, headers, ...(payload && { payload }) });
  const put = (kind: string, payload: object, version = 1, headers: ActorHeaders = secretariat) => send('PUT', `events/${ids[kind]}/${kind}`, payload, { ...headers, 'if-match': `"${version}"` });

  beforeAll(async () => {
    running = await startApplication();
    secretariat = await signIn(running.app, 'secretariat');
    for (const [kind, subKind] of [['meeting', 'briefing'], ['training', 'seminar'], ['forum', 'conference']] as const) {
      const event = { kind, subKind, title: { en: `A ${kind}` }, startsLocal: '2026-09-22T09:00', endsLocal: '2026-09-22T17:00', zone: 'Asia/Almaty', mode: 'in-person' };
      ids[kind] = (await send('POST', 'events', event)).json().id;
    }
  });
  afterAll(() => running.close());

  it('answer with a version that a change must name', async () => {
    for (const kind of ['meeting', 'training', 'forum']) {
      const answer = await send('GET', `events/${ids[kind]}/${kind}`);
      expect([answer.statusCode, answer.headers['etag'], answer.json().eventId]).toEqual([200, '"1"', ids[kind]]);
      expect((await send('PUT', `events/${ids[kind]}/${kind}`, {})).json().code).toMatch(/VERSION_NEEDED|INVALID_INPUT/);
    }
  });

  const nowhere = '0199f9a0-0000-7000-8000-000000000000';
  it.each<[string, string, object, string, string]>([
    ['meeting', 'a body in no language', { body: {} }, 'body', 'isLocalisedText'],
    ['meeting', 'no body', { number: 3 }, 'body', 'isLocalisedText'],
    ['meeting', 'number zero', { body: { en: 'SOM' }, number: 0 }, 'number', 'min'],
    ['meeting', 'half a number', { body: { en: 'SOM' }, number: 2.5 }, 'number', 'isInt'],
    ['meeting', 'a chair that is no party', { body: { en: 'SOM' }, chairPartyId: nowhere }, 'chairPartyId', 'CHAIR_NOT_A_PARTY'],
    ['training', 'a threshold above all', { trainerIds: [], attendanceThreshold: 101, attendanceBasis: 'each-day' }, 'attendanceThreshold', 'max'],
    ['training', 'a threshold of nothing', { trainerIds: [], attendanceThreshold: 0, attendanceBasis: 'each-day' }, 'attendanceThreshold', 'min'],
    ['training', 'a basis that is none', { trainerIds: [], attendanceThreshold: 80, attendanceBasis: 'each-hour' }, 'attendanceBasis', 'isIn'],
    ['training', 'a trainer who is not there', { trainerIds: [nowhere], attendanceThreshold: 80, attendanceBasis: 'each-day' }, 'trainerIds[0]', 'TRAINER_UNKNOWN'],
    ['training', 'a trainer named twice', { trainerIds: [nowhere, nowhere], attendanceThreshold: 80, attendanceBasis: 'each-day' }, 'trainerIds', 'arrayUnique'],
    ['forum', 'tracks that are no list', { tracks: 'all' }, 'tracks', 'isArray'],
    ['forum', 'a track without a name', { tracks: [{ name: {} }] }, 'tracks[0].name', 'isLocalisedText'],
    ['forum', 'a track that is not there', { tracks: [{ id: nowhere, name: { en: 'A' } }] }, 'tracks[0].id', 'TRACK_UNKNOWN'],
    ['forum', 'two tracks of one name', { tracks: [{ name: { en: 'A' } }, { name: { en: 'a' } }] }, 'tracks[1].name', 'TRACK_NAMED_TWICE'],
  ])('a %s refuses %s', async (kind, _, payload, field, code) => {
    const answer = await put(kind, payload);
    expect([answer.statusCode, answer.json().errors.find((error: { code: string }) => error.code === code)]).toMatchObject([422, { field }]);
    const russian = await put(kind, payload, 1, { ...secretariat, 'accept-language': 'ru' });
    expect(russian.json().errors[0].detail).toMatch(/[а-я]/);
    expect((await send('GET', `events/${ids[kind]}/${kind}`)).json().version).toBe(1);
  });

  it('are written by whoever organises them and read at the desk', async () => {
    const organiser = await signIn(running.app, 'organiser', ids['training'] ?? '');
    const desk = await signIn(running.app, 'desk', ids['training'] ?? '');
    const training = { objectives: { en: 'Know the law' }, trainerIds: [await aPerson(running.app)], attendanceThreshold: 80, attendanceBasis: 'each-day' };
    expect((await put('training', training, 1, desk)).statusCode).toBe(403);
    expect((await put('training', training, 1, organiser)).json()).toMatchObject({ objectives: { en: 'Know the law' }, version: 2 });
    expect((await put('training', training, 1, organiser)).json()).toMatchObject({ status: 412, code: 'VERSION_CHANGED' });
    expect((await send('GET', `events/${ids['training']}/training`, undefined, desk)).statusCode).toBe(200);
    expect((await send('GET', `events/${ids['forum']}/forum`, undefined, organiser)).statusCode).toBe(403);
    expect((await send('GET', `events/${ids['training']}/training`, undefined, {})).statusCode).toBe(401);
    expect((await send('GET', `events/${newId()}/training`)).json()).toMatchObject({ status: 404, code: 'EVENT_NOT_FOUND' });
  });

  it('tell warnings in the language of the reader', async () => {
    await put('meeting', { body: { en: 'SOM' }, number: 4 });
    const other = (await send('POST', 'events', { kind: 'meeting', subKind: 'briefing', title: { en: 'Other' }, startsLocal: '2027-09-22T09:00', endsLocal: '2027-09-22T17:00', zone: 'Asia/Almaty', mode: 'in-person' })).json().id;
    const answer = await send('PUT', `events/${other}/meeting`, { body: { en: 'som' }, number: 4 }, { ...secretariat, 'if-match': '"1"', 'accept-language': 'ru' });
    expect(answer.json()).toMatchObject({ proposedNumber: 5, warnings: [{ code: 'NUMBER_TAKEN', detail: expect.stringMatching(/[а-я]/) }] });
  });

  it('show the public the tracks of a programme by name', async () => {
    const forum = (await put('forum', { tracks: [{ name: { en: 'Protection', ru: 'Защита' } }] })).json();
    await send('POST', `events/${ids['forum']}/sessions`, { kind: 'panel', title: { en: 'Panel' }, startsLocal: '2026-09-22T10:00', endsLocal: '2026-09-22T11:00', trackId: forum.tracks[0].id });
    await running.app.get(Sql).rows(`UPDATE event SET status = 'published' WHERE id = $1`, [ids['forum']]);
    const { slug } = (await send('GET', `events/${ids['forum']}`)).json();
    expect((await send('GET', `public/events/${slug}`, undefined, {})).json().programme).toMatchObject([{ track: { en: 'Protection', ru: 'Защита' } }]);
  });

  it.each([
    ['meetings', 'meeting', 'briefing', { body: { en: 'Raced' }, number: 1 }],
    ['trainings', 'training', 'seminar', { objectives: { en: 'Raced' }, trainerIds: [], attendanceThreshold: 80, attendanceBasis: 'each-day' }],
    ['forums', 'forum', 'conference', { tracks: [{ name: { en: 'Raced', ru: 'Гонка' } }] }],
  ])('%s are changed once when three change them at once', async (_, kind, subKind, payload) => {
    const event = { kind, subKind, title: { en: 'Raced' }, startsLocal: '2026-09-22T09:00', endsLocal: '2026-09-22T17:00', zone: 'Asia/Almaty', mode: 'in-person' };
    const { id } = (await send('POST', 'events', event)).json();
    const answers = await Promise.all([1, 2, 3].map(() => send('PUT', `events/${id}/${kind}`, payload, { ...secretariat, 'if-match': '"1"' })));
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 412, 412]);
  });
});
