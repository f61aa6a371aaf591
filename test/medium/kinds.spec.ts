import type { Actor } from '../../src/access/index.js';
import { EventLife, EventKinds, Programme, ProgrammeTracks, type EventFacts } from '../../src/events/index.js';
import { EventCopies } from '../../src/events/copy/event-copies.js';
import { EventsService } from '../../src/events/event/events.service.js';
import { Forums } from '../../src/forums/forums.service.js';
import { Meetings } from '../../src/meetings/meetings.service.js';
import { newId, Sql } from '../../src/platform/database/index.js';
import { Refusal } from '../../src/platform/http/index.js';
import { Trainings } from '../../src/trainings/trainings.service.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { aPerson, insert } from '../support/factories.js';

const ME: Actor = { kind: 'system', task: 'test' };

describe('what each kind of event adds', () => {
  let running: TestApplication;
  let service: EventsService;
  let copies: EventCopies;
  beforeAll(async () => {
    running = await startApplication();
    service = running.app.get(EventsService);
    copies = running.app.get(EventCopies);
  });
  afterAll(() => running.close());

  const made = (kind: string, subKind: string, columns: object = {}): Promise<EventFacts> =>
    service.create(ME, {
      kind,
      subKind,
      title: { en: 'An event', ru: 'Мероприятие' },
      startsLocal: '2026-09-22T09:00',
      endsLocal: '2026-09-22T17:00',
      zone: 'Asia/Almaty',
      mode: 'in-person',
      city: { en: 'Almaty' },
      ...columns,
    });
  const outcome = async (work: Promise<unknown>): Promise<string> => {
    try {
      await work;
      return 'done';
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
  };

  it('is a row of its own, made with every event of the kind and with no other', async () => {
    const sql = running.app.get(Sql);
    for (const { name, subKinds } of running.app.get(EventKinds).all()) {
      const { id } = await made(name, subKinds[0]?.name ?? '');
      const copy = await copies.copy(ME, id, { startsLocal: '2027-09-21T09:00' });
      for (const event of [id, copy.id]) {
        const [found] = await sql.rows<Record<string, boolean>>(
          `SELECT EXISTS (SELECT FROM meeting WHERE event_id = $1) AS meeting, EXISTS (SELECT FROM training WHERE event_id = $1) AS training, EXISTS (SELECT FROM forum WHERE event_id = $1) AS forum`,
          [event],
        );
        expect(found).toEqual({ meeting: name === 'meeting', training: name === 'training', forum: name === 'forum' });
      }
    }
  });

  describe('a meeting', () => {
    let meetings: Meetings;
    let process: string;
    let kz: string;
    let kg: string;
    beforeAll(async () => {
      meetings = running.app.get(Meetings);
      process = await insert(running.app, 'process', { id: newId(), acronym: 'AP', name: { en: 'Almaty Process' }, working_languages: ['en'] });
      kz = await insert(running.app, 'party', { id: newId(), process_id: process, state_iso2: 'KZ' });
      kg = await insert(running.app, 'party', { id: newId(), process_id: process, state_iso2: 'KG' });
      await insert(running.app, 'chair_term', { id: newId(), process_id: process, party_id: kz, valid_from: '2024-01-01', valid_to: '2026-09-22' });
      await insert(running.app, 'chair_term', { id: newId(), process_id: process, party_id: kg, valid_from: '2026-09-22', valid_to: null });
    });
    const body = { en: 'Senior Officials Meeting', ru: 'Совещание СДЛ' };
    const ofProcess = (startsLocal: string): Promise<EventFacts> => made('meeting', 'senior-officials-meeting', { processIds: [process], startsLocal, endsLocal: startsLocal.replace('09:00', '17:00') });
    const numbered = async (startsLocal: string, number: number | null): Promise<EventFacts> => {
      const event = await ofProcess(startsLocal);
      await meetings.write(ME, event.id, 1, { body, number, chairPartyId: null });
      return event;
    };

    it('begins with the body of its sub-kind and the party that chairs the process on its day', async () => {
      const before = await ofProcess('2026-09-21T09:00');
      const handover = await ofProcess('2026-09-22T09:00');
      expect(await meetings.view(before.id)).toMatchObject({ body: { en: 'Senior officials meeting' }, number: null, chairPartyId: kz, chair: { en: 'Kazakhstan' }, warnings: [] });
      // On the day of a hand-over the incoming chair is meant.
      expect(await meetings.view(handover.id)).toMatchObject({ chairPartyId: kg, termPartyId: kg });
      const alone = await made('meeting', 'briefing');
      expect(await meetings.view(alone.id)).toMatchObject({ chairPartyId: null, termPartyId: null });
    });

    it('is proposed the number after the earlier meetings of its body', async () => {
      await numbered('2023-05-05T09:00', 8);
      await numbered('2024-05-05T09:00', 9);
      await numbered('2027-05-05T09:00', 12);
      const next = await numbered('2026-05-05T09:00', null);
      expect(await meetings.view(next.id)).toMatchObject({ number: null, proposedNumber: 10, warnings: [] });
      const other = await ofProcess('2026-05-06T09:00');
      expect(await meetings.write(ME, other.id, 1, { body: { en: 'Technical Experts' }, number: 1, chairPartyId: null })).toMatchObject({ proposedNumber: 1 });
      const elsewhere = await made('meeting', 'briefing');
      expect(await meetings.write(ME, elsewhere.id, 1, { body, number: null, chairPartyId: null })).toMatchObject({ proposedNumber: 1 });
    });

    it('does not count what was cancelled', async () => {
      const cancelled = await numbered('2025-05-05T09:00', 30);
      const next = await numbered('2025-06-05T09:00', null);
      expect((await meetings.view(next.id)).proposedNumber).toBe(31);
      await running.app.get(Sql).rows(`UPDATE event SET status = 'cancelled' WHERE id = $1`, [cancelled.id]);
      expect((await meetings.view(next.id)).proposedNumber).toBe(10);
    });

    it('is worth a look with another chair than the process has on that day, or with a number that is taken', async () => {
      const event = await ofProcess('2026-05-07T09:00');
      const written = await meetings.write(ME, event.id, 1, { body, number: 9, chairPartyId: kg });
      expect(written).toMatchObject({ chairPartyId: kg, termPartyId: kz, warnings: ['CHAIR_DIFFERS', 'NUMBER_TAKEN'], version: 2 });
    });

    it('is chaired by a party of its process', async () => {
      const other = await insert(running.app, 'process', { id: newId(), acronym: 'OTHER', name: { en: 'Other' }, working_languages: ['en'] });
      const foreign = await insert(running.app, 'party', { id: newId(), process_id: other, state_iso2: 'TJ' });
      const event = await ofProcess('2026-05-08T09:00');
      expect(await outcome(meetings.write(ME, event.id, 1, { body, number: null, chairPartyId: foreign }))).toBe('CHAIR_NOT_A_PARTY');
      expect(await outcome(meetings.write(ME, event.id, 1, { body, number: null, chairPartyId: newId() }))).toBe('CHAIR_NOT_A_PARTY');
      const alone = await made('meeting', 'briefing');
      expect(await outcome(meetings.write(ME, alone.id, 1, { body, number: null, chairPartyId: foreign }))).toBe('done');
    });

    it('copied, is the next one of its body under the chair of its day', async () => {
      const from = await numbered('2028-05-05T09:00', 13);
      const to = await copies.copy(ME, from.id, { startsLocal: '2029-05-04T09:00' });
      expect(await meetings.view(to.id)).toMatchObject({ body, number: 14, chairPartyId: kg, version: 1 });
    });

    it('is changed once when five change it at once', async () => {
      const event = await ofProcess('2026-05-09T09:00');
      const outcomes = await Promise.all(Array.from({ length: 5 }, (_, n) => outcome(meetings.write(ME, event.id, 1, { body, number: 40 + n, chairPartyId: null }))));
      expect(outcomes.toSorted()).toEqual([...Array<string>(4).fill('VERSION_CHANGED'), 'done']);
    });
  });

  describe('a training', () => {
    it('begins with the rule of the trade: 80 % of each day', async () => {
      const { id } = await made('training', 'seminar');
      expect(await running.app.get(Trainings).view(id)).toEqual({ eventId: id, objectives: {}, trainers: [], attendanceThreshold: 80, attendanceBasis: 'each-day', version: 1 });
    });

    it('keeps its objectives, trainers and rule, and hands them to a copy', async () => {
      const trainings = running.app.get(Trainings);
      const [weber, karimov] = [await aPerson(running.app, { given_name: 'Katharina', family_name: 'Weber' }), await aPerson(running.app, { given_name: 'Akmal', family_name: 'Karimov' })];
      const { id } = await made('training', 'seminar');
      const told = { objectives: { en: 'Know the law', ru: ' ' }, trainerIds: [weber, karimov], attendanceThreshold: 75, attendanceBasis: 'whole-event' as const };
      const kept = { objectives: { en: 'Know the law' }, trainers: [{ personId: weber, name: 'Katharina Weber' }, { personId: karimov, name: 'Akmal Karimov' }], attendanceThreshold: 75, attendanceBasis: 'whole-event' };
      expect(await trainings.write(ME, id, 1, told)).toMatchObject({ ...kept, version: 2 });
      const copy = await copies.copy(ME, id, { startsLocal: '2027-09-21T09:00' });
      expect(await trainings.view(copy.id)).toMatchObject({ ...kept, version: 1 });
      expect(await trainings.write(ME, id, 2, { ...told, trainerIds: [karimov] })).toMatchObject({ trainers: [{ personId: karimov }] });
      expect((await trainings.view(copy.id)).trainers).toHaveLength(2);
    });

    it('is taught by people of the directory', async () => {
      const { id } = await made('training', 'seminar');
      const write = running.app.get(Trainings).write(ME, id, 1, { objectives: {}, trainerIds: [newId()], attendanceThreshold: 80, attendanceBasis: 'each-day' });
      expect(await outcome(write)).toBe('TRAINER_UNKNOWN');
    });
  });

  describe('a forum', () => {
    let forums: Forums;
    let programme: Programme;
    beforeAll(() => {
      forums = running.app.get(Forums);
      programme = running.app.get(Programme);
    });
    const tracked = async (): Promise<{ id: string; protection: string; labour: string }> => {
      const { id } = await made('forum', 'regional-forum');
      const { tracks } = await forums.write(ME, id, 1, { tracks: [{ name: { en: 'Protection' } }, { name: { en: 'Labour' } }], renameUsed: false });
      return { id, protection: tracks[0]?.id ?? '', labour: tracks[1]?.id ?? '' };
    };
    const session = { kind: 'panel' as const, title: { en: 'Panel' }, startsLocal: '2026-09-22T10:00', endsLocal: '2026-09-22T11:00' };

    it('has tracks in an order, which sessions belong to', async () => {
      const { id, protection, labour } = await tracked();
      await programme.add(ME, id, { ...session, trackId: labour });
      const turned = await forums.write(ME, id, 2, { tracks: [{ id: labour, name: { en: 'Labour' } }, { name: { en: 'Climate' } }, { id: protection, name: { en: 'Asylum' } }], renameUsed: false });
      expect(turned.tracks.map(({ name, sessions }) => [name.en, sessions])).toEqual([['Labour', 1], ['Climate', 0], ['Asylum', 0]]);
      expect([...(await running.app.get(ProgrammeTracks).of(id)).values()]).toEqual([{ en: 'Labour' }, { en: 'Climate' }, { en: 'Asylum' }]);
    });

    it('keeps a track while sessions belong to it', async () => {
      const { id, protection, labour } = await tracked();
      const { session: made } = await programme.add(ME, id, { ...session, trackId: labour });
      const without = { tracks: [{ id: protection, name: { en: 'Protection' } }], renameUsed: true };
      const renamed = { tracks: [...without.tracks, { id: labour, name: { en: 'Work' } }] };
      expect(await outcome(forums.write(ME, id, 2, without))).toBe('TRACK_REMOVED_IN_USE');
      expect(await outcome(forums.write(ME, id, 2, { ...renamed, renameUsed: false }))).toBe('TRACK_RENAMED_IN_USE');
      expect(await outcome(forums.write(ME, id, 2, { ...renamed, renameUsed: true }))).toBe('done');
      await programme.change(ME, id, made.id, 1, { trackId: null });
      expect(await outcome(forums.write(ME, id, 3, without))).toBe('done');
    });

    it('never loses a track to whoever removes it while somebody else adds a session to it', async () => {
      for (let round = 0; round < 8; round += 1) {
        const { id, protection, labour } = await tracked();
        await Promise.all([
          outcome(forums.write(ME, id, 2, { tracks: [{ id: protection, name: { en: 'Protection' } }], renameUsed: false })),
          outcome(programme.add(ME, id, { ...session, trackId: labour })),
        ]);
        const { sessions, tracks } = await programme.view(id);
        expect(sessions.every(({ trackId }) => trackId === null || tracks.has(trackId))).toBe(true);
        expect(sessions.length === 1).toBe(tracks.has(labour));
      }
    });

    it('takes no track of another forum', async () => {
      const [one, other] = [await tracked(), await tracked()];
      expect(await outcome(programme.add(ME, one.id, { ...session, trackId: other.labour }))).toBe('TRACK_UNKNOWN');
      expect(await outcome(forums.write(ME, one.id, 2, { tracks: [{ id: other.labour, name: { en: 'Labour' } }], renameUsed: false }))).toBe('TRACK_UNKNOWN');
    });

    it('hands its tracks to a copy, whose sessions belong to the copy’s own', async () => {
      const { id, labour } = await tracked();
      await programme.add(ME, id, { ...session, trackId: labour });
      await programme.add(ME, id, { ...session, startsLocal: '2026-09-22T12:00', endsLocal: '2026-09-22T13:00' });
      const copy = await copies.copy(ME, id, { startsLocal: '2027-09-21T09:00' });
      const { sessions, tracks } = await programme.view(copy.id);
      expect([...tracks.values()]).toEqual([{ en: 'Protection' }, { en: 'Labour' }]);
      expect([...tracks.keys()]).not.toContain(labour);
      expect(sessions.map(({ trackId }) => (trackId === null ? null : tracks.get(trackId)?.en))).toEqual(['Labour', null]);
    });

    it('of another kind is none', async () => {
      const meeting = await made('meeting', 'briefing');
      expect(await outcome(forums.view(meeting.id))).toBe('FORUM_NOT_FOUND');
      expect(await outcome(running.app.get(Trainings).view(meeting.id))).toBe('TRAINING_NOT_FOUND');
      expect(await outcome(running.app.get(Meetings).view((await tracked()).id))).toBe('MEETING_NOT_FOUND');
    });

    it('that is cancelled is not changed', async () => {
      const { id } = await tracked();
      await running.app.get(Sql).rows(`UPDATE event SET status = 'published', title = '{"en":"A","ru":"Б"}' WHERE id = $1`, [id]);
      await running.app.get(EventLife).step(ME, id, 'cancelled', 'Elections');
      expect(await outcome(forums.write(ME, id, 2, { tracks: [], renameUsed: false }))).toBe('EVENT_IS_FINAL');
    });
  });
});
