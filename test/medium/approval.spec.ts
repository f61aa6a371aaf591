import type { Actor } from '../../src/access/index.js';
import { People } from '../../src/directory/index.js';
import { newId, Sql } from '../../src/platform/database/index.js';
import { Registrations, FocalPointAnswers, type SubmitInput } from '../../src/registration/index.js';
import type { ApprovalQuery } from '../../src/registration/approval/approval.queries.js';
import { Decisions, type DecisionMade } from '../../src/registration/approval/decisions.js';
import { ApprovalQueue } from '../../src/registration/approval/queue.js';
import { Undo } from '../../src/registration/approval/undo.js';
import type { DecisionKind } from '../../src/registration/approval/approval.rules.js';
import { Changes } from '../../src/registration/own/changes.js';
import { Reconciliation } from '../../src/registration/seats/reconciliation.js';
import { Delivery } from '../../src/messages/delivery/delivery.js';
import { startApplication, TEST_NOW, type TestApplication } from '../support/application.js';
import { anAccount } from '../support/actors.js';
import { anEvent, insert, registrationOpen } from '../support/factories.js';
import { deliverDue } from '../support/mail.js';
import { aProcess } from '../support/process.js';
import { SmtpSink } from '../support/smtp-sink.js';

const nobody: Actor = { kind: 'public' };
const text = (en: string) => ({ en, ru: en });
const FORM = {
  sections: [
    {
      id: 'travel',
      title: text('Travel'),
      fields: [
        { id: 'arrival', kind: 'text', label: text('Arrival'), hint: null, required: false, sensitive: false, options: null, visibleWhen: null, reapprove: true },
        { id: 'passport', kind: 'text', label: text('Passport'), hint: null, required: false, sensitive: true, options: null, visibleWhen: null, reapprove: true },
        { id: 'diet', kind: 'text', label: text('Food'), hint: null, required: false, sensitive: false, options: null, visibleWhen: null },
      ],
    },
  ],
};

