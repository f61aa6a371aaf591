import type { Actor } from '../../src/access/index.js';
import { People, PersonMoments, type PersonInput } from '../../src/directory/index.js';
import { Merges, type MergeFacts, type MergeWish } from '../../src/directory/people/merge/merges.js';
import type { MergeField } from '../../src/directory/people/merge/merge.rules.js';
import { newId, Sql } from '../../src/platform/database/index.js';
import { Registrations, type SubmitInput } from '../../src/registration/index.js';
import { Reconciliation } from '../../src/registration/seats/reconciliation.js';
import { startApplication, TEST_NOW, type TestApplication } from '../support/application.js';
import { anEvent, aPerson, aRegistration, insert, registrationOpen } from '../support/factories.js';
import { aProcess } from '../support/process.js';

const nobody: Actor = { kind: 'public' };
const officer: Actor = { kind: 'system', task: 'test' };

/** Records that only grow: what was done and undone stays in them. */
const RECORDS = ['audit_entry', 'audit', 'audit_chain', 'person_merge', 'registration_history'];

describe('a merge of two people', () => {
  let running: TestApplication;
  let sql: Sql;
  let merges: Merges;
  let registrations: Registrations;
  beforeAll(async () => {
    running = await startApplication();
    sql = running.app.get(Sql);
    merges = running.app.get(Merges);
    registrations = running.app.get(Registrations);
  });
  afterAll(() => running.close());
  beforeEach(() => running.clock.set(TEST_NOW));

  const versionOf = async (id: string): Promise<number> => (await sql.rows<{ version: number }>('SELECT version FROM person WHERE id = $1', [id]))[0]?.version ?? 0;
  const merge = async (keptId: string, otherId: string, more: { take?: MergeField[]; keep?: string[] } = {}): Promise<MergeFacts> => {
    const wish: MergeWish = { otherId, version: await versionOf(keptId), otherVersion: await versionOf(otherId), take: more.take ?? [], keep: more.keep ?? [] };
    return merges.merge(officer, keptId, wish);
  };
  const open = async (capacity: number | null = null) => {
    const eventId = await anEvent(running.app, { capacity });
    await registrationOpen(running.app, eventId, { capacity });
    return eventId;
  };
  const register = (eventId: string, personId: string, more: Partial<SubmitInput> = {}) =>
    registrations.submit(nobody, { eventId, person: { id: personId }, category: 'ngo', answers: {}, consents: { 'event-management': true }, locale: 'en', channel: 'public', ...more });
  const create = (person: PersonInput) => sql.transaction((tx) => running.app.get(People).create(tx, person));
  const holderOf = async (registrationId: string) => (await registrations.get(registrationId)).personId;
  const sound = async () => expect(await running.app.get(Reconciliation).differences()).toEqual([]);

  /** What every table holds but for versions, times of change, and records that only grow. */
  async function digest(): Promise<Record<string, string>> {
    const tables = await sql.rows<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL ($1::text[]) ORDER BY 1`, [RECORDS]);
    const found = await sql.rows<{ name: string; digest: string }>(
      tables.map(({ name }) => `SELECT '${name}' AS name, md5(coalesce(string_agg((to_jsonb(t) - 'version' - 'updated_at')::text, E'\\n' ORDER BY (to_jsonb(t) - 'version' - 'updated_at')::text), '')) AS digest FROM "${name}" t`).join(' UNION ALL '),
    );
    return Object.fromEntries(found.map(({ name, digest: of }) => [name, of]));
  }

  /** Two entries of one human with a row in every table that names a person. */
  async function twoOfOne(): Promise<{ keptId: string; otherId: string; events: string[]; keep: string }> {
    const mark = newId().slice(-8);
    const keptId = await create({ familyName: `Akhmetova ${mark}`, givenName: 'Aigul', email: `aigul-${mark}@example.org` });
    const otherId = await create({ familyName: `Ахметова ${mark}`, givenName: 'Айгуль', email: `office-${mark}@example.org`, birthDate: '1980-02-01', institutionName: { en: 'Ministry' } });
    const events = [await open(5), await open(2), await open()];
    const [both = '', full = '', alone = ''] = events;
    const kept = await register(both, keptId);
    await register(both, otherId);
    await register(alone, otherId);
    await aRegistration(running.app, full, { person_id: otherId, status: 'withdrawn' });
    const { parties } = await aProcess(running.app, { KZ: {}, UZ: {} });
    await insert(running.app, 'focal_point', { id: newId(), party_id: parties['KZ']?.partyId, person_id: otherId, rank: 'alternate', valid_from: '2021-01-01' });
    for (const [event, person, status] of [[full, keptId, 'sent'], [full, otherId, 'prepared'], [alone, otherId, 'sent']] as const) {
      await insert(running.app, 'invitation', { id: newId(), event_id: event, person_id: person, category: 'ngo', audience: 'people', status, created_at: TEST_NOW });
    }
    const sessionId = await insert(running.app, 'programme_session', { id: newId(), event_id: alone, kind: 'plenary', title: { en: 'Opening' }, starts_local: '2026-09-22T09:30', ends_local: '2026-09-22T10:30' });
    await insert(running.app, 'session_speaker', { session_id: sessionId, place: 1, person_id: otherId }, 'session_id');
    const training = await anEvent(running.app, { kind: 'training', sub_kind: 'seminar' });
    await insert(running.app, 'training', { event_id: training }, 'event_id');
    await insert(running.app, 'training_trainer', { event_id: training, place: 0, person_id: otherId }, 'event_id');
    await insert(running.app, 'unsubscription', { person_id: otherId, purpose: 'reminder', since: TEST_NOW }, 'person_id');
    const rule = newId();
    await insert(running.app, 'message', { id: newId(), kind: 'reminder-eve', dedupe_key: `reminder:${rule}:${otherId}`, person_id: otherId, event_id: alone, cause: `reminder:${rule}`, due_at: TEST_NOW, message_id: `<${rule}@x>`, created_at: TEST_NOW, status: 'sent' });
    return { keptId, otherId, events, keep: kept.id };
  }

  it('is joined by every table that names a person', async () => {
    const tables = await sql.rows<{ name: string }>(
      `SELECT DISTINCT rel.relname AS name FROM pg_constraint con JOIN pg_class rel ON rel.oid = con.conrelid WHERE con.contype = 'f' AND con.confrelid = 'person'::regclass AND rel.relname NOT IN ('person', 'person_merge') ORDER BY 1`,
    );
    const joined: Readonly<Record<string, string>> = { focal_point: 'focal-points', invitation: 'invitations', position: 'positions', registration: 'registrations', session_speaker: 'speakers', training_trainer: 'trainers', walk_in: 'walk-ins', delegation: 'delegations' };
    expect(tables.filter(({ name }) => joined[name] === undefined)).toEqual([]);
    const rooms = running.app.get(PersonMoments).merging.map(({ room }) => room);
    expect(rooms).toEqual(expect.arrayContaining(tables.map(({ name }) => joined[name] ?? name)));
    expect(new Set(rooms).size).toBe(rooms.length);
  });

  it('moves all that is known by the other entry, and put back it is as if it had not been', async () => {
    const { keptId, otherId, keep } = await twoOfOne();
    const before = await digest();
    const { moves, clashes } = await merges.preview(officer, { keptId, otherId });
    expect(Object.fromEntries(moves.map(({ what, count }) => [what, count]))).toMatchObject({ registrations: 3, invitations: 2, positions: 1, designations: 1, speakers: 1, trainers: 1 });
    expect(clashes).toHaveLength(1);
    expect(await digest()).toEqual(before);
    const { id } = await merge(keptId, otherId, { take: ['birthDate', 'otherScripts', 'email'], keep: [keep] });
    const left = await sql.rows<{ count: number }>(
      `SELECT ((SELECT count(*) FROM registration WHERE person_id = $1) + (SELECT count(*) FROM invitation WHERE person_id = $1) + (SELECT count(*) FROM message WHERE person_id = $1) + (SELECT count(*) FROM focal_point WHERE person_id = $1)
            + (SELECT count(*) FROM position WHERE person_id = $1) + (SELECT count(*) FROM session_speaker WHERE person_id = $1) + (SELECT count(*) FROM message WHERE dedupe_key LIKE '%' || $1))::int AS count`,
      [otherId],
    );
    expect(left).toEqual([{ count: 0 }]);
    await sound();
    expect((await merges.undo(officer, keptId, id)).undoneAt).toEqual(TEST_NOW);
    await merges.undo(officer, keptId, id);
    expect(await digest()).toEqual(before);
    await sound();
    const again = await merge(keptId, otherId, { keep: [keep] });
    await merges.undo(officer, keptId, again.id);
    expect(await digest()).toEqual(before);
  });

  it('asks which of two registrations goes on, withdraws the other without a letter, and frees its seat', async () => {
    const eventId = await open(2);
    const [keptId, otherId] = [await aPerson(running.app), await aPerson(running.app)];
    const [kept, other] = [await register(eventId, keptId), await register(eventId, otherId)];
    const third = await register(eventId, await aPerson(running.app));
    await expect(merge(keptId, otherId)).rejects.toMatchObject({ code: 'MERGE_CHOICE_NEEDED' });
    await expect(merge(keptId, otherId, { keep: [kept.id, other.id] })).rejects.toMatchObject({ code: 'MERGE_CHOICE_NEEDED' });
    const { id } = await merge(keptId, otherId, { keep: [other.id] });
    expect([await holderOf(other.id), (await registrations.get(kept.id)).status, (await registrations.get(kept.id)).seats]).toEqual([keptId, 'withdrawn', []]);
    expect((await registrations.get(third.id)).offerUntil).not.toBeNull();
    expect(await sql.rows(`SELECT 1 FROM message WHERE kind = 'registration-withdrawn' AND event_id = $1`, [eventId])).toHaveLength(0);
    await sound();
    // The freed seat is offered to the next in line by now: it cannot be given twice.
    await expect(merges.undo(officer, keptId, id)).rejects.toMatchObject({ code: 'MERGE_UNDO_SEAT' });
    expect(await holderOf(other.id)).toBe(keptId);
    await registrations.withdraw(nobody, eventId, third.id, null);
    await merges.undo(officer, keptId, id);
    expect([await holderOf(other.id), (await registrations.get(kept.id)).status, (await registrations.get(kept.id)).seats]).toEqual([otherId, 'submitted', ['event']]);
    await sound();
  });

  it('leads whoever registers under the other entry, by its id or its names and mailbox, to the one that is kept', async () => {
    const keptId = await create({ familyName: 'Kept', givenName: 'Aliya', email: 'kept@merge.example.org' });
    const otherId = await create({ familyName: 'Other', givenName: 'Aliya', email: 'other@merge.example.org' });
    await merge(keptId, otherId);
    const made = await register(await open(), otherId);
    expect(await holderOf(made.id)).toBe(keptId);
    const named = await registrations.submit(nobody, { eventId: await open(), person: { familyName: 'Other', givenName: 'Aliya', email: 'other@merge.example.org' }, category: 'ngo', answers: {}, consents: { 'event-management': true }, locale: 'en', channel: 'public' });
    expect(await holderOf(named.id)).toBe(keptId);
    await expect(merge(keptId, otherId)).rejects.toMatchObject({ code: 'PERSON_MERGED' });
  });

  it('leaves nothing with the other entry when somebody registers by it at the same moment', async () => {
    for (let round = 0; round < 12; round += 1) {
      const eventId = await open(10);
      const make = (name: string) => create({ familyName: `${name}${round}`, givenName: 'Aliya', email: `${name}${round}@race.example.org` });
      const [keptId, otherId] = [await make('kept'), await make('other')];
      const named = { familyName: `other${round}`, givenName: 'Aliya', email: `other${round}@race.example.org` };
      const [merged, registered] = await Promise.allSettled([merge(keptId, otherId), register(eventId, otherId, round % 2 === 0 ? {} : { person: named })]);
      expect([merged.status, registered.status]).toEqual(['fulfilled', 'fulfilled']);
      expect(await sql.rows('SELECT person_id AS "personId" FROM registration WHERE event_id = $1', [eventId])).toEqual([{ personId: keptId }]);
    }
    await sound();
  });

  it('is carried out once when two officers merge at once, whichever way round', async () => {
    const [a, b] = [await aPerson(running.app), await aPerson(running.app)];
    const both = await Promise.allSettled([merge(a, b), merge(b, a), merge(a, b)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await sql.rows('SELECT 1 FROM person WHERE id IN ($1, $2) AND merged_into IS NOT NULL', [a, b])).toHaveLength(1);
  });

  it('cannot be undone where that would lose what was changed since, and says what', async () => {
    const [keptId, otherId, thirdId] = [await aPerson(running.app), await aPerson(running.app, { phone: '+7 727 123 45 67' }), await aPerson(running.app)];
    const { id } = await merge(keptId, otherId, { take: ['phone'] });
    await sql.rows(`UPDATE person SET phone = '+7 727 765 43 21' WHERE id = $1`, [keptId]);
    await expect(merges.undo(officer, keptId, id)).rejects.toMatchObject({ code: 'MERGE_UNDO_FIELDS', details: { params: { fields: 'phone' } } });
    await sql.rows(`UPDATE person SET phone = '+7 727 123 45 67' WHERE id = $1`, [keptId]);
    const later = await merge(thirdId, keptId);
    expect(await sql.rows('SELECT merged_into AS into FROM person WHERE id IN ($1, $2)', [keptId, otherId])).toEqual([{ into: thirdId }, { into: thirdId }]);
    await expect(merges.undo(officer, keptId, id)).rejects.toMatchObject({ code: 'MERGE_UNDO_LATER' });
    await merges.undo(officer, thirdId, later.id);
    await merges.undo(officer, keptId, id);
    expect(await sql.rows('SELECT merged_into AS into FROM person WHERE id IN ($1, $2)', [keptId, otherId])).toEqual([{ into: null }, { into: null }]);
  });

  it('is refused where both speak for one party in the same days', async () => {
    const { parties } = await aProcess(running.app, { KG: {} });
    await expect(merge(parties['KG']?.principal ?? '', parties['KG']?.alternate ?? '')).rejects.toMatchObject({ code: 'MERGE_DESIGNATIONS_OVERLAP' });
  });
});
