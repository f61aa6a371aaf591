import type { Actor } from '../../src/access/index.js';
import { DelegationChanges } from '../../src/delegations/desk/delegation-changes.js';
import { Board } from '../../src/delegations/desk/board.js';
import { DelegationDetail } from '../../src/delegations/desk/delegation-detail.js';
import { Answering } from '../../src/delegations/answering.js';
import { Linking } from '../../src/delegations/linking.js';
import { Opening } from '../../src/delegations/opening/opening.service.js';
import { OwnDelegation } from '../../src/delegations/own/own-delegation.service.js';
import { Nominating, type Named } from '../../src/delegations/people/nominating.js';
import { Nudging } from '../../src/delegations/people/nudging.js';
import { EventLife } from '../../src/events/index.js';
import { newId, Sql } from '../../src/platform/database/index.js';
import { Refusal } from '../../src/platform/http/index.js';
import { Reconciliation, Registrations } from '../../src/registration/index.js';
import { Completion } from '../../src/registration/own/completion.js';
import { startApplication, TEST_NOW, type TestApplication } from '../support/application.js';
import { anEvent, insert, registrationOpen } from '../support/factories.js';
import { deliverDue } from '../support/mail.js';
import { aProcess, belongsTo, type TestParty } from '../support/process.js';
import { secondApplication } from '../support/second-application.js';
import { SmtpSink } from '../support/smtp-sink.js';

const STAFF: Actor = { kind: 'account', accountId: newId(), name: 'Secretary', grants: [{ role: 'secretariat', eventId: null }], tokenId: null, scopes: null };
const CONSENTS = { 'event-management': true };
const FIVE = ['Askarova', 'Bekov', 'Chenov', 'Daurenov', 'Erlanov'];

