import type { INestApplicationContext } from '@nestjs/common';
import { Links, type Actor } from '../../src/access/index.js';
import { People } from '../../src/directory/index.js';
import { AttentionSources, EventLife } from '../../src/events/index.js';
import { EventsService } from '../../src/events/event/events.service.js';
import { InvitationChanges } from '../../src/invitations/desk/invitation-changes.js';
import { InvitationDesk } from '../../src/invitations/desk/invitation-desk.js';
import { OwnInvitation } from '../../src/invitations/answers/own-invitation.service.js';
import { StaffAnswers } from '../../src/invitations/answers/staff-answers.service.js';
import { Invitations as InvitationsDoor } from '../../src/invitations/index.js';
import { Sending } from '../../src/invitations/sending/sending.service.js';
import type { InvitationWish } from '../../src/invitations/sending/wish.js';
import { Delivery } from '../../src/messages/delivery/delivery.js';
import { newId, Sql } from '../../src/platform/database/index.js';
import { Refusal } from '../../src/platform/http/index.js';
import { Registrations } from '../../src/registration/index.js';
import { startApplication, TEST_NOW, type TestApplication } from '../support/application.js';
import { openConnections } from '../support/database.js';
import { anEvent, aPerson, insert, registrationOpen } from '../support/factories.js';
import { deliverDue } from '../support/mail.js';
import { aProcess, belongsTo } from '../support/process.js';
import { secondApplication } from '../support/second-application.js';
import { SmtpSink } from '../support/smtp-sink.js';

const STAFF: Actor = { kind: 'account', accountId: newId(), name: 'Secretary', grants: [{ role: 'secretariat', eventId: null }], tokenId: null, scopes: null };
const CONSENTS = { 'event-management': true };

interface Row {
  id: string;
  person_id: string;
  party_id: string | null;
  status: string;
  answer_by: Date | null;
  answered_through: string | null;
  registration_id: string | null;
  substitute_invitation_id: string | null;
  version: number;
}

