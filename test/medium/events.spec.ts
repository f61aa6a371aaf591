import { EventHistory, EventLife, EventMoments, Events, Programme, Rederivation, type EventFacts, type EventStatus } from '../../src/events/index.js';
import { EventCopies } from '../../src/events/copy/event-copies.js';
import { EventsService } from '../../src/events/event/events.service.js';
import type { Actor } from '../../src/access/index.js';
import { newId, Sql } from '../../src/platform/database/index.js';
import { Sweeps } from '../../src/platform/jobs/index.js';
import { Refusal } from '../../src/platform/http/index.js';
import { startApplication, TEST_NOW, type TestApplication } from '../support/application.js';
import { aPerson, anEvent, aRegistration, insert } from '../support/factories.js';

const ME: Actor = { kind: 'system', task: 'test' };

/** What the moments told, in their order, while a test listens. */
interface Told {
  moment: 'created' | 'moved' | 'status' | 'copied' | 'capacity';
  event: string;
  detail: unknown;
}

describe('events', () => {
  let running: TestApplication;
  let sql: Sql;
  let events: Events;
  let service: EventsService;
  let life: EventLife;
  let copies: EventCopies;
  let told: Told[] = [];
  /** Set by a test to have a join refuse. */
  let objection: ((moment: Told) => void) | null = null;

  beforeAll(async () => {
    running = await startApplication();
    sql = running.app.get(Sql);
    events = running.app.get(Events);
    service = running.app.get(EventsService);
    life = running.app.get(EventLife);
    copies = running.app.get(EventCopies);
    const moments = running.app.get(EventMoments);
    const hear = (moment: Told['moment'], event: EventFacts, detail: unknown): Promise<void> => {
      const heard = { moment, event: event.id, detail };
      objection?.(heard);
      told.push(heard);
      return Promise.resolve();
    };
    moments.onCreated((_, event) => hear('created', event, event.status));
    moments.onMoved((_, event, before) => hear('moved', event, [before.startsLocal, event.startsLocal, event.calendarSequence]));
    moments.onStatus((_, event, from, __, reason) => hear('status', event, [from, event.status, reason]));
    moments.onCopied((_, from, to, days) => hear('copied', to, [from.id, days]));
    moments.onCapacity((_, event, before) => hear('capacity', event, [before, event.capacity]));
  });
  beforeEach(() => {
    told = [];
    objection = null;
    running.clock.set(TEST_NOW);
  });
  afterAll(() => running.close());

  const forum = {
    kind: 'forum',
    subKind: 'regional-forum',
    title: { en: 'Forum', ru: 'Форум' },
    startsLocal: '2026-09-22T09:00',
    endsLocal: '2026-09-24T17:00',
    zone: 'Asia/Almaty',
    mode: 'in-person' as const,
    city: { en: 'Almaty', ru: 'Алматы' },
  };
  const made = (columns: object = {}): Promise<EventFacts> => service.create(ME, { ...forum, ...columns });
  const outcome = async (work: Promise<unknown>): Promise<string> => {
    try {
      await work;
      return 'done';
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
  };
  const heard = (event: EventFacts): string[] => told.filter((one) => one.event === event.id).map(({ moment }) => moment);

  describe('moments', () => {
    it('are told of what happened, inside the transaction, with the event as it is now', async () => {
      const event = await made();
      const moved = await service.change(ME, event.id, 1, { startsLocal: '2026-09-23T09:00', capacity: 50 });
      await life.step(ME, event.id, 'published');
      await life.step(ME, event.id, 'postponed', 'Elections');
      expect(told.map(({ moment, detail }) => [moment, detail])).toEqual([
        ['created', 'draft'],
        ['capacity', [null, 50]],
        ['moved', ['2026-09-22T09:00', '2026-09-23T09:00', 1]],
        ['status', ['draft', 'published', null]],
        ['status', ['published', 'postponed', 'Elections']],
      ]);
      expect(moved.startsAt.toISOString()).toBe('2026-09-23T04:00:00.000Z');
    });

    it('are not told of what changes neither time, place nor seats', async () => {
      const event = await made();
      await service.change(ME, event.id, 1, { title: { en: 'Other' }, practicalInformation: { en: 'Bring a pen' } });
      expect(heard(event)).toEqual(['created']);
    });

    it.each<[Told['moment'], (event: EventFacts) => Promise<unknown>]>([
      ['moved', (event) => service.change(ME, event.id, event.version, { startsLocal: '2026-09-22T10:00' })],
      ['capacity', (event) => service.change(ME, event.id, event.version, { capacity: 3 })],
      ['status', (event) => life.step(ME, event.id, 'published')],
      ['copied', (event) => copies.copy(ME, event.id, { startsLocal: '2027-09-21T09:00' })],
    ])('undo everything when whoever joins in “%s” refuses', async (moment, work) => {
      const event = await made();
      const state = (): Promise<object[]> => sql.rows(`SELECT (SELECT count(*) FROM event), (SELECT count(*) FROM event_history), (SELECT count(*) FROM audit WHERE action LIKE 'event.%'), to_jsonb(event) FROM event WHERE id = $1`, [event.id]);
      const before = await state();
      objection = (one) => {
        if (one.moment === moment) throw new Refusal('OBJECTION', { status: 409, en: 'No {n}', ru: 'Нет {n}' }, { params: { n: 5 } });
      };
      expect(await outcome(work(event))).toBe('OBJECTION');
      expect(await state()).toEqual(before);
    });
  });

  describe('raced', () => {
    it('six who cancel one event at once cancel it once', async () => {
      const event = await made();
      await life.step(ME, event.id, 'published');
      const outcomes = await Promise.all(Array.from({ length: 6 }, () => outcome(life.step(ME, event.id, 'cancelled', 'Elections'))));
      expect(outcomes.toSorted()).toEqual([...Array<string>(5).fill('STEP_NOT_IN_LIFE'), 'done']);
      expect(heard(event)).toEqual(['created', 'status', 'status']);
      expect((await events.get(event.id)).calendarSequence).toBe(1);
    });

    it('whoever steps and whoever cancels leave a history that the table of steps allows', async () => {
      for (let round = 0; round < 8; round += 1) {
        const event = await made();
        await life.step(ME, event.id, 'published');
        await Promise.all((['registration-open', 'cancelled', 'closed', 'postponed'] as EventStatus[]).map((to) => outcome(life.step(ME, event.id, to, 'Because'))));
        const history = (await running.app.get(EventHistory).of(event.id)).filter(({ change }) => change === 'status').toReversed();
        history.forEach((line, place) => expect(line.fromStatus).toBe(place === 0 ? 'draft' : history[place - 1]?.toStatus));
        expect((await events.get(event.id)).status).toBe(history.at(-1)?.toStatus);
      }
    });

    it('two who change one version change it once, and its history says who', async () => {
      const event = await made();
      const outcomes = await Promise.all([outcome(service.change(ME, event.id, 1, { capacity: 1 })), outcome(service.change(ME, event.id, 1, { capacity: 2 })), outcome(service.change(ME, event.id, 1, { capacity: 3 }))]);
      expect(outcomes.toSorted()).toEqual(['VERSION_CHANGED', 'VERSION_CHANGED', 'done']);
      expect(await running.app.get(EventHistory).of(event.id)).toHaveLength(2);
    });

    it('two who change one version both change it when nobody holds the row, so that the test above shows something', async () => {
      const event = await made();
      const unheld = (capacity: number): Promise<void> =>
        sql.transaction(async (tx) => {
          const now = await events.get(event.id, tx);
          await tx.query('SELECT pg_sleep(0.05)');
          if (now.version === 1) await tx.query(`UPDATE event SET capacity = $2, version = version + 1 WHERE id = $1`, [event.id, capacity]);
        });
      await Promise.all([unheld(1), unheld(2)]);
      expect((await events.get(event.id)).version).toBe(3);
    });

    it('whoever moves an event and whoever adds a session to its last day never leave the session outside', async () => {
      const programme = running.app.get(Programme);
      for (let round = 0; round < 8; round += 1) {
        const event = await made();
        await Promise.all([
          outcome(service.change(ME, event.id, 1, { endsLocal: '2026-09-23T17:00' })),
          outcome(programme.add(ME, event.id, { kind: 'panel', title: { en: 'Last' }, startsLocal: '2026-09-24T09:00', endsLocal: '2026-09-24T10:00' })),
        ]);
        const now = await programme.view(event.id);
        const days = events.days(now.event);
        expect(now.sessions.every(({ startsLocal }) => days.includes(startsLocal.slice(0, 10)))).toBe(true);
      }
    });
  });

  describe('time itself', () => {
    it('closes registration of what begins and marks what is over as held, each event for itself', async () => {
      const running_ = await anEvent(running.app, { starts_local: '2026-03-03T09:00', ends_local: '2026-03-05T17:00', status: 'registration-open' });
      const over = await anEvent(running.app, { starts_local: '2026-02-02T09:00', ends_local: '2026-02-03T17:00', status: 'published' });
      const ahead = await anEvent(running.app, { status: 'registration-open' });
      const postponed = await anEvent(running.app, { starts_local: '2026-02-02T09:00', ends_local: '2026-02-03T17:00', status: 'postponed' });
      const draft = await anEvent(running.app, { starts_local: '2026-02-02T09:00', ends_local: '2026-02-03T17:00', status: 'draft' });
      objection = (one) => {
        if (one.event === running_) throw new Error('A join fails');
      };
      running.app.useLogger(false);
      await expect(life.sweep()).rejects.toThrow('1 events could not be taken on');
      running.app.useLogger(['error', 'warn']);
      const statuses = async (): Promise<string[]> => Promise.all([running_, over, ahead, postponed, draft].map(async (id) => (await events.get(id)).status));
      expect(await statuses()).toEqual(['registration-open', 'held', 'registration-open', 'postponed', 'draft']);
      objection = null;
      await life.sweep();
      expect(await statuses()).toEqual(['closed', 'held', 'registration-open', 'postponed', 'draft']);
      const history = await running.app.get(EventHistory).of(over);
      expect(history.map(({ actorKind, toStatus }) => [actorKind, toStatus])).toEqual([['system', 'held'], ['system', 'closed']]);
    });

    it('does it once when four workers sweep at once', async () => {
      const id = await anEvent(running.app, { starts_local: '2026-02-02T09:00', ends_local: '2026-02-03T17:00', status: 'registration-open' });
      await Promise.all(Array.from({ length: 4 }, () => running.app.get(Sweeps).run('events.life')));
      expect(told.filter(({ event }) => event === id).map(({ detail }) => detail)).toEqual([
        ['registration-open', 'closed', null],
        ['closed', 'held', null],
      ]);
    });
  });

  describe('the rules of a zone', () => {
    /** Almaty as it was before 1 March 2024: an hour further east. */
    const byOldRules = { starts_at: new Date('2026-09-22T03:00:00Z'), ends_at: new Date('2026-09-24T11:00:00Z') };

    it('when they change, change the instants and leave the wall times', async () => {
      const id = await anEvent(running.app, { ...byOldRules, status: 'published' });
      const held = await anEvent(running.app, { starts_local: '2025-09-22T09:00', ends_local: '2025-09-22T17:00', starts_at: new Date('2025-09-22T03:00:00Z'), ends_at: new Date('2025-09-22T11:00:00Z'), status: 'held' });
      const right = await anEvent(running.app);
      expect(await running.app.get(Rederivation).run()).toBe(2);
      const event = await events.get(id);
      expect([event.startsLocal, event.startsAt.toISOString(), event.endsAt.toISOString()]).toEqual(['2026-09-22T09:00', '2026-09-22T04:00:00.000Z', '2026-09-24T12:00:00.000Z']);
      expect([event.calendarSequence, (await events.get(held)).calendarSequence, (await events.get(right)).version]).toEqual([1, 0, 1]);
      expect(told.map((one) => [one.moment, one.event])).toEqual([['moved', id]]);
      expect((await running.app.get(EventHistory).of(id))[0]).toMatchObject({
        change: 'rederived',
        actorKind: 'system',
        detail: { zone: 'Asia/Almaty', before: { startsAt: '2026-09-22T03:00:00.000Z' }, after: { startsAt: '2026-09-22T04:00:00.000Z' } },
      });
      expect(await running.app.get(Rederivation).run()).toBe(0);
    });

    it('are applied once when two sweeps meet', async () => {
      const id = await anEvent(running.app, { ...byOldRules, status: 'published' });
      const counts = await Promise.all([running.app.get(Rederivation).run(), running.app.get(Rederivation).run()]);
      expect(counts.toSorted()).toEqual([0, 1]);
      expect((await events.get(id)).calendarSequence).toBe(1);
    });
  });

  describe('a copy', () => {
    it('has the programme, rooms, speakers and organisers of the original on other days, and nobody who was there', async () => {
      const institution = await insert(running.app, 'institution', { id: newId(), name: { en: 'Ministry' }, kind: 'ministry' });
      const process = await insert(running.app, 'process', { id: newId(), acronym: 'COPY', name: { en: 'Process' }, working_languages: ['en'] });
      const from = await made({ mode: 'hybrid', joinUrl: 'https://meet.example/old', organisers: [{ institutionId: institution }, { name: { en: 'Friends' } }], processIds: [process], capacity: 120, host: { en: 'Host' } });
      const personId = await aPerson(running.app);
      const room = await insert(running.app, 'room', { id: newId(), event_id: from.id, name: { en: 'Hall' }, capacity: 80 });
      const session = await insert(running.app, 'programme_session', { id: newId(), event_id: from.id, kind: 'plenary', title: { en: 'Opening' }, starts_local: '2026-09-22T09:00', ends_local: '2026-09-22T10:30', room_id: room });
      await insert(running.app, 'programme_session', { id: newId(), event_id: from.id, kind: 'break', title: { en: 'Coffee' }, starts_local: '2026-09-24T10:30', ends_local: '2026-09-24T11:00', counts: false });
      await insert(running.app, 'session_speaker', { session_id: session, place: 0, role: 'chair', person_id: personId }, 'session_id');
      await insert(running.app, 'session_speaker', { session_id: session, place: 1, role: 'speaker', name: 'Guest', affiliation: 'University' }, 'session_id');
      await life.step(ME, from.id, 'published');
      await aRegistration(running.app, from.id);

      const to = await copies.copy(ME, from.id, { startsLocal: '2027-03-16T09:00', title: { en: 'Second Forum', ru: 'Второй форум' } });
      expect(to).toMatchObject({
        title: { en: 'Second Forum' },
        slug: 'second-forum-2027',
        status: 'draft',
        copiedFrom: from.id,
        startsLocal: '2027-03-16T09:00',
        endsLocal: '2027-03-18T17:00',
        calendarSequence: 0,
        version: 1,
        capacity: 120,
        joinUrl: null,
        host: { en: 'Host' },
        processIds: [process],
      });
      const programme = await events.programme(to.id);
      expect(programme).toMatchObject([
        { kind: 'plenary', startsLocal: '2027-03-16T09:00', endsLocal: '2027-03-16T10:30', room: { en: 'Hall' }, counts: true, speakers: [{ role: 'chair', personId }, { name: 'Guest', affiliation: 'University' }] },
        { kind: 'break', startsLocal: '2027-03-18T10:30', room: null, counts: false, speakers: [] },
      ]);
      expect(programme[0]?.roomId).not.toBe(room);
      expect(programme[0]?.id).not.toBe(session);
      expect(await sql.rows(`SELECT institution_id, name FROM event_organiser WHERE event_id = $1 ORDER BY place`, [to.id])).toEqual([
        { institution_id: institution, name: null },
        { institution_id: null, name: { en: 'Friends' } },
      ]);
      for (const table of ['registration', 'invitation', 'message', 'account_grant']) expect(await sql.rows(`SELECT 1 FROM ${table} WHERE event_id = $1`, [to.id])).toEqual([]);
      expect(told.filter(({ event }) => event === to.id)).toEqual([
        { moment: 'created', event: to.id, detail: 'draft' },
        { moment: 'copied', event: to.id, detail: [from.id, 175] },
      ]);
      expect(await events.programme(from.id)).toHaveLength(2);
      expect((await running.app.get(EventHistory).of(to.id))[0]).toMatchObject({ change: 'copied', detail: { from: from.id, shiftDays: 175 } });
    });

    it('keeps 9:00 at 9:00 across the clock change of Kazakhstan, and in another zone', async () => {
      const from = await anEvent(running.app, { starts_local: '2024-02-20T09:00', ends_local: '2024-02-21T17:00', status: 'archived' });
      await insert(running.app, 'programme_session', { id: newId(), event_id: from, kind: 'panel', title: { en: 'Panel' }, starts_local: '2024-02-21T14:00', ends_local: '2024-02-21T15:30' });
      await insert(running.app, 'forum', { event_id: from }, 'event_id');
      expect((await events.get(from)).startsAt.toISOString()).toBe('2024-02-20T03:00:00.000Z');
      const after = await copies.copy(ME, from, { startsLocal: '2024-03-05T09:00' });
      expect([after.startsLocal, after.startsAt.toISOString()]).toEqual(['2024-03-05T09:00', '2024-03-05T04:00:00.000Z']);
      const geneva = await copies.copy(ME, from, { startsLocal: '2026-07-07T09:00', zone: 'Europe/Zurich' });
      expect([geneva.startsLocal, geneva.startsAt.toISOString()]).toEqual(['2026-07-07T09:00', '2026-07-07T07:00:00.000Z']);
      expect(await events.programme(geneva.id)).toMatchObject([{ startsLocal: '2026-07-08T14:00', endsLocal: '2026-07-08T15:30' }]);
    });

    it('can be made of a copy, of what was cancelled, and twice for one day', async () => {
      const from = await made();
      await life.step(ME, from.id, 'published');
      await life.step(ME, from.id, 'cancelled', 'Elections');
      const [one, other] = await Promise.all([copies.copy(ME, from.id, { startsLocal: '2027-09-21T09:00' }), copies.copy(ME, from.id, { startsLocal: '2027-09-21T09:00' })]);
      expect(new Set([one.slug, other.slug]).size).toBe(2);
      expect((await copies.copy(ME, one.id, { startsLocal: '2028-09-19T09:00' })).copiedFrom).toBe(one.id);
    });

    it('is refused when it would end before it begins', async () => {
      const from = await made({ endsLocal: '2026-09-22T12:00' });
      expect(await outcome(copies.copy(ME, from.id, { startsLocal: '2027-09-21T13:00' }))).toBe('DATES_REVERSED');
    });
  });

  it('are found by id and by address, and locked for whoever decides on them', async () => {
    const event = await made();
    await expect(events.bySlug(event.slug)).rejects.toMatchObject({ code: 'EVENT_NOT_FOUND' });
    await sql.rows(`UPDATE event SET status = 'published' WHERE id = $1`, [event.id]);
    expect((await events.bySlug(event.slug)).id).toBe(event.id);
    await expect(events.get(newId())).rejects.toMatchObject({ code: 'EVENT_NOT_FOUND' });
    let released = false;
    const holding = sql.transaction(async (tx) => {
      await events.lock(tx, event.id);
      await tx.query('SELECT pg_sleep(0.2)');
      released = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    // What merely refers to the event does not wait, so that nobody waits for it with other rows in hand.
    await aRegistration(running.app, event.id);
    expect(released).toBe(false);
    await service.change(ME, event.id, 1, { capacity: 7 });
    expect(released).toBe(true);
    await holding;
  });
});