describe('delegations', () => {
  let running: TestApplication;
  let sink: SmtpSink;
  let sql: Sql;
  let nominating: Nominating;
  let eventId: string;
  let kazakhstan: TestParty;
  let id: string;
  beforeAll(async () => {
    sink = await SmtpSink.start();
    running = await startApplication({ env: { SMTP_URL: sink.url, INSTANCE_NAME: 'Secretariat of the Almaty Process' } });
    sql = running.app.get(Sql);
    nominating = running.app.get(Nominating);
  });
  afterAll(async () => {
    await running.close();
    await sink.stop();
  });
  beforeEach(async () => {
    sink.mails.length = 0;
    running.clock.set(TEST_NOW);
    const { processId, parties } = await aProcess(running.app, { KZ: { language: 'ru' }, TR: {}, UZ: { status: 'guest' } });
    eventId = await anEvent(running.app, { city: { en: 'Almaty', ru: 'Алматы' }, country_iso2: 'KZ' });
    await belongsTo(running.app, eventId, processId);
    await registrationOpen(running.app, eventId, { categories: ['member-state', 'observer-state', 'guest-state', 'support-staff'] });
    const party = parties['KZ'];
    if (!party) throw new Error('There is no such party');
    kazakhstan = party;
    await quota(4);
    await open(['member']);
    id = await delegationOf(kazakhstan.partyId);
  });

  const quota = (capacity: number) => insert(running.app, 'ledger', { event_id: eventId, key: `party:${kazakhstan.partyId}`, capacity, taken: 0 }, 'event_id');
  const open = (statuses: readonly ('member' | 'guest')[]) => running.app.get(Opening).open(STAFF, eventId, { statuses, nominateBy: '2026-09-01T18:00', completeBy: '2026-09-08T18:00' });
  const delegationOf = async (partyId: string): Promise<string> => {
    const [found] = await sql.rows<{ id: string }>('SELECT id FROM delegation WHERE event_id = $1 AND party_id = $2', [eventId, partyId]);
    if (!found) throw new Error('This party was not asked');
    return found.id;
  };
  const focal = (): Actor => ({ kind: 'link', linkId: newId(), purpose: 'delegation', subjectId: id, eventId });
  const own = () => running.app.get(OwnDelegation).view(focal());
  const asked = async (by: 'link' | 'staff' = 'link', version?: number) => ({ actor: by === 'link' ? focal() : STAFF, by, eventId, id, version: version ?? (await own()).version });
  const named = (familyName: string, told: Named['function'] = 'delegate', more: object = {}): Named => ({ function: told, person: { familyName, givenName: 'Test', email: `${familyName.toLowerCase()}@example.org`, ...more } });
  const five = (): Named[] => FIVE.map((familyName, index) => named(familyName, index === 0 ? 'head' : 'delegate'));
  const standings = async () => (await own()).people.map(({ name, standing }) => `${name.replace('Test ', '')} ${standing}`);
  const memberOf = async (familyName: string): Promise<string> => {
    const found = (await own()).people.find(({ name }) => name === `Test ${familyName}`);
    if (!found) throw new Error(`${familyName} is not in the delegation`);
    return found.registrationId;
  };
  const holder = (registrationId: string): Actor => ({ kind: 'link', linkId: newId(), purpose: 'registration', subjectId: registrationId, eventId });
  const complete = (registrationId: string) => running.app.get(Completion).complete(holder(registrationId), eventId, registrationId, { answers: {}, consents: CONSENTS, locale: 'en', person: {} });
  const outcome = async (work: Promise<unknown>): Promise<string> => {
    try {
      await work;
      return 'done';
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
  };
  const taken = async (): Promise<number> => (await own()).seats?.taken ?? -1;
  const letters = async (kind: string) => (await sql.rows<{ kind: string }>('SELECT kind FROM message WHERE event_id = $1 AND kind LIKE $2 ORDER BY created_at, id', [eventId, kind])).map((message) => message.kind);
  const noDifference = async () => expect(await running.app.get(Reconciliation).differences()).toEqual([]);

  it('are opened for the members at once, and the letter with its own link goes to the principal in their language', async () => {
    expect(await open(['member'])).toEqual({ opened: 0, unreached: 0 });
    await deliverDue(running.app, eventId);
    const mails = await Promise.all(sink.mails.map((mail) => mail.parsed()));
    const russian = mails.find(({ subject }) => subject?.startsWith('Делегация'));
    expect(russian?.text).toContain('Сторона: Казахстан');
    expect(russian?.text).toContain('Мест для Вашей делегации: 4');
    expect(russian?.text).toContain('1 сентября 2026 г., 18:00 (время: Алматы)');
    expect(mails.find(({ subject }) => subject?.includes('Türkiye'))?.text).toMatch(/http:\/\/localhost:3000\/delegation\/[\w-]{43}/);
    expect(mails).toHaveLength(2);
  });

  it('seat as many as there are seats in the order of the letter, and let the rest wait in sight', async () => {
    const made = await nominating.nominate(await asked(), five());
    expect(made.map(({ status }) => status)).toEqual(['nominated', 'nominated', 'nominated', 'nominated', 'waitlisted']);
    expect(await standings()).toEqual(['Askarova named', 'Bekov named', 'Chenov named', 'Daurenov named', 'Erlanov waiting']);
    expect((await own()).people.at(-1)).toMatchObject({ place: 1 });
    expect(await letters('nomination-complete')).toHaveLength(4);
    expect(await letters('nomination-waiting')).toHaveLength(1);
    expect(await letters('registration-%')).toEqual([]);
    expect(await taken()).toBe(4);
    await noDifference();
  });

  it('offer a seat that is given up to the one who waits, who takes it, completes the registration and needs no second seat', async () => {
    await nominating.nominate(await asked(), five());
    await nominating.withdraw(await asked(), await memberOf('Bekov'));
    expect(await standings()).toEqual(['Askarova named', 'Chenov named', 'Daurenov named', 'Erlanov offered']);
    const fifth = await memberOf('Erlanov');
    await running.app.get(Registrations).acceptOffer(holder(fifth), eventId, fifth);
    expect(await standings()).toContain('Erlanov named');
    expect(await letters('nomination-complete')).toHaveLength(5);
    expect(await taken()).toBe(4);
    await complete(fifth);
    expect(await standings()).toContain('Erlanov completed');
    expect(await taken()).toBe(4);
    expect(await outcome(complete(fifth))).toBe('NOTHING_TO_COMPLETE');
    await noDifference();
  });

  it('complete and approve people one by one or all, and the board tells how far each party is', async () => {
    await nominating.nominate(await asked(), five().slice(0, 2));
    const board = async () => (await running.app.get(Board).all(STAFF, eventId)).map(({ party, stage, overdue }) => [party.en, stage, overdue]);
    expect(await board()).toEqual([['Kazakhstan', 'nominated', null], ['Türkiye', 'invited', null]]);
    await complete(await memberOf('Askarova'));
    await complete(await memberOf('Bekov'));
    expect(await board()).toContainEqual(['Kazakhstan', 'complete', null]);
    expect(await running.app.get(DelegationChanges).approveAll(STAFF, eventId, id)).toBe(2);
    expect(await running.app.get(DelegationChanges).approveAll(STAFF, eventId, id)).toBe(0);
    expect(await board()).toContainEqual(['Kazakhstan', 'approved', null]);
    running.clock.set(new Date('2026-09-02T00:00:00Z'));
    expect(await board()).toContainEqual(['Türkiye', 'invited', 'nomination']);
  });

  it('take all who are named together or nobody, and point at the one at fault', async () => {
    const before = await own();
    const attempt = nominating.nominate(await asked(), [named('Askarova', 'head'), named('Bekov'), named('BEKOV')]);
    await expect(attempt).rejects.toMatchObject({ code: 'ALREADY_REGISTERED', details: { field: 'people[2].email' } });
    await expect(nominating.nominate(await asked(), [named('Askarova', 'head'), named('Bekov', 'head')])).rejects.toMatchObject({ code: 'HEAD_TWICE', details: { field: 'people[1].function' } });
    expect(await own()).toEqual(before);
    expect(await letters('nomination-complete')).toEqual([]);
  });

  it('know people who share one office mailbox apart', async () => {
    const office = { email: 'office@example.org' };
    await nominating.nominate(await asked(), [named('Askarova', 'head', office), named('Bekov', 'delegate', office), named('Chenov', 'delegate', office)]);
    expect(await standings()).toEqual(['Askarova named', 'Bekov named', 'Chenov named']);
    const people = await sql.rows<{ count: number }>(`SELECT count(DISTINCT person_id)::int AS count FROM registration WHERE event_id = $1`, [eventId]);
    expect(people).toEqual([{ count: 3 }]);
    await deliverDue(running.app, eventId);
    expect(sink.mails.filter(({ to }) => to.includes('office@example.org'))).toHaveLength(3);
  });

  it('changed in two windows at once take the first and tell the second to look again', async () => {
    const second = await secondApplication();
    const { version } = await own();
    const outcomes = await Promise.all([
      outcome(nominating.nominate(await asked('link', version), five().slice(0, 3))),
      outcome(second.get(Nominating).nominate(await asked('link', version), five().slice(2))),
    ]);
    await second.close();
    expect(outcomes.toSorted()).toEqual(['VERSION_CHANGED', 'done']);
    expect(await standings()).toHaveLength(3);
    await noDifference();
  });

  it('nominated by many parties at once for the last seats of the event never oversell it', async () => {
    const turkey = await delegationOf((await running.app.get(Board).all(STAFF, eventId)).find(({ stateIso2 }) => stateIso2 === 'TR')?.partyId ?? '');
    await sql.rows(`UPDATE ledger SET capacity = 5 WHERE event_id = $1 AND key = 'event'`, [eventId]);
    const second = await secondApplication();
    await Promise.all([
      nominating.nominate(await asked(), five().slice(0, 4)),
      second.get(Nominating).nominate({ actor: STAFF, by: 'staff', eventId, id: turkey, version: 1 }, ['Fidan', 'Gul', 'Hakan', 'Irmak'].map((name) => named(name))),
    ]);
    await second.close();
    const counted = await sql.rows<{ status: string; count: number }>('SELECT status, count(*)::int AS count FROM registration WHERE event_id = $1 GROUP BY 1 ORDER BY 1', [eventId]);
    expect(counted).toEqual([{ status: 'nominated', count: 5 }, { status: 'waitlisted', count: 3 }]);
    await noDifference();
  });

  it('replace somebody without losing the seat to the one who waits', async () => {
    await nominating.nominate(await asked(), five());
    await nominating.replace(await asked(), await memberOf('Bekov'), named('Fazylov', 'deputy-head'));
    expect(await standings()).toEqual(['Askarova named', 'Fazylov named', 'Chenov named', 'Daurenov named', 'Erlanov waiting']);
    await nominating.replace(await asked(), await memberOf('Erlanov'), named('Galiyev'));
    expect(await standings()).toEqual(['Askarova named', 'Fazylov named', 'Chenov named', 'Daurenov named', 'Galiyev waiting']);
    expect(await outcome(nominating.replace(await asked(), await memberOf('Chenov'), named('Askarova')))).toBe('ALREADY_REGISTERED');
    expect(await standings()).toContain('Chenov named');
    expect(await letters('registration-withdrawn')).toHaveLength(2);
    await noDifference();
  });

  it('seat assistants beside the quota', async () => {
    await nominating.nominate(await asked(), five().slice(0, 4));
    await nominating.nominate(await asked(), [named('Fazylov', 'assistant')]);
    expect(await standings()).toContain('Fazylov named');
    expect(await taken()).toBe(4);
    await noDifference();
  });

  it('are put in another order, which must name everybody once and one head at most', async () => {
    await nominating.nominate(await asked(), five().slice(0, 3));
    const [askarova, bekov, chenov] = await Promise.all(['Askarova', 'Bekov', 'Chenov'].map(memberOf));
    if (!askarova || !bekov || !chenov) throw new Error('Three were named');
    await nominating.arrange(await asked(), [{ registrationId: chenov, function: 'adviser' }, { registrationId: askarova, function: 'expert' }, { registrationId: bekov, function: 'head' }]);
    expect((await own()).people.map(({ name, function: told }) => [name, told])).toEqual([['Test Bekov', 'head'], ['Test Chenov', 'adviser'], ['Test Askarova', 'expert']]);
    expect(await outcome(nominating.arrange(await asked(), [{ registrationId: chenov, function: 'adviser' }]))).toBe('ORDER_INCOMPLETE');
    expect(await outcome(nominating.arrange(await asked(), [askarova, bekov, chenov].map((registrationId) => ({ registrationId, function: 'head' as const }))))).toBe('HEAD_TWICE');
  });

  it('are the secretariat’s alone after the deadline', async () => {
    running.clock.set(new Date('2026-09-01T13:00:00Z'));
    await expect(nominating.nominate(await asked(), five())).rejects.toMatchObject({ code: 'NOMINATION_CLOSED', details: { params: { contact: expect.stringContaining('@') } } });
    expect(await own()).toMatchObject({ canChange: false, closedBecause: 'NOMINATION_CLOSED', peopleBefore: [] });
    await nominating.nominate(await asked('staff'), five().slice(0, 1));
    expect(await outcome(nominating.withdraw(await asked(), await memberOf('Askarova')))).toBe('NOMINATION_CLOSED');
    await nominating.withdraw(await asked('staff'), await memberOf('Askarova'));
    expect(await standings()).toEqual([]);
  });

  it('offer those whom the party sent before and who speak for it, and take nobody else of the directory by the link', async () => {
    const earlier = await anEvent(running.app, { status: 'held', starts_local: '2025-09-22T09:00', ends_local: '2025-09-24T17:00' });
    const sent = await insert(running.app, 'person', { id: newId(), family_name: 'Oldova', given_name: 'Test', email: 'oldova@example.org', created_at: TEST_NOW });
    const stranger = await insert(running.app, 'person', { id: newId(), family_name: 'Stranger', given_name: 'Test', email: 'stranger@example.org', created_at: TEST_NOW });
    for (const [person, party] of [[sent, kazakhstan.partyId], [stranger, null]]) {
      await insert(running.app, 'registration', { id: newId(), event_id: earlier, person_id: person, party_id: party, category: 'support-staff', status: 'confirmed', channel: 'staff', created_at: TEST_NOW, updated_at: TEST_NOW });
    }
    expect((await own()).peopleBefore.map(({ personId }) => personId).toSorted()).toEqual([sent, kazakhstan.principal, kazakhstan.alternate].toSorted());
    await expect(nominating.nominate(await asked(), [{ person: { id: stranger }, function: 'delegate' }])).rejects.toMatchObject({ code: 'NOMINEE_NOT_SENT_BEFORE', details: { field: 'people[0].personId' } });
    await nominating.nominate(await asked(), [{ person: { id: sent }, function: 'head' }]);
    expect(await standings()).toEqual(['Oldova named']);
    expect((await own()).peopleBefore.map(({ personId }) => personId)).not.toContain(sent);
    await nominating.nominate(await asked('staff'), [{ person: { id: stranger }, function: 'delegate' }]);
  });

  it('let those who have not completed be reminded once a day, whoever asks', async () => {
    await nominating.nominate(await asked(), five());
    const nudge = (actor: Actor, registrationId: string | null = null) => running.app.get(Nudging).nudge({ actor, eventId, id }, registrationId);
    await complete(await memberOf('Askarova'));
    expect(await nudge(focal(), await memberOf('Bekov'))).toBe(1);
    expect(await nudge(focal())).toBe(2);
    expect(await outcome(nudge(STAFF))).toBe('NUDGED_TODAY');
    running.clock.set(new Date(TEST_NOW.getTime() + 86_400_000));
    expect(await nudge(STAFF)).toBe(3);
    expect(await outcome(nudge(focal(), await memberOf('Erlanov')))).toBe('NOBODY_TO_NUDGE');
  });

  it('say that they come, or that they do not while nobody is named', async () => {
    const answering = running.app.get(Answering);
    await answering.attend(await asked());
    expect(await own()).toMatchObject({ stage: 'answered' });
    await answering.decline(await asked(), 'Elections at home');
    expect(await own()).toMatchObject({ stage: 'declined', declineReason: 'Elections at home' });
    await nominating.nominate(await asked(), five().slice(0, 1));
    expect(await own()).toMatchObject({ stage: 'nominated', declineReason: null });
    expect(await outcome(answering.decline(await asked(), null))).toBe('DELEGATION_HAS_PEOPLE');
  });

  it('have one good link: renewing, revoking and passing on end those that are out', async () => {
    await deliverDue(running.app, eventId);
    const linking = running.app.get(Linking);
    const good = () => sql.rows<{ count: number }>(`SELECT count(*)::int AS count FROM link WHERE subject_id = $1 AND purpose = 'delegation' AND revoked_at IS NULL`, [id]);
    expect(await good()).toEqual([{ count: 1 }]);
    await linking.renew({ actor: STAFF, by: 'staff', eventId, id }, null);
    expect(await good()).toEqual([{ count: 0 }]);
    await linking.renew({ actor: focal(), by: 'link', eventId, id }, kazakhstan.alternate);
    sink.mails.length = 0;
    await deliverDue(running.app, eventId);
    // The letter with the second link is older than the third: it has no reason any more.
    expect(sink.mails).toHaveLength(1);
    expect(await good()).toEqual([{ count: 1 }]);
    expect(await outcome(linking.renew({ actor: focal(), by: 'link', eventId, id }, newId()))).toBe('FOCAL_POINT_UNKNOWN');
    await linking.revoke({ actor: STAFF, by: 'staff', eventId, id });
    expect(await good()).toEqual([{ count: 0 }]);
  });

  it('ask a guest and a State that is no party to this event alone, once', async () => {
    const opening = running.app.get(Opening);
    const wish = { nominateBy: null, completeBy: null };
    const georgia = await opening.openForState(STAFF, eventId, { ...wish, stateIso2: 'GE', as: 'no-party' });
    await opening.openForState(STAFF, eventId, { ...wish, stateIso2: 'IN', as: 'guest' });
    expect(await outcome(opening.openForState(STAFF, eventId, { ...wish, stateIso2: 'GE', as: 'no-party' }))).toBe('DELEGATION_ALREADY_OPEN');
    expect(await outcome(opening.openForState(STAFF, eventId, { ...wish, stateIso2: 'ZZ', as: 'guest' }))).toBe('DELEGATION_STATE_UNKNOWN');
    const board = await running.app.get(Board).all(STAFF, eventId);
    expect(board.map(({ stateIso2, partyStatus, category, letter }) => [stateIso2, partyStatus, category, letter])).toEqual([
      ['GE', null, 'guest-state', null],
      ['IN', 'guest', 'guest-state', null],
      ['KZ', 'member', 'member-state', 'waiting'],
      ['TR', 'member', 'member-state', 'waiting'],
    ]);
    await nominating.nominate({ actor: STAFF, by: 'staff', eventId, id: georgia, version: 1 }, [named('Gelashvili', 'head')]);
    expect(await running.app.get(DelegationDetail).of(STAFF, eventId, georgia)).toMatchObject({ stage: 'nominated', delegates: [{ name: 'Test Gelashvili', function: 'head' }], history: [{ what: 'nominated', people: 1, waiting: 0 }, { what: 'opened' }] });
  });

  it('end with their event: whoever was asked is told once, and nobody can be named', async () => {
    await deliverDue(running.app, eventId);
    await nominating.nominate(await asked(), five().slice(0, 2));
    await running.app.get(EventLife).step(STAFF, eventId, 'cancelled', 'The host has changed its plans.');
    expect(await letters('nomination-event-cancelled')).toHaveLength(2);
    expect(await outcome(nominating.nominate(await asked(), five().slice(2)))).toBe('DELEGATION_EVENT_CANCELLED');
    await deliverDue(running.app, eventId);
    expect(await letters('event-cancelled')).toHaveLength(2);
    await noDifference();
  });
});