describe('invitations', () => {
  let running: TestApplication;
  let sink: SmtpSink;
  let sql: Sql;
  let sending: Sending;
  let own: OwnInvitation;
  let eventId: string;
  beforeAll(async () => {
    sink = await SmtpSink.start();
    running = await startApplication({ env: { SMTP_URL: sink.url, INSTANCE_NAME: 'Secretariat of the Almaty Process' } });
    sql = running.app.get(Sql);
    sending = running.app.get(Sending);
    own = running.app.get(OwnInvitation);
  });
  afterAll(async () => {
    await running.close();
    await sink.stop();
  });
  beforeEach(async () => {
    sink.mails.length = 0;
    running.clock.set(TEST_NOW);
    eventId = await anEvent(running.app, { city: { en: 'Almaty', ru: 'Алматы' }, country_iso2: 'KZ' });
    await registrationOpen(running.app, eventId);
  });

  const wish = (more: Partial<InvitationWish> = {}): InvitationWish => ({ audience: 'people', category: 'member-state', answerBy: '2026-09-08T18:00', ...more });
  const invite = (personIds: readonly string[], more: Partial<InvitationWish> = {}) => sending.invite(STAFF, eventId, wish({ personIds, ...more }));
  const rowOf = async (personId: string): Promise<Row> => {
    const [found] = await sql.rows<Row>('SELECT * FROM invitation WHERE event_id = $1 AND person_id = $2 ORDER BY created_at DESC, id DESC', [eventId, personId]);
    if (!found) throw new Error('Nobody has invited this person');
    return found;
  };
  const holderOf = async (personId: string): Promise<Actor> => ({ kind: 'link', linkId: newId(), purpose: 'invitation', subjectId: (await rowOf(personId)).id, eventId });
  const accepting = async (personId: string, from: INestApplicationContext = running.app) => {
    const card = (await running.app.get(People).cards([personId])).get(personId);
    if (!card) throw new Error('There is no such person');
    const { familyName, givenName, email } = card;
    return from.get(OwnInvitation).accept(await holderOf(personId), { person: { familyName, givenName, email }, answers: {}, consents: CONSENTS, locale: 'en' });
  };
  const outcome = async (work: Promise<unknown>): Promise<string> => {
    try {
      await work;
      return 'done';
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
  };
  const letters = (kind = '%') => sql.rows<{ kind: string; person_id: string; status: string; status_reason: string | null }>('SELECT kind, person_id, status, status_reason FROM message WHERE event_id = $1 AND kind LIKE $2 ORDER BY created_at, id', [eventId, kind]);
  const status = async (to: 'cancelled' | 'postponed' | 'published', reason: string | null = 'The host has changed its plans.') => running.app.get(EventLife).step(STAFF, eventId, to, reason);
  const move = async (change: { startsLocal: string; endsLocal: string }) => {
    const [{ version } = { version: 0 }] = await sql.rows<{ version: number }>('SELECT version FROM event WHERE id = $1', [eventId]);
    return running.app.get(EventsService).change(STAFF, eventId, version, change);
  };

  describe('to focal points', () => {
    it('go to the principals of members and observers on the day of the event, for their party, each in their own language', async () => {
      const { processId, parties } = await aProcess(running.app, { KZ: { language: 'ru' }, TR: {}, IR: { status: 'observer', language: 'fa' }, UZ: { status: 'guest' } });
      await belongsTo(running.app, eventId, processId);
      await sql.rows(`UPDATE party_status SET valid_to = '2029-12-31' WHERE party_id = $1`, [parties['UZ']?.partyId]);
      await insert(running.app, 'party_status', { id: newId(), party_id: parties['UZ']?.partyId, status: 'member', valid_from: '2030-01-01' });
      const plan = await sending.preview(STAFF, eventId, wish({ audience: 'focal-points' }));
      expect(plan.invitees.map(({ personId, partyId, language }) => ({ personId, partyId, language }))).toEqual([
        { personId: parties['IR']?.principal, partyId: parties['IR']?.partyId, language: 'en' },
        { personId: parties['KZ']?.principal, partyId: parties['KZ']?.partyId, language: 'ru' },
        { personId: parties['TR']?.principal, partyId: parties['TR']?.partyId, language: 'en' },
      ]);
      expect(plan.letter).toBe('invitation-forum');
      expect(await sending.invite(STAFF, eventId, wish({ audience: 'focal-points' }))).toEqual({ invited: 3, leftOut: [] });
      await deliverDue(running.app, eventId);
      const russian = (await Promise.all(sink.mails.map((mail) => mail.parsed()))).find(({ subject }) => subject?.startsWith('Приглашение'));
      expect(russian?.text).toContain('Приглашаемая сторона: Казахстан');
      expect(russian?.text).toContain('8 сентября 2026 г., 18:00 (время: Алматы)');
      expect(russian?.text).toMatch(/Секретариат имеет честь/);
      const english = (await Promise.all(sink.mails.map((mail) => mail.parsed()))).find(({ text }) => text?.includes('Türkiye'));
      expect(english?.text).toContain('8 September 2026, 18:00 (Almaty time)');
      expect(english?.text).toMatch(/http:\/\/localhost:3000\/invitation\/[\w-]{43}/);
      expect((await rowOf(parties['KZ']?.principal ?? '')).status).toBe('sent');
    });

    it('reach alternates and guests when that is asked, and nobody when the event belongs to no process', async () => {
      const { processId, parties } = await aProcess(running.app, { KZ: {}, UZ: { status: 'guest' } });
      expect(await outcome(sending.preview(STAFF, eventId, wish({ audience: 'focal-points' })))).toBe('EVENT_WITHOUT_PROCESS');
      await belongsTo(running.app, eventId, processId);
      const plan = await sending.preview(STAFF, eventId, wish({ audience: 'focal-points', statuses: ['guest'], includeAlternates: true }));
      expect(plan.invitees.map(({ personId }) => personId)).toEqual([parties['UZ']?.principal, parties['UZ']?.alternate]);
    });
  });

  it('leave people out, each for a reason, and repeat nothing when they are sent again', async () => {
    const [fresh, excluded, registered, mute, suppressed, weary] = await Promise.all([aPerson(running.app), aPerson(running.app), aPerson(running.app), aPerson(running.app, { email: null }), aPerson(running.app, { email: 'gone@example.org' }), aPerson(running.app)]);
    await running.app.get(Registrations).submit(STAFF, { eventId, person: { id: registered }, category: 'ngo', answers: {}, consents: {}, locale: 'en', channel: 'staff' });
    await sql.rows(`INSERT INTO suppressed_address (address, reason, since) VALUES ('GONE@example.org', 'No such mailbox', now())`);
    await sql.rows(`INSERT INTO unsubscription (person_id, purpose, since) VALUES ($1, 'invitation', now())`, [weary]);
    const everybody = { personIds: [fresh, excluded, registered, mute, suppressed, weary], exclude: [excluded] };
    const expected = [
      { personId: excluded, reason: 'excluded' },
      { personId: registered, reason: 'already-registered' },
      { personId: mute, reason: 'no-mailbox' },
      { personId: suppressed, reason: 'suppressed' },
      { personId: weary, reason: 'unsubscribed' },
    ];
    const preview = await sending.preview(STAFF, eventId, wish(everybody));
    expect(preview.leftOut).toMatchObject(expected);
    expect(await invite([], everybody)).toMatchObject({ invited: 1, leftOut: expected });
    expect(await invite([], everybody)).toMatchObject({ invited: 0, leftOut: [{ personId: fresh, reason: 'already-invited' }, ...expected] });
    expect(await letters('invitation%')).toHaveLength(1);
  });

  it('to a list make its people once, find those who are there in any script, and make nobody for a preview', async () => {
    const known = await aPerson(running.app, { family_name: 'Akhmetova', given_name: 'Aigerim', email: 'office@example.org', correspondence_language: 'ru' });
    const list = [
      { familyName: 'Ахметова', givenName: 'Айгерим', email: 'Office@example.org', correspondenceLanguage: 'en' as const },
      { familyName: 'Bekov', givenName: 'Timur', email: 'office@example.org', correspondenceLanguage: 'ru' as const },
      { familyName: 'bekov', givenName: 'timur', email: 'office@example.org', correspondenceLanguage: 'ru' as const },
    ];
    const people = () => sql.rows('SELECT id FROM person');
    const before = (await people()).length;
    const preview = await sending.preview(STAFF, eventId, wish({ audience: 'list', list }));
    expect(preview.invitees.map(({ personId, language }) => [personId, language])).toEqual([[known, 'ru'], [null, 'ru']]);
    expect(preview.leftOut).toMatchObject([{ reason: 'twice' }]);
    expect((await people()).length).toBe(before);
    expect(await sending.invite(STAFF, eventId, wish({ audience: 'list', list }))).toMatchObject({ invited: 2 });
    expect(await sending.invite(STAFF, eventId, wish({ audience: 'list', list }))).toMatchObject({ invited: 0 });
    expect((await people()).length).toBe(before + 1);
  });

  it('sent by two at once make one invitation and one letter a person', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, () => aPerson(running.app)));
    const second = await secondApplication();
    const answers = await Promise.all([invite(people), second.get(Sending).invite(STAFF, eventId, wish({ personIds: people.toReversed() })), invite(people)]);
    await second.close();
    expect(answers.map(({ invited }) => invited).toSorted((a, b) => a - b)).toEqual([0, 0, 12]);
    expect(await letters('invitation%')).toHaveLength(12);
  });

  it('count a person’s State as their party where people come for a State', async () => {
    const { processId, parties } = await aProcess(running.app, { KG: {} });
    await belongsTo(running.app, eventId, processId);
    const person = await aPerson(running.app, { state_iso2: 'KG' });
    const expert = await aPerson(running.app, { state_iso2: 'KG' });
    await invite([person]);
    await invite([expert], { category: 'expert' });
    expect((await rowOf(person)).party_id).toBe(parties['KG']?.partyId);
    expect((await rowOf(expert)).party_id).toBeNull();
    await own.decline(await holderOf(person), 'On mission');
    const summary = await running.app.get(InvitationDesk).summary(eventId);
    expect(summary).toMatchObject({ invited: 2, prepared: 1, answered: 1, declined: 1, accepted: 0 });
    expect(summary.byParty).toMatchObject([{ partyId: parties['KG']?.partyId, party: { en: 'Kyrgyzstan' }, invited: 1, declined: 1 }, { partyId: null, invited: 1, declined: 0 }]);
  });

  describe('answered by the link', () => {
    it('are accepted together with the registration that is the answer, as what and for whom the person was asked', async () => {
      const { processId, parties } = await aProcess(running.app, { TJ: {} });
      await belongsTo(running.app, eventId, processId);
      const { partyId = '', principal = '' } = parties['TJ'] ?? {};
      await sending.invite(STAFF, eventId, wish({ audience: 'focal-points' }));
      const made = await accepting(principal);
      expect(await rowOf(principal)).toMatchObject({ status: 'accepted', registration_id: made.id, answered_through: 'link' });
      expect(await running.app.get(Registrations).get(made.id)).toMatchObject({ personId: principal, partyId, category: 'member-state', channel: 'invitation', status: 'submitted' });
      expect(made.token).toMatch(/^[\w-]{43}$/);
    });

    it('are accepted once, although two processes take the answer at once', async () => {
      const second = await secondApplication();
      for (let round = 0; round < 4; round += 1) {
        const person = await aPerson(running.app);
        await invite([person]);
        const outcomes = await Promise.all([running.app, second, running.app, second].map((from) => outcome(accepting(person, from))));
        expect(outcomes.toSorted()).toEqual(['ALREADY_ACCEPTED', 'ALREADY_ACCEPTED', 'ALREADY_ACCEPTED', 'done']);
        expect(await sql.rows('SELECT 1 FROM registration WHERE event_id = $1 AND person_id = $2', [eventId, person])).toHaveLength(1);
      }
      await second.close();
    });

    it('are accepted or withdrawn, never both, when both come at once', async () => {
      const second = await secondApplication();
      const seen = new Set<string>();
      for (let round = 0; round < 12; round += 1) {
        const person = await aPerson(running.app);
        await invite([person]);
        const { id } = await rowOf(person);
        const withdraw = () => outcome(second.get(InvitationChanges).withdraw(STAFF, eventId, id, { reason: null, tell: true }));
        const wait = round % 4 === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, round * 2));
        const [accepted, withdrawn] = await Promise.all([outcome(accepting(person)), wait.then(withdraw)]);
        const live = await sql.rows(`SELECT 1 FROM registration WHERE event_id = $1 AND person_id = $2`, [eventId, person]);
        seen.add(`${accepted} ${withdrawn}`);
        expect([`done TRANSITION_NOT_ALLOWED 1 accepted`, 'INVITATION_CANCELLED done 0 cancelled']).toContain(`${accepted} ${withdrawn} ${live.length} ${(await rowOf(person)).status}`);
      }
      await second.close();
      expect(seen.size).toBeGreaterThan(0);
    });

    it('are accepted or declined, never both, when both come at once', async () => {
      for (let round = 0; round < 6; round += 1) {
        const person = await aPerson(running.app);
        await invite([person]);
        const outcomes = await Promise.all([outcome(accepting(person)), outcome(own.decline(await holderOf(person), null))]);
        expect(outcomes.filter((one) => one === 'done')).toHaveLength(1);
        const live = await sql.rows(`SELECT 1 FROM registration WHERE event_id = $1 AND person_id = $2`, [eventId, person]);
        expect([(await rowOf(person)).status, live.length]).toEqual(outcomes[0] === 'done' ? ['accepted', 1] : ['declined', 0]);
      }
    });

    it('are declined or withdrawn, once, when answers by the link and by staff and a withdrawal come at once', async () => {
      await openConnections(sql);
      for (let round = 0; round < 6; round += 1) {
        const person = await aPerson(running.app);
        await invite([person]);
        const [holder, { id }] = [await holderOf(person), await rowOf(person)];
        const answers = [own.decline(holder, 'Ill'), running.app.get(StaffAnswers).record(STAFF, eventId, id, { answer: 'declined', reason: 'By phone', substitute: null }), running.app.get(InvitationChanges).withdraw(STAFF, eventId, id, { reason: null, tell: false })];
        expect((await Promise.all(answers.map(outcome))).filter((one) => one === 'done')).toHaveLength(1);
      }
    });

    it('stay unanswered when the registration is refused', async () => {
      const person = await aPerson(running.app);
      await invite([person]);
      await sql.rows(`UPDATE registration_settings SET waiting_list = false WHERE event_id = $1`, [eventId]);
      await sql.rows(`UPDATE ledger SET capacity = 0 WHERE event_id = $1`, [eventId]);
      expect(await outcome(accepting(person))).toBe('EVENT_FULL');
      expect((await rowOf(person)).status).toBe('prepared');
    });

    it('let nobody register in another’s name or at another mailbox', async () => {
      const person = await aPerson(running.app, { family_name: 'Rahimov', given_name: 'Parviz', other_scripts: { cyrillic: { family: 'Раҳимов', given: 'Парвиз' } }, email: 'rahimov@example.org' });
      await invite([person]);
      const accept = async (told: { familyName: string; givenName: string; email: string }) => outcome(own.accept(await holderOf(person), { person: told, answers: {}, consents: CONSENTS, locale: 'en' }));
      expect(await accept({ familyName: 'Nazarova', givenName: 'Zarina', email: 'rahimov@example.org' })).toBe('INVITATION_FOR_ANOTHER');
      expect(await accept({ familyName: 'Rahimov', givenName: 'Parviz', email: 'private@example.org' })).toBe('MAILBOX_DIFFERS');
      expect(await accept({ familyName: 'Парвиз', givenName: 'Раҳимов', email: 'Rahimov@Example.org' })).toBe('done');
    });

    it('complete what the directory does not know of the person and rewrite nothing', async () => {
      const person = await aPerson(running.app, { sex: null, state_iso2: 'KZ' });
      await invite([person]);
      const { familyName, givenName, email } = (await running.app.get(People).cards([person])).get(person) ?? { familyName: '', givenName: '', email: '' };
      const told = { familyName, givenName, email, sex: 'male' as const, stateIso2: 'UZ', institutionName: { en: 'Ministry of Labour' }, position: { en: 'Adviser' } };
      await own.accept(await holderOf(person), { person: told, answers: {}, consents: CONSENTS, locale: 'en' });
      expect((await running.app.get(People).cards([person])).get(person)).toMatchObject({ sex: 'male', stateIso2: 'KZ', institution: { en: 'Ministry of Labour' }, position: { en: 'Adviser' } });
    });

    it('are answered whole or not at all: when what a person tells of themselves cannot be kept, nobody is registered, and the answer can be sent again', async () => {
      const person = await aPerson(running.app);
      await invite([person]);
      const people = running.app.get(People);
      people.complete = () => Promise.reject(new Error('The database is away'));
      try {
        await expect(accepting(person)).rejects.toThrow('The database is away');
      } finally {
        Reflect.deleteProperty(people, 'complete');
      }
      expect((await rowOf(person)).status).toBe('prepared');
      expect((await accepting(person)).token).toMatch(/^[\w-]{43}$/);
    });

    it('pass to whoever is named instead: an invitation and a letter of their own, for the same party and until the same time', async () => {
      const [person, there] = await Promise.all([aPerson(running.app), aPerson(running.app, { family_name: 'Dosov', given_name: 'Arman', email: 'dosov@example.org' })]);
      await invite([person, there]);
      await deliverDue(running.app, eventId);
      sink.mails.length = 0;
      const name = async (named: { givenName: string; familyName: string; email: string }) => outcome(own.substitute(await holderOf(person), { ...named, locale: 'ru' }));
      const people = await sql.rows('SELECT id FROM person');
      expect(await name({ givenName: 'Arman', familyName: 'Dosov', email: 'dosov@example.org' })).toBe('SUBSTITUTE_ALREADY_THERE');
      expect((await rowOf(person)).status).toBe('sent');
      expect(await name({ givenName: 'Timur', familyName: 'Insteadov', email: 'timur@example.org' })).toBe('done');
      expect((await sql.rows('SELECT id FROM person')).length).toBe(people.length + 1);
      const before = await rowOf(person);
      const [after] = await sql.rows<Row>('SELECT * FROM invitation WHERE id = $1', [before.substitute_invitation_id]);
      expect(before.status).toBe('substituted');
      expect(after).toMatchObject({ status: 'prepared', party_id: before.party_id, answer_by: before.answer_by });
      await deliverDue(running.app, eventId);
      const [letter] = await Promise.all(sink.mails.map((mail) => mail.parsed()));
      expect(letter?.text).toContain('Ранее приглашение получил другой участник (Aliya Testova');
      expect((await own.view(await holderOf(person))).standing).toBe('substituted');
    });

    it('of two people who name the same substitute give one of them the answer', async () => {
      const people = await Promise.all([aPerson(running.app), aPerson(running.app), aPerson(running.app)]);
      await invite(people);
      const outcomes = await Promise.all(people.map(async (person) => outcome(own.substitute(await holderOf(person), { givenName: 'One', familyName: 'Onlyova', email: `only-${eventId}@example.org`, locale: 'en' }))));
      expect(outcomes.toSorted()).toEqual(['SUBSTITUTE_ALREADY_THERE', 'SUBSTITUTE_ALREADY_THERE', 'done']);
    });
  });

  describe('answered by other ways', () => {
    it('are accepted by whoever registers on the public page, also after having declined', async () => {
      const person = await aPerson(running.app, { family_name: 'Publicova', given_name: 'Ona', email: `ona-${eventId}@example.org` });
      await invite([person]);
      await own.decline(await holderOf(person), null);
      await running.app.get(Registrations).submit({ kind: 'public' }, { eventId, person: { familyName: 'Publicova', givenName: 'Ona', email: `ona-${eventId}@example.org` }, category: 'ngo', answers: {}, consents: CONSENTS, locale: 'en', channel: 'public' });
      expect(await rowOf(person)).toMatchObject({ status: 'accepted', answered_through: 'public' });
    });

    it('are recorded by staff after the deadline too: accepted with a registration, declined with the reason, or somebody else named', async () => {
      const [comes, declines, names] = await Promise.all([aPerson(running.app), aPerson(running.app), aPerson(running.app)]);
      await invite([comes, declines, names]);
      running.clock.set(new Date('2026-09-10T09:00:00Z'));
      const staff = running.app.get(StaffAnswers);
      await staff.record(STAFF, eventId, (await rowOf(declines)).id, { answer: 'declined', reason: 'Called on 9 September', substitute: null });
      await staff.record(STAFF, eventId, (await rowOf(comes)).id, { answer: 'accepted', reason: null, substitute: null });
      await staff.record(STAFF, eventId, (await rowOf(names)).id, { answer: 'substituted', reason: null, substitute: { givenName: 'A', familyName: 'Bova', email: `bova-${eventId}@example.org`, locale: 'en' } });
      expect(await Promise.all([comes, declines, names].map(async (person) => (await rowOf(person)).status))).toEqual(['accepted', 'declined', 'substituted']);
      expect(await rowOf(comes)).toMatchObject({ answered_through: 'staff', registration_id: expect.any(String) });
      expect(await outcome(staff.record(STAFF, eventId, (await rowOf(comes)).id, { answer: 'declined', reason: null, substitute: null }))).toBe('ALREADY_ACCEPTED');
    });
  });

  describe('withdrawn', () => {
    it('stop the letter that waits and open nothing any more; the person can be invited again', async () => {
      const person = await aPerson(running.app);
      await invite([person]);
      const { id } = await rowOf(person);
      const { token } = await sql.transaction((tx) => running.app.get(InvitationsDoor).mintLink(tx, { id }, { id: eventId, endsAt: new Date('2026-09-24T12:00:00Z') }));
      await running.app.get(InvitationChanges).withdraw(STAFF, eventId, id, { reason: 'Another person will be asked', tell: true });
      expect(await letters('invitation%')).toMatchObject([{ status: 'cancelled', status_reason: 'invitation-withdrawn' }]);
      expect(await running.app.get(Links).holder(token)).toBeNull();
      expect(await outcome(own.decline({ kind: 'link', linkId: newId(), purpose: 'invitation', subjectId: id, eventId }, null))).toBe('INVITATION_CANCELLED');
      expect(await invite([person])).toMatchObject({ invited: 1 });
      await deliverDue(running.app, eventId);
      expect(sink.mails).toHaveLength(1);
    });

    it('are told of to whoever had the letter, once and in its language, unless staff tell them otherwise', async () => {
      const [told, untold] = await Promise.all([aPerson(running.app), aPerson(running.app)]);
      await invite([told, untold]);
      await deliverDue(running.app, eventId);
      const changes = running.app.get(InvitationChanges);
      await changes.withdraw(STAFF, eventId, (await rowOf(told)).id, { reason: 'For staff alone', tell: true });
      await changes.withdraw(STAFF, eventId, (await rowOf(untold)).id, { reason: null, tell: false });
      await deliverDue(running.app, eventId);
      expect(await letters('invitation-withdrawn')).toMatchObject([{ person_id: told, status: 'sent' }]);
      const letter = await sink.mails.at(-1)?.parsed();
      expect(letter?.subject).toMatch(/^Invitation withdrawn: /);
      expect(letter?.text).not.toContain('For staff alone');
    });

    it('are not withdrawn once they are answered', async () => {
      const person = await aPerson(running.app);
      await invite([person]);
      await accepting(person);
      expect(await outcome(running.app.get(InvitationChanges).withdraw(STAFF, eventId, (await rowOf(person)).id, { reason: null, tell: true }))).toBe('TRANSITION_NOT_ALLOWED');
    });
  });

  describe('to an event that is cancelled', () => {
    it('are cancelled, and everybody concerned is told once: the asked by this room, the registered by theirs, those who declined or were never asked by none', async () => {
      const [asked, accepted, declined, unasked] = await Promise.all([aPerson(running.app, { correspondence_language: 'ru' }), aPerson(running.app), aPerson(running.app), aPerson(running.app)]);
      await invite([asked, accepted, declined]);
      await deliverDue(running.app, eventId);
      await accepting(accepted);
      await own.decline(await holderOf(declined), null);
      await invite([unasked]);
      await deliverDue(running.app, eventId).then(() => sql.rows(`UPDATE invitation SET status = 'prepared' WHERE event_id = $1 AND person_id = $2`, [eventId, unasked]));
      await sql.rows(`UPDATE message SET status = 'waiting', sent_at = NULL, data_started_at = NULL WHERE person_id = $1`, [unasked]);
      await deliverOthers();
      sink.mails.length = 0;
      await status('cancelled');
      await deliverDue(running.app, eventId);
      const told = await Promise.all(sink.mails.map(async (mail) => (await mail.parsed()).subject));
      expect(told.map((subject) => subject ?? '').toSorted()).toEqual([expect.stringContaining('Cancelled: '), expect.stringContaining('Мероприятие отменено: ')]);
      expect(await Promise.all([asked, accepted, declined, unasked].map(async (person) => (await rowOf(person)).status))).toEqual(['cancelled', 'accepted', 'declined', 'cancelled']);
      expect((await letters()).filter(({ person_id, status: state }) => person_id === unasked && state === 'sent')).toEqual([]);
      const russian = (await Promise.all(sink.mails.map((mail) => mail.parsed()))).find(({ subject }) => subject?.startsWith('Мероприятие'));
      expect(russian?.text).toContain('The host has changed its plans.');
      expect((await own.view(await holderOf(asked))).standing).toBe('cancelled');
      expect(await outcome(own.decline(await holderOf(asked), null))).toBe('INVITED_EVENT_CANCELLED');
    });
    const deliverOthers = () => sql.rows(`UPDATE message SET status = 'sent', sent_at = now() WHERE event_id = $1 AND status = 'waiting' AND kind NOT LIKE 'invitation%'`, [eventId]);
  });

  describe('to an event that moves', () => {
    it('keep people informed: deadlines move along, and those who can still answer are told once a move', async () => {
      const [asked, unasked] = await Promise.all([aPerson(running.app), aPerson(running.app)]);
      await invite([asked]);
      await deliverDue(running.app, eventId);
      await invite([unasked]);
      sink.mails.length = 0;
      await move({ startsLocal: '2026-10-06T09:00', endsLocal: '2026-10-08T17:00' });
      await move({ startsLocal: '2026-10-13T09:00', endsLocal: '2026-10-15T17:00' });
      expect((await rowOf(asked)).answer_by).toEqual(new Date('2026-09-29T13:00:00Z'));
      await deliverDue(running.app, eventId);
      const mails = await Promise.all(sink.mails.map((mail) => mail.parsed()));
      expect(mails.map(({ subject }) => subject ?? '').toSorted()).toEqual([expect.stringContaining('Invitation: '), expect.stringContaining('New time or place: ')]);
      for (const { text } of mails) expect(text).toContain('13–15 October 2026');
      for (const { text } of mails) expect(text).toContain('29 September 2026, 18:00 (Almaty time)');
    });

    it('hold letters back while it is postponed, and send them when it is published again', async () => {
      const [asked, unasked] = await Promise.all([aPerson(running.app), aPerson(running.app)]);
      await invite([asked]);
      await deliverDue(running.app, eventId);
      await invite([unasked]);
      await status('postponed');
      sink.mails.length = 0;
      await deliverDue(running.app, eventId);
      expect(sink.mails).toHaveLength(0);
      expect(await outcome(accepting(asked))).toBe('INVITED_EVENT_POSTPONED');
      running.clock.set(new Date('2026-09-20T00:00:00Z'));
      await move({ startsLocal: '2026-11-10T09:00', endsLocal: '2026-11-12T17:00' });
      await status('published', null);
      await deliverDue(running.app, eventId);
      const mails = await Promise.all(sink.mails.map((mail) => mail.parsed()));
      expect(mails.map(({ subject }) => subject ?? '').toSorted()).toEqual([expect.stringContaining('Invitation: '), expect.stringContaining('New time or place: ')]);
      expect((await rowOf(asked)).answer_by).toEqual(new Date('2026-10-27T13:00:00Z'));
      expect(await outcome(accepting(asked))).toBe('done');
    });
  });

  describe('a letter that waits', () => {
    const gone: [what: string, happen: (id: string) => Promise<unknown>, reason: string][] = [
      ['the person has declined', (id) => sql.rows(`UPDATE invitation SET status = 'declined', answered_at = $2 WHERE id = $1`, [id, TEST_NOW]), 'invitation-changed: declined'],
      ['the event is postponed', () => status('postponed'), 'event-changed: postponed'],
      ['the time to answer is over', () => Promise.resolve(running.clock.set(new Date('2026-09-08T13:00:00Z'))), 'answer-time-over'],
      ['the event has begun', (id) => sql.rows(`UPDATE invitation SET answer_by = NULL, answer_by_local = NULL WHERE id = $1`, [id]).then(() => running.clock.set(new Date('2026-09-22T04:00:00Z'))), 'event-begun'],
    ];
    it.each(gone)('does not leave when %s', async (_what, happen, reason) => {
      const person = await aPerson(running.app);
      await invite([person]);
      await sql.rows(`UPDATE message SET locale = 'en' WHERE event_id = $1`, [eventId]);
      const [message] = await sql.rows<{ id: string }>('SELECT id FROM message WHERE event_id = $1', [eventId]);
      await happen((await rowOf(person)).id);
      await sql.rows(`UPDATE message SET status = 'waiting' WHERE id = $1`, [message?.id]);
      await running.app.get(Delivery).deliver({ ids: [message?.id ?? ''] });
      expect((await letters('invitation%'))[0]).toMatchObject({ status: 'cancelled', status_reason: reason });
      expect(sink.mails).toHaveLength(0);
    });
  });

  it('need somebody when answers are overdue or letters did not go out', async () => {
    const [late, gone] = await Promise.all([aPerson(running.app), aPerson(running.app)]);
    await invite([late, gone]);
    await sql.rows(`UPDATE message SET status = 'failed' WHERE event_id = $1 AND person_id = $2`, [eventId, gone]);
    const lines = async () => (await running.app.get(AttentionSources).today(STAFF)).filter((line) => line.eventId === eventId && line.code.startsWith('invitation.')).map(({ code, params }) => [code, params['count']]);
    expect(await lines()).toEqual([['invitation.undelivered', 1]]);
    running.clock.set(new Date('2026-09-08T13:00:00Z'));
    expect(await lines()).toEqual([
      ['invitation.undelivered', 1],
      ['invitation.overdue', 2],
    ]);
  });
});