describe('approval', () => {
  let running: TestApplication;
  let sink: SmtpSink;
  let sql: Sql;
  let registrations: Registrations;
  let decisions: Decisions;
  let undo: Undo;
  let queue: ApprovalQueue;
  let aigerim: Actor;
  let daniyar: Actor;
  let made = 0;
  beforeAll(async () => {
    sink = await SmtpSink.start();
    running = await startApplication({ env: { SMTP_URL: sink.url } });
    sql = running.app.get(Sql);
    registrations = running.app.get(Registrations);
    decisions = running.app.get(Decisions);
    undo = running.app.get(Undo);
    queue = running.app.get(ApprovalQueue);
    [aigerim, daniyar] = [await officer('Aigerim'), await officer('Daniyar')];
  });
  afterAll(async () => {
    await running.close();
    await sink.stop();
  });
  beforeEach(() => running.clock.set(TEST_NOW));

  const officer = async (name: string): Promise<Actor> => ({ kind: 'account', accountId: await anAccount(running.app, [{ role: 'secretariat', eventId: null }], { name }), name, grants: [{ role: 'secretariat', eventId: null }], tokenId: null, scopes: null });
  const later = (seconds: number) => running.clock.set(new Date(TEST_NOW.getTime() + seconds * 1_000));
  const open = async (capacity: number | null = null, more: Record<string, unknown> = {}) => {
    const eventId = await anEvent(running.app, { capacity });
    await registrationOpen(running.app, eventId, { capacity, ...more });
    return eventId;
  };
  const register = async (eventId: string, more: Partial<SubmitInput> = {}) => {
    made += 1;
    const person = { familyName: `Waiting${made}`, givenName: 'Aliya', email: `waiting${made}@example.org` };
    return registrations.submit(nobody, { eventId, person, category: 'ngo', answers: {}, consents: { 'event-management': true }, locale: 'en', channel: 'public', ...more });
  };
  const seen = async (ids: readonly string[]) => [...(await registrations.cards(ids)).values()].map(({ id, version }) => ({ id, version })).toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  const decide = async (actor: Actor, eventId: string, kind: DecisionKind, ids: readonly string[], more: { words?: string; allOrNone?: boolean } = {}): Promise<DecisionMade> =>
    decisions.decide(actor, eventId, { kind, words: kind === 'approve' ? null : (more.words ?? 'Which ministry?'), registrations: await seen(ids), allOrNone: more.allOrNone ?? false });
  const status = async (id: string) => (await registrations.get(id)).status;
  const idOf = ({ id }: DecisionMade): string => {
    if (id === null) throw new Error('Nothing was decided');
    return id;
  };
  const listed = async (eventId: string, query: Partial<ApprovalQuery> = {}) => (await queue.list(aigerim, eventId, { limit: 50, ...query }, 'en')).items;
  const lettersOf = (id: string) => sql.rows<{ kind: string; status: string; dueAt: Date }>(`SELECT kind, status, due_at AS "dueAt" FROM message WHERE params ->> 'registrationId' = $1 AND kind <> 'registration-received' ORDER BY created_at, id`, [id]);
  const sound = async () => expect(await running.app.get(Reconciliation).differences()).toEqual([]);
  const change = async (eventId: string, id: string, answers: Record<string, unknown>) => running.app.get(Changes).change({ kind: 'link', linkId: newId(), purpose: 'registration', subjectId: id, eventId }, eventId, id, (await registrations.get(id)).version, { answers });
  const ownForm = async (eventId: string) => {
    const formId = await insert(running.app, 'form_version', { id: newId(), event_id: eventId, number: 1, definition: FORM, created_at: TEST_NOW });
    await sql.rows('UPDATE registration_settings SET form_id = $2 WHERE event_id = $1', [eventId, formId]);
  };

  it('tells nobody before the minute is over, and everybody after it', async () => {
    const eventId = await open();
    const { id } = await register(eventId);
    const { undoUntil } = await decide(aigerim, eventId, 'approve', [id]);
    expect(undoUntil).toEqual(new Date(TEST_NOW.getTime() + 60_000));
    later(59);
    await deliverDue(running.app, eventId);
    expect(await lettersOf(id)).toMatchObject([{ kind: 'registration-confirmed', status: 'waiting', dueAt: undoUntil }]);
    later(60);
    await deliverDue(running.app, eventId);
    expect(await lettersOf(id)).toMatchObject([{ status: 'sent' }]);
  });

  it('takes a decision about many back, as if it had not been, and lets it be taken again with its letter', async () => {
    const eventId = await open(10);
    const ids = [(await register(eventId)).id, (await register(eventId)).id];
    const approved = idOf(await decide(aigerim, eventId, 'approve', ids));
    later(59);
    expect(await undo.undo(aigerim, eventId, approved)).toEqual(ids.map((id) => ({ id, undone: true, status: 'submitted', refusal: null })));
    expect(await undo.undo(aigerim, eventId, approved)).toEqual(ids.map((id) => ({ id, undone: true, status: 'submitted', refusal: null })));
    const rejected = idOf(await decide(aigerim, eventId, 'reject', ids));
    await sound();
    await undo.undo(aigerim, eventId, rejected);
    await sound();
    await decide(aigerim, eventId, 'approve', ids);
    later(200);
    await deliverDue(running.app, eventId);
    for (const id of ids) {
      expect(await status(id)).toBe('confirmed');
      expect((await lettersOf(id)).map((letter) => `${letter.kind} ${letter.status}`)).toEqual(['registration-confirmed cancelled', 'registration-rejected cancelled', 'registration-confirmed sent']);
    }
  });

  it('refuses to take back what is older than a minute, or what something has happened to since, and says which', async () => {
    const eventId = await open(10);
    const [one, two] = [(await register(eventId)).id, (await register(eventId)).id];
    const decision = idOf(await decide(aigerim, eventId, 'approve', [one, two]));
    await registrations.withdraw(nobody, eventId, one, null);
    expect(await undo.undo(aigerim, eventId, decision)).toEqual([
      { id: one, undone: false, status: 'withdrawn', refusal: 'MOVED_ON' },
      { id: two, undone: true, status: 'submitted', refusal: null },
    ]);
    const again = idOf(await decide(aigerim, eventId, 'reject', [two]));
    later(60);
    await expect(undo.undo(aigerim, eventId, again)).rejects.toMatchObject({ code: 'UNDO_TOO_LATE' });
    await expect(undo.undo(aigerim, await open(), again)).rejects.toMatchObject({ code: 'DECISION_UNKNOWN' });
    await sound();
  });

  it('keeps the seat of somebody rejected from being offered for a minute, and passes it on then', async () => {
    const eventId = await open(1);
    const [first, second] = [await register(eventId), await register(eventId)];
    const decision = idOf(await decide(aigerim, eventId, 'reject', [first.id], { words: 'Not this time.' }));
    await undo.settle();
    expect((await registrations.get(second.id)).offerUntil).toBeNull();
    await undo.undo(aigerim, eventId, decision);
    expect([await status(first.id), (await registrations.get(first.id)).seats]).toEqual(['submitted', ['event']]);
    await decide(aigerim, eventId, 'reject', [first.id], { words: 'Not this time.' });
    later(61);
    await Promise.all([undo.settle(), undo.settle()]);
    expect((await registrations.get(second.id)).offerUntil).not.toBeNull();
    await sound();
  });

  it('does not give a seat twice when it has gone to somebody else before the rejection is taken back, nor register a person twice', async () => {
    const eventId = await open(1);
    const first = await register(eventId);
    const decision = idOf(await decide(aigerim, eventId, 'reject', [first.id]));
    await register(eventId);
    expect(await undo.undo(aigerim, eventId, decision)).toMatchObject([{ undone: false, status: 'rejected', refusal: 'SEAT_GONE' }]);
    const wide = await open(5);
    const person = { familyName: 'Twice', givenName: 'Aliya', email: 'twice-approval@example.org' };
    const once = await register(wide, { person });
    const rejected = idOf(await decide(aigerim, wide, 'reject', [once.id]));
    await register(wide, { person });
    expect(await undo.undo(aigerim, wide, rejected)).toMatchObject([{ undone: false, refusal: 'REGISTERED_AGAIN' }]);
    await sound();
  });

  it('lets one of two officers decide who decide at once, and tells the other by name', async () => {
    const eventId = await open(10);
    for (let round = 0; round < 5; round += 1) {
      const { id } = await register(eventId);
      const both = await Promise.all([decide(aigerim, eventId, 'approve', [id]), decide(daniyar, eventId, 'reject', [id])]);
      const [winner, loser] = both[0].id === null ? [both[1], both[0]] : both;
      expect([winner.outcomes[0]?.done, loser.id, loser.outcomes[0]]).toEqual([true, null, expect.objectContaining({ done: false, refusal: 'DECIDED_ALREADY', by: both[0].id === null ? 'Daniyar' : 'Aigerim' })]);
      expect(await lettersOf(id)).toHaveLength(1);
    }
    await sound();
  });

  it('carries out once what is sent twice at once, and tells both that it is done', async () => {
    const eventId = await open();
    const { id } = await register(eventId);
    const wish = { kind: 'approve', words: null, registrations: await seen([id]), allOrNone: false } as const;
    const both = await Promise.all([decisions.decide(aigerim, eventId, wish), decisions.decide(aigerim, eventId, wish)]);
    expect(both.map(({ outcomes }) => outcomes[0]?.done)).toEqual([true, true]);
    expect(both.filter(({ id: decided }) => decided !== null)).toHaveLength(1);
    expect(await lettersOf(id)).toHaveLength(1);
  });

  it('decides about all or none where that is wanted, else about each that can be', async () => {
    const eventId = await open(10);
    const [one, two] = [(await register(eventId)).id, (await register(eventId)).id];
    await registrations.withdraw(nobody, eventId, one, null);
    expect(await decide(aigerim, eventId, 'approve', [one, two], { allOrNone: true })).toMatchObject({ id: null, outcomes: [{ refusal: 'NOTHING_TO_DECIDE' }, { refusal: 'HELD_BACK', status: 'submitted' }] });
    expect(await status(two)).toBe('submitted');
    expect(await decide(aigerim, eventId, 'approve', [one, two])).toMatchObject({ id: expect.any(String), outcomes: [{ done: false }, { done: true, status: 'confirmed' }] });
    const elsewhere = await open();
    expect((await decide(aigerim, elsewhere, 'approve', [two])).outcomes).toMatchObject([{ refusal: 'REGISTRATION_UNKNOWN', status: null }]);
  });

  it('sends a letter or takes the decision back, never both, when the minute ends while somebody undoes', async () => {
    const eventId = await open();
    for (let round = 0; round < 6; round += 1) {
      running.clock.set(new Date(TEST_NOW.getTime() + round * 300_000));
      const { id } = await register(eventId);
      const decision = idOf(await decide(aigerim, eventId, 'approve', [id]));
      const [letter] = await sql.rows<{ id: string }>(`SELECT id FROM message WHERE params ->> 'registrationId' = $1 AND kind = 'registration-confirmed'`, [id]);
      // A worker whose clock is a little ahead.
      const [undone] = await Promise.allSettled([undo.undo(aigerim, eventId, decision), running.app.get(Delivery).deliver({ ids: [letter?.id ?? ''] })]);
      const back = undone.status === 'fulfilled' && undone.value[0]?.undone === true;
      const [after] = await lettersOf(id);
      expect([back, await status(id), after?.status]).toEqual(back ? [true, 'submitted', 'cancelled'] : [false, 'confirmed', 'sent']);
    }
  });

  it('asks for more by letter, keeps the registration as it is, and hears the answer when the person changes something', async () => {
    const eventId = await open();
    await ownForm(eventId);
    const { id } = await register(eventId, { locale: 'ru' });
    const decision = idOf(await decide(aigerim, eventId, 'ask', [id], { words: 'Какое министерство Вы представляете?' }));
    expect(await listed(eventId)).toMatchObject([{ id, status: 'submitted', waitsFor: 'participant', asked: { words: 'Какое министерство Вы представляете?', askedBy: 'Aigerim', answeredAt: null } }]);
    expect((await decide(aigerim, eventId, 'ask', [id], { words: 'Какое министерство Вы представляете?' })).id).toBeNull();
    await undo.undo(aigerim, eventId, decision);
    expect(await listed(eventId)).toMatchObject([{ waitsFor: 'secretariat', asked: null }]);
    await decide(aigerim, eventId, 'ask', [id], { words: 'Какое министерство?' });
    later(61);
    await deliverDue(running.app, eventId);
    const letter = await sink.mails.at(-1)?.parsed();
    expect(await lettersOf(id)).toMatchObject([{ status: 'cancelled' }, { kind: 'registration-more-asked', status: 'sent' }]);
    expect([letter?.subject, letter?.text]).toEqual([expect.stringContaining('дополнить'), expect.stringMatching(/Какое министерство\?[\s\S]*\/registration\//)]);
    await change(eventId, id, { diet: 'No fish' });
    expect(await listed(eventId)).toMatchObject([{ waitsFor: 'secretariat', asked: { answeredAt: expect.any(Date) } }]);
  });

  it('drops a letter that asks what is answered before it leaves', async () => {
    const eventId = await open();
    await ownForm(eventId);
    const { id } = await register(eventId);
    await decide(aigerim, eventId, 'ask', [id]);
    await change(eventId, id, { diet: 'No fish' });
    later(61);
    await deliverDue(running.app, eventId);
    expect(await lettersOf(id)).toMatchObject([{ kind: 'registration-more-asked', status: 'cancelled' }]);
  });

  it('lets the focal point speak first where the event wants it, about people of the party that nobody nominated', async () => {
    const eventId = await open(null, { focal_point_first: true });
    const { parties } = await aProcess(running.app, { KZ: {} });
    const partyId = parties['KZ']?.partyId ?? '';
    const of = (more: Partial<SubmitInput> = {}) => register(eventId, { category: 'member-state', partyId, ...more });
    const [one, nominated, alone] = [await of(), await of(), await register(eventId)];
    await sql.rows(`UPDATE registration SET channel = 'nomination' WHERE id = $1`, [nominated.id]);
    expect((await listed(eventId)).map(({ waitsFor }) => waitsFor)).toEqual(['focal-point', 'secretariat', 'secretariat']);
    await expect(registrations.approve(aigerim, eventId, one.id)).rejects.toMatchObject({ code: 'FOCAL_POINT_FIRST' });
    await sql.rows(`UPDATE registration SET status = 'waitlisted' WHERE id = $1`, [one.id]);
    await expect(registrations.approve(aigerim, eventId, one.id)).rejects.toMatchObject({ code: 'FOCAL_POINT_FIRST' });
    await sql.rows(`UPDATE registration SET status = 'submitted' WHERE id = $1`, [one.id]);
    expect((await decide(aigerim, eventId, 'approve', [one.id, nominated.id, alone.id])).outcomes.map(({ refusal }) => refusal)).toEqual(['FOCAL_POINT_FIRST', null, null]);
    const answers = running.app.get(FocalPointAnswers);
    await expect(answers.answer(nobody, eventId, one.id, { supported: true, note: null, partyId: newId() })).rejects.toMatchObject({ code: 'REGISTRATION_UNKNOWN' });
    await answers.answer(nobody, eventId, one.id, { supported: false, note: 'Has left the ministry', partyId });
    expect(await listed(eventId)).toMatchObject([{ waitsFor: 'secretariat', focalPoint: { supported: false, note: 'Has left the ministry' } }]);
    expect((await decide(aigerim, eventId, 'approve', [one.id])).outcomes).toMatchObject([{ done: true }]);
    await expect(answers.answer(nobody, eventId, one.id, { supported: true, note: null, partyId })).rejects.toMatchObject({ code: 'FOCAL_POINT_UNASKED' });
  });

  describe('after approval', () => {
    let eventId: string;
    let id: string;
    beforeEach(async () => {
      eventId = await open(3);
      await ownForm(eventId);
      id = (await register(eventId, { answers: { arrival: 'Monday', passport: 'N1234567', diet: 'Any' } })).id;
      await registrations.approve(aigerim, eventId, id);
    });

    it('is needed again for changed answers that are marked so, old beside new, the sensitive ones sealed; seat and status stay', async () => {
      await change(eventId, id, { arrival: 'Monday', passport: 'N1234567', diet: 'No fish' });
      expect(await listed(eventId)).toEqual([]);
      await change(eventId, id, { arrival: 'Tuesday', passport: 'N7654321', diet: 'No fish' });
      const [row] = await listed(eventId);
      expect(row).toMatchObject({ id, status: 'confirmed', changes: [{ field: 'arrival', before: 'Monday', after: 'Tuesday' }, { field: 'passport', before: null, after: null, sensitive: true }] });
      expect((await queue.one(aigerim, eventId, id, 'en'))?.changes).toMatchObject([{ field: 'arrival' }, { field: 'passport', before: 'N1234567', after: 'N7654321' }]);
      const [kept] = await sql.rows<{ all: string }>('SELECT row_to_json(a)::text AS all FROM registration_reapproval a WHERE registration_id = $1', [id]);
      expect([kept?.all.includes('Monday'), kept?.all.includes('N1234567')]).toEqual([true, false]);
      expect((await registrations.get(id)).seats).toEqual(['event']);
      await decide(aigerim, eventId, 'approve', [id]);
      expect([await listed(eventId), await status(id)]).toEqual([[], 'confirmed']);
    });

    it('compares with what was approved however often something is changed, and needs nothing when that is back', async () => {
      await change(eventId, id, { arrival: 'Tuesday', passport: 'N1234567', diet: 'Any' });
      await change(eventId, id, { arrival: 'Wednesday', passport: 'N9', diet: 'Any' });
      expect((await queue.one(aigerim, eventId, id, 'en'))?.changes).toMatchObject([{ before: 'Monday', after: 'Wednesday' }, { before: 'N1234567', after: 'N9' }]);
      await change(eventId, id, { arrival: 'Monday', passport: 'N9', diet: 'Any' });
      expect((await queue.one(aigerim, eventId, id, 'en'))?.changes).toMatchObject([{ field: 'passport', before: 'N1234567', after: 'N9' }]);
      await change(eventId, id, { arrival: 'Monday', passport: 'N1234567', diet: 'Any' });
      expect(await queue.one(aigerim, eventId, id, 'en')).toBeNull();
    });

    it('ends the participation when the change is not accepted, frees the seat, and can be taken back', async () => {
      await change(eventId, id, { arrival: 'Tuesday', passport: 'N1234567' });
      const decision = idOf(await decide(aigerim, eventId, 'reject', [id], { words: 'The visa cannot be changed any more.' }));
      expect([await status(id), (await registrations.get(id)).seats]).toEqual(['withdrawn', []]);
      await sound();
      await undo.undo(aigerim, eventId, decision);
      expect([await status(id), (await registrations.get(id)).seats, (await listed(eventId)).map(({ changes }) => changes.length)]).toEqual(['confirmed', ['event'], [1]]);
      const accepted = idOf(await decide(aigerim, eventId, 'approve', [id]));
      await undo.undo(aigerim, eventId, accepted);
      expect(await listed(eventId)).toHaveLength(1);
      await sound();
    });

    it('does not let through an approval of what was not seen', async () => {
      await change(eventId, id, { arrival: 'Tuesday', passport: 'N1234567' });
      const looked = await seen([id]);
      await change(eventId, id, { arrival: 'Friday', passport: 'N1234567' });
      const wish = { kind: 'approve', words: null, registrations: looked, allOrNone: false } as const;
      expect(await decisions.decide(aigerim, eventId, wish)).toMatchObject({ id: null, outcomes: [{ refusal: 'CHANGED_SINCE' }] });
    });
  });

  describe('has in view', () => {
    it('who may be the same human: by name in any script, by the day of birth, and as a hint by a shared mailbox', async () => {
      const eventId = await open();
      const people = running.app.get(People);
      const tx = sql.manager;
      const person = await people.create(tx, { familyName: 'Akhmetova', givenName: 'Aigul', email: 'office@example.org', birthDate: '1980-02-01' });
      const cyrillic = await people.create(tx, { familyName: 'Ахметова', givenName: 'Айгуль', email: 'aigul@example.org' });
      const married = await people.create(tx, { familyName: 'Serikova', givenName: 'Aigul', birthDate: '1980-02-01' });
      const colleague = await people.create(tx, { familyName: 'Omarov', givenName: 'Dias', email: 'office@example.org' });
      const namesake = await people.create(tx, { familyName: 'Akhmetova', givenName: 'Aigul', birthDate: '1999-09-09' });
      await people.create(tx, { familyName: 'Nobody', givenName: 'Else', birthDate: '1980-02-01' });
      const other = await registrations.submit(nobody, { eventId, person: { id: cyrillic }, category: 'ngo', answers: {}, consents: { 'event-management': true }, locale: 'en', channel: 'public' });
      await registrations.submit(nobody, { eventId, person: { id: person }, category: 'ngo', answers: {}, consents: { 'event-management': true }, locale: 'en', channel: 'public' });
      await registrations.submit(nobody, { eventId, person: { id: colleague }, category: 'ngo', answers: {}, consents: { 'event-management': true }, locale: 'en', channel: 'public' });
      const rows = await listed(eventId);
      const mine = rows.find(({ personId }) => personId === person);
      expect(mine?.duplicates.map(({ personId, likeness, reasons, registrationId }) => [personId, likeness, reasons, registrationId])).toEqual([
        [cyrillic, 'possible', ['name'], other.id],
        [married, 'possible', ['birth-date'], null],
        [colleague, 'hint', ['mailbox'], expect.any(String)],
        [namesake, 'hint', ['name'], null],
      ]);
      // A shared mailbox alone makes nobody a duplicate.
      expect((await listed(eventId, { part: 'duplicates' })).map(({ personId }) => personId)).toEqual([cyrillic, person]);
    });

    it('how full the party and the category are, and which required answers are missing', async () => {
      const eventId = await open(9);
      const { id } = await register(eventId);
      await insert(running.app, 'ledger', { event_id: eventId, key: 'category:ngo', capacity: 4, taken: 3 }, 'key');
      await insert(running.app, 'ledger', { event_id: eventId, key: 'category:expert', capacity: 4, taken: 4 }, 'key');
      await ownForm(eventId);
      await sql.rows(`UPDATE form_version SET definition = jsonb_set(definition, '{sections,0,fields,0,required}', 'true') WHERE event_id = $1`, [eventId]);
      const [row] = await listed(eventId);
      expect(row).toMatchObject({ id, missing: [{ field: 'arrival', label: { en: 'Arrival' } }] });
      expect(row?.limits.toSorted((a, b) => (a.key < b.key ? -1 : 1))).toEqual([{ key: 'category:ngo', capacity: 4, taken: 3 }, { key: 'event', capacity: 9, taken: 1 }]);
      await sql.rows('DELETE FROM ledger WHERE event_id = $1 AND key <> $2', [eventId, 'event']);
    });

    it('five thousand who wait, oldest first, part by part and quickly', async () => {
      const eventId = await open();
      await sql.rows(
        `WITH made AS (INSERT INTO person (id, family_name, given_name, email, search, name_keys, created_at)
           SELECT uuidv7(), 'Rush' || n, 'Aliya', 'rush' || n || '@example.org', 'rush' || n || ' alia', ARRAY['alia rush' || n / 2], $2 FROM generate_series(1, 5000) AS n RETURNING id)
         INSERT INTO registration (id, event_id, person_id, category, status, channel, created_at, updated_at)
         SELECT uuidv7(), $1, id, 'ngo', 'submitted', 'public', $2::timestamptz + make_interval(secs => (random() * 1000)::int), $2 FROM made`,
        [eventId, TEST_NOW],
      );
      const times: number[] = [];
      let cursor: string | undefined;
      const all: { id: string; since: Date }[] = [];
      for (let page = 0; page < 4; page += 1) {
        const began = performance.now();
        const part = await queue.list(aigerim, eventId, { limit: 100, part: 'duplicates', ...(cursor && { cursor }) }, 'en');
        times.push(performance.now() - began);
        all.push(...part.items);
        cursor = part.next ?? undefined;
      }
      expect(new Set(all.map(({ id }) => id)).size).toBe(400);
      expect(all.map(({ since }) => since.getTime())).toEqual(all.map(({ since }) => since.getTime()).toSorted((a, b) => a - b));
      expect(Math.min(...times)).toBeLessThan(2_000);
      expect(await queue.counts(eventId)).toMatchObject({ all: 5_000, secretariat: 5_000, changed: 0 });
    });
  });

});
