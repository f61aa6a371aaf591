import ICAL from 'ical.js';
import { newId, Sql } from '../../src/platform/database/index.js';
import { deviceHeader, linkHeader, signIn, tokenHeader, anAccount, type ActorHeaders } from '../support/actors.js';
import { startApplication, TEST_NOW, type TestApplication } from '../support/application.js';
import { aPerson, anEvent, insert } from '../support/factories.js';

describe('events through the API', () => {
  let running: TestApplication;
  let sql: Sql;
  let secretariat: ActorHeaders;
  beforeAll(async () => {
    running = await startApplication();
    sql = running.app.get(Sql);
    secretariat = await signIn(running.app, 'secretariat');
  });
  afterAll(() => running.close());

  type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
  const send = (method: Method, path: string, payload?: object, headers: ActorHeaders = secretariat) =>
    running.app.inject({ method, url: `/api/v1/${path}`, headers, ...(payload && { payload }) });
  const get = (path: string, headers?: ActorHeaders) => send('GET', path, undefined, headers);
  const post = (path: string, payload: object, headers?: ActorHeaders) => send('POST', path, payload, headers);
  const patch = (path: string, version: number, payload: object, headers: ActorHeaders = secretariat) => send('PATCH', path, payload, { ...headers, 'if-match': `"${version}"` });
  const count = async (table: string): Promise<number> => (await sql.rows<{ n: number }>(`SELECT count(*)::integer AS n FROM ${table}`))[0]?.n ?? 0;

  const forum = {
    kind: 'forum',
    subKind: 'regional-forum',
    title: { en: 'Regional Forum on Pathways', ru: 'Региональный форум о путях' },
    startsLocal: '2026-09-22T09:00',
    endsLocal: '2026-09-24T17:00',
    zone: 'Asia/Almaty',
    mode: 'in-person',
    city: { en: 'Almaty', ru: 'Алматы' },
    countryIso2: 'KZ',
  };
  interface Made {
    id: string;
    slug: string;
    version: number;
  }
  const made = async (columns: object = {}): Promise<Made> => {
    const answer = await post('events', { ...forum, ...columns });
    expect([answer.statusCode, answer.json().errors]).toEqual([201, undefined]);
    return answer.json();
  };
  const stepped = async (id: string, ...steps: string[]): Promise<void> => {
    for (const to of steps) expect((await post(`events/${id}/status`, { to, reason: 'A test' })).statusCode).toBe(200);
  };

  describe('an event', () => {
    it('is kept as it is told, with instants derived from the clock of its place', async () => {
      const process = await insert(running.app, 'process', { id: newId(), acronym: 'EV1', name: { en: 'Process' }, working_languages: ['en'] });
      const ministry = await insert(running.app, 'institution', { id: newId(), name: { en: 'Ministry' }, kind: 'ministry' });
      const told = {
        ...forum,
        theme: { en: 'Pathways' },
        venue: { en: 'Hall', ru: 'Зал' },
        mapUrl: 'https://map.example/hall',
        host: { en: 'The Government' },
        processIds: [process],
        workingLanguages: ['en', 'ru', 'fa-AF'],
        capacity: 120,
        practicalInformation: { en: 'Bring a **passport**.\n\nSee you.' },
      };
      const answer = await post('events', { ...told, organisers: [{ institutionId: ministry }, { name: { en: 'Friends of Migration' } }] });
      expect(answer.statusCode).toBe(201);
      expect(answer.headers['etag']).toBe('"1"');
      const { processIds: _, ...kept } = told;
      expect(answer.json()).toMatchObject({
        ...kept,
        status: 'draft',
        startsAt: '2026-09-22T09:00:00+05:00',
        endsAt: '2026-09-24T17:00:00+05:00',
        country: { en: 'Kazakhstan', ru: 'Казахстан' },
        organisers: [
          { institutionId: ministry, name: { en: 'Ministry' } },
          { institutionId: null, name: { en: 'Friends of Migration' } },
        ],
        processes: [{ id: process, acronym: 'EV1', name: { en: 'Process' } }],
        joinUrl: null,
        copiedFrom: null,
        calendarSequence: 0,
        steps: [{ to: 'published', reasonNeeded: false, hindrance: null }],
      });
      expect((await get(`events/${answer.json().id}`)).json()).toEqual(answer.json());
    });

    it('trims its texts, leaves empty languages out and has no limit unless told', async () => {
      const { id } = await made({ title: { en: '  Trimmed ', ru: '' }, startsLocal: '2026-09-22T09:00:00' });
      expect((await get(`events/${id}`)).json()).toMatchObject({ title: { en: 'Trimmed' }, startsLocal: '2026-09-22T09:00', capacity: null, workingLanguages: ['en', 'ru'] });
    });

    it('has an address of its own, made of title and year, which is stable once it is published', async () => {
      const title = { en: 'Address Test', ru: 'Проверка адреса' };
      const [one, other] = [await made({ title }), await made({ title })];
      expect([one.slug, other.slug]).toEqual(['address-test-2026', 'address-test-2026-2']);
      const renamed = await patch(`events/${other.id}`, 1, { title: { en: 'Renamed', ru: 'Переименовано' }, endsLocal: '2027-03-04T17:00', startsLocal: '2027-03-02T09:00' });
      expect(renamed.json().slug).toBe('renamed-2027');
      await stepped(other.id, 'published');
      const later = await patch(`events/${other.id}`, 3, { title: { en: 'Again', ru: 'Снова' } });
      expect([later.statusCode, later.json().slug]).toEqual([200, 'renamed-2027']);
    });

    it('gets different addresses when twelve of one title are made at once', async () => {
      const answers = await Promise.all(Array.from({ length: 12 }, () => post('events', { ...forum, title: { en: 'Raced Title' } })));
      expect(new Set(answers.map((answer) => answer.json().slug)).size).toBe(12);
    });

    it('makes the row of its kind', async () => {
      for (const [kind, subKind] of [['meeting', 'briefing'], ['training', 'seminar'], ['forum', 'conference']] as const) {
        const { id } = await made({ kind, subKind });
        expect((await get(`events/${id}/${kind}`)).statusCode).toBe(200);
        for (const other of ['meeting', 'training', 'forum'].filter((one) => one !== kind)) expect((await get(`events/${id}/${other}`)).statusCode).toBe(404);
      }
    });
  });

  describe('a change', () => {
    it('names what it changes and leaves the rest', async () => {
      const { id } = await made({ theme: { en: 'Old' }, capacity: 50 });
      const answer = await patch(`events/${id}`, 1, { theme: null, capacity: 60 });
      expect([answer.statusCode, answer.headers['etag']]).toEqual([200, '"2"']);
      expect(answer.json()).toMatchObject({ title: forum.title, theme: {}, capacity: 60, version: 2, calendarSequence: 0 });
    });

    it('of time or place raises the sequence of calendars, and nothing else does', async () => {
      const { id } = await made();
      expect((await patch(`events/${id}`, 1, { title: { en: 'Other', ru: 'Другое' }, capacity: 5 })).json().calendarSequence).toBe(0);
      expect((await patch(`events/${id}`, 2, { venue: { en: 'Elsewhere' } })).json().calendarSequence).toBe(1);
      expect((await patch(`events/${id}`, 3, { endsLocal: '2026-09-24T18:00' })).json().calendarSequence).toBe(2);
      expect((await patch(`events/${id}`, 4, { zone: 'Asia/Bishkek' })).json()).toMatchObject({ calendarSequence: 3, startsAt: '2026-09-22T09:00:00+06:00' });
    });

    it('that changes nothing leaves no trace', async () => {
      const { id } = await made();
      const answer = await patch(`events/${id}`, 1, { title: { ru: forum.title.ru, en: forum.title.en } });
      expect([answer.statusCode, answer.json().version]).toEqual([200, 1]);
      expect((await get(`events/${id}/history`)).json().items).toHaveLength(1);
    });

    it('is made once when six make it at once from the same version', async () => {
      const { id } = await made();
      const answers = await Promise.all(Array.from({ length: 6 }, (_, n) => patch(`events/${id}`, 1, { capacity: n + 1 })));
      expect(answers.map((answer) => answer.statusCode).toSorted((a, b) => a - b)).toEqual([200, 412, 412, 412, 412, 412]);
      const winner = answers.find((answer) => answer.statusCode === 200);
      expect((await get(`events/${id}`)).json().capacity).toBe(winner?.json().capacity);
    });

    it('needs the version that it is based on', async () => {
      const { id } = await made();
      expect((await send('PATCH', `events/${id}`, { capacity: 5 })).json()).toMatchObject({ status: 428, code: 'VERSION_NEEDED' });
      expect((await patch(`events/${id}`, 7, { capacity: 5 })).json()).toMatchObject({ status: 412, code: 'VERSION_CHANGED' });
    });

    it('to an event in person drops the join address', async () => {
      const { id } = await made({ mode: 'hybrid', joinUrl: 'https://meet.example/room' });
      expect((await patch(`events/${id}`, 1, { mode: 'in-person' })).json()).toMatchObject({ mode: 'in-person', joinUrl: null });
    });

    it('is not made to what is cancelled or archived', async () => {
      const { id } = await made();
      await stepped(id, 'published', 'cancelled');
      expect((await patch(`events/${id}`, 3, { capacity: 5 })).json()).toMatchObject({ status: 409, code: 'EVENT_IS_FINAL' });
      expect((await post(`events/${id}/rooms`, { name: { en: 'Hall' } })).json()).toMatchObject({ status: 409, code: 'EVENT_IS_FINAL' });
    });

    it('does not move an announced event into the past', async () => {
      const { id } = await made();
      await stepped(id, 'published');
      expect((await patch(`events/${id}`, 2, { startsLocal: '2026-03-01T09:00' })).json()).toMatchObject({ status: 422, code: 'DATES_IN_PAST', errors: [{ field: 'startsLocal' }] });
    });

    it('of a published event keeps what the public must be able to read', async () => {
      const { id } = await made();
      await stepped(id, 'published');
      expect((await patch(`events/${id}`, 2, { title: { en: 'English alone' } })).json()).toMatchObject({ status: 422, code: 'TITLE_LANGUAGE_MISSING', errors: [{ field: 'title.ru' }] });
      expect((await patch(`events/${id}`, 2, { city: null })).json()).toMatchObject({ status: 422, code: 'PLACE_MISSING' });
    });
  });

  describe('input that breaks a rule', () => {
    it.each<[string, object, string, string]>([
      ['dates reversed', { startsLocal: '2026-09-24T09:00', endsLocal: '2026-09-22T17:00' }, 'endsLocal', 'DATES_REVERSED'],
      ['an end that is the start', { endsLocal: '2026-09-22T09:00' }, 'endsLocal', 'DATES_REVERSED'],
      ['an event of two years', { endsLocal: '2028-09-22T09:00' }, 'endsLocal', 'EVENT_TOO_LONG'],
      ['a mistyped century', { startsLocal: '0226-09-22T09:00' }, 'startsLocal', 'YEAR_IMPLAUSIBLE'],
      ['an hour that does not exist', { zone: 'Europe/Zurich', startsLocal: '2026-03-29T02:15' }, 'startsLocal', 'TIME_SKIPPED'],
      ['an unknown zone', { zone: 'Asia/Atlantis' }, 'zone', 'isZone'],
      ['an offset for a zone', { zone: '+05:00' }, 'zone', 'isZone'],
      ['a day that does not exist', { startsLocal: '2026-02-30T09:00' }, 'startsLocal', 'isLocalDateTime'],
      ['a time with an offset', { startsLocal: '2026-09-22T09:00+05:00' }, 'startsLocal', 'isLocalDateTime'],
      ['a title in no language', { title: {} }, 'title', 'isLocalisedText'],
      ['a title of blanks', { title: { en: '   ' } }, 'title', 'isLocalisedText'],
      ['a title in a language that Convoke does not speak', { title: { de: 'Forum' } }, 'title', 'isLocalisedText'],
      ['a title that turns the writing direction', { title: { en: 'Forum \u202Egnp.exe' } }, 'title', 'isLocalisedText'],
      ['a title of two lines', { title: { en: 'Forum\r\nBcc: everybody@example.org' } }, 'title', 'isLocalisedText'],
      ['a title that is too long', { title: { en: 'x'.repeat(301) } }, 'title', 'isLocalisedText'],
      ['a title that is a text', { title: 'Forum' }, 'title', 'isLocalisedText'],
      ['an unknown kind', { kind: 'party' }, 'kind', 'KIND_UNKNOWN'],
      ['a sub-kind of another kind', { subKind: 'seminar' }, 'subKind', 'SUB_KIND_NOT_OF_KIND'],
      ['an unknown mode', { mode: 'by post' }, 'mode', 'isIn'],
      ['a join address in person', { joinUrl: 'https://meet.example/x' }, 'joinUrl', 'JOIN_ADDRESS_NOT_ONLINE'],
      ['a join address that is a program', { mode: 'online', joinUrl: 'javascript:alert(1)' }, 'joinUrl', 'isWebAddress'],
      ['an unknown country', { countryIso2: 'XX' }, 'countryIso2', 'COUNTRY_UNKNOWN'],
      ['a country in words', { countryIso2: 'Kazakhstan' }, 'countryIso2', 'isStateCode'],
      ['an unknown process', { processIds: ['0199f9a0-0000-7000-8000-000000000000'] }, 'processIds', 'PROCESS_UNKNOWN'],
      ['an organiser that is not there', { organisers: [{ institutionId: '0199f9a0-0000-7000-8000-000000000000' }] }, 'organisers', 'INSTITUTION_UNKNOWN'],
      ['an organiser that is two', { organisers: [{ name: { en: 'A' } }, { institutionId: '0199f9a0-0000-7000-8000-000000000000', name: { en: 'A' } }] }, 'organisers[1]', 'ORGANISER_IS_ONE'],
      ['an organiser that is nobody', { organisers: [{}] }, 'organisers[0]', 'ORGANISER_IS_ONE'],
      ['no seats', { capacity: 0 }, 'capacity', 'min'],
      ['half a seat', { capacity: 1.5 }, 'capacity', 'isInt'],
      ['no working language', { workingLanguages: [] }, 'workingLanguages', 'arrayMinSize'],
      ['a language in words', { workingLanguages: ['English'] }, 'workingLanguages', 'isLanguageTag'],
      ['a field that nobody knows', { status: 'published' }, 'status', 'whitelistValidation'],
    ])('is refused: %s', async (_, columns, field, code) => {
      const before = [await count('event'), await count('event_history'), await count('forum')];
      const answer = await post('events', { ...forum, ...columns });
      expect([answer.statusCode, answer.json().errors?.[0]]).toMatchObject([422, { field, code }]);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      const russian = await post('events', { ...forum, ...columns }, { ...secretariat, 'accept-language': 'ru' });
      expect(russian.json().errors[0].detail).toMatch(/[а-я]/);
      expect([await count('event'), await count('event_history'), await count('forum')]).toEqual(before);
    });

    it.each(['title', 'startsLocal', 'endsLocal', 'zone', 'mode', 'kind', 'subKind'])('is refused: no %s', async (field) => {
      const { [field as 'title']: _, ...without } = forum;
      const answer = await post('events', without);
      expect(answer.statusCode).toBe(422);
      expect(answer.json().errors.map((error: { field: string }) => error.field)).toContain(field);
    });

    it('is refused in a change as well', async () => {
      const { id } = await made();
      expect((await patch(`events/${id}`, 1, { endsLocal: '2026-09-20T09:00' })).json()).toMatchObject({ code: 'DATES_REVERSED', errors: [{ field: 'endsLocal' }] });
      expect((await patch(`events/${id}`, 1, { zone: null })).json()).toMatchObject({ code: 'INVALID_INPUT', errors: [{ field: 'zone' }] });
      expect((await patch(`events/${id}`, 1, { kind: 'meeting' })).json()).toMatchObject({ code: 'INVALID_INPUT', errors: [{ field: 'kind', code: 'whitelistValidation' }] });
      expect((await patch(`events/${id}`, 1, { subKind: 'briefing' })).json()).toMatchObject({ code: 'SUB_KIND_NOT_OF_KIND' });
      expect((await get(`events/${id}`)).json().version).toBe(1);
    });

    it('is refused in addresses and lists', async () => {
      expect((await get('events/not-an-id')).statusCode).toBe(422);
      expect((await get(`events/${newId()}`)).json()).toMatchObject({ status: 404, code: 'EVENT_NOT_FOUND' });
      expect((await get('events?status=vanished')).statusCode).toBe(422);
      expect((await get('events?from=tomorrow')).statusCode).toBe(422);
      expect((await get('events?cursor=bm9uc2Vuc2U')).json()).toMatchObject({ status: 400, code: 'CURSOR_INVALID' });
      expect((await get('events?limit=1000')).statusCode).toBe(422);
    });
  });

  describe('its life', () => {
    it('goes from draft to archive, each step with who, when and why', async () => {
      // From half past nine to ten, in London.
      const { id } = await made({ startsLocal: '2026-03-03T14:30', endsLocal: '2026-03-03T15:00' });
      await stepped(id, 'published', 'registration-open', 'closed');
      running.clock.set(new Date('2026-03-03T10:30:00Z'));
      await stepped(id, 'held', 'archived');
      running.clock.set(TEST_NOW);
      const history = (await get(`events/${id}/history`)).json().items;
      expect(history.map((line: { change: string; fromStatus: string; toStatus: string }) => [line.change, line.fromStatus, line.toStatus])).toEqual([
        ['status', 'held', 'archived'],
        ['status', 'closed', 'held'],
        ['status', 'registration-open', 'closed'],
        ['status', 'published', 'registration-open'],
        ['status', 'draft', 'published'],
        ['created', null, 'draft'],
      ]);
      expect(history[0]).toMatchObject({ actorKind: 'account', actorName: expect.stringContaining('Staff'), at: '2026-03-03T10:30:00.000Z', reason: 'A test' });
      const audit = await sql.rows<{ action: string }>(`SELECT action FROM audit WHERE event_id = $1 ORDER BY seq`, [id]);
      expect(audit.map(({ action }) => action)).toEqual(['event.created', ...Array<string>(5).fill('event.status')]);
    });

    it.each<[string, object, string[], string, string, string]>([
      ['publishing without a title in a working language', { title: { en: 'Forum' } }, [], 'published', 'TITLE_LANGUAGE_MISSING', 'title.ru'],
      ['publishing without a place', { city: null }, [], 'published', 'PLACE_MISSING', 'city'],
      ['opening registration of a draft', {}, [], 'registration-open', 'STEP_NOT_IN_LIFE', 'to'],
      ['opening registration of an event that has begun', { startsLocal: '2026-03-02T09:00' }, ['published'], 'registration-open', 'DATES_NOT_AHEAD', 'startsLocal'],
      ['calling held what has not begun', {}, ['published', 'closed'], 'held', 'NOT_BEGUN', 'startsLocal'],
      ['archiving what was not held', {}, ['published'], 'archived', 'STEP_NOT_IN_LIFE', 'to'],
      ['publishing twice', {}, ['published'], 'published', 'STEP_NOT_IN_LIFE', 'to'],
      ['reviving what was cancelled', {}, ['published', 'cancelled'], 'published', 'STEP_NOT_IN_LIFE', 'to'],
      ['a status that is none', {}, [], 'finished', 'isIn', 'to'],
    ])('refuses %s', async (_, columns, steps, to, code, field) => {
      const { id } = await made(columns);
      await stepped(id, ...steps);
      const before = (await get(`events/${id}`)).json();
      const answer = await post(`events/${id}/status`, { to, reason: 'A test' });
      expect(answer.statusCode).toBeGreaterThanOrEqual(409);
      expect(answer.json().errors[0]).toMatchObject({ code, field });
      expect((await get(`events/${id}`)).json()).toEqual(before);
    });

    it.each(['cancelled', 'postponed'])('asks why an event is %s', async (to) => {
      const { id } = await made();
      await stepped(id, 'published');
      expect((await post(`events/${id}/status`, { to })).json()).toMatchObject({ status: 422, code: 'REASON_NEEDED', errors: [{ field: 'reason' }] });
      expect((await post(`events/${id}/status`, { to, reason: '  ' })).json()).toMatchObject({ code: 'REASON_NEEDED' });
      const answer = await post(`events/${id}/status`, { to, reason: 'Elections' });
      expect(answer.json()).toMatchObject({ status: to, calendarSequence: 1, version: 3 });
      expect((await get(`events/${id}/history`)).json().items[0].reason).toBe('Elections');
    });

    it('says what can come next, and what stands in the way', async () => {
      const { id } = await made();
      await stepped(id, 'published', 'closed');
      expect((await get(`events/${id}`)).json().steps).toEqual([
        { to: 'registration-open', reasonNeeded: false, hindrance: null },
        { to: 'held', reasonNeeded: false, hindrance: 'NOT_BEGUN' },
        { to: 'postponed', reasonNeeded: true, hindrance: null },
        { to: 'cancelled', reasonNeeded: true, hindrance: null },
      ]);
    });

    it('postponed, goes on with new dates', async () => {
      const { id } = await made();
      await stepped(id, 'published', 'registration-open', 'postponed');
      const moved = await patch(`events/${id}`, 4, { startsLocal: '2026-11-10T09:00', endsLocal: '2026-11-12T17:00' });
      expect(moved.json()).toMatchObject({ status: 'postponed', calendarSequence: 2 });
      await stepped(id, 'published');
      expect((await get(`events/${id}`)).json()).toMatchObject({ status: 'published', calendarSequence: 3 });
    });
  });

  describe('a draft', () => {
    it('can be deleted, and leaves an audit row', async () => {
      const { id } = await made();
      await post(`events/${id}/rooms`, { name: { en: 'Hall' } });
      expect((await send('DELETE', `events/${id}`)).statusCode).toBe(428);
      expect((await send('DELETE', `events/${id}`, undefined, { ...secretariat, 'if-match': '"1"' })).statusCode).toBe(204);
      expect((await get(`events/${id}`)).statusCode).toBe(404);
      const [row] = await sql.rows<{ action: string }>(`SELECT action FROM audit WHERE event_id = $1 ORDER BY seq DESC LIMIT 1`, [id]);
      expect(row?.action).toBe('event.deleted');
    });

    it('stays when it was published or when people are registered', async () => {
      const { id } = await made();
      await stepped(id, 'published');
      const remove = (eventId: string, version: number) => send('DELETE', `events/${eventId}`, undefined, { ...secretariat, 'if-match': `"${version}"` });
      expect((await remove(id, 2)).json()).toMatchObject({ status: 409, code: 'ONLY_DRAFTS_ARE_DELETED' });
      const other = await made();
      const personId = await aPerson(running.app);
      await sql.rows(`INSERT INTO registration (id, event_id, person_id, category, status, channel, created_at, updated_at) VALUES ($1, $2, $3, 'media', 'submitted', 'staff', $4, $4)`, [newId(), other.id, personId, TEST_NOW]);
      expect((await remove(other.id, 1)).json()).toMatchObject({ status: 409, code: 'DRAFT_HAS_PEOPLE' });
      expect((await get(`events/${other.id}`)).statusCode).toBe(200);
    });
  });

  describe('a copy', () => {
    it('is a draft on other days, with a title of its own when one is told', async () => {
      const { id } = await made({ title: { en: 'Original', ru: 'Оригинал' } });
      const answer = await post(`events/${id}/copy`, { startsLocal: '2027-09-21T09:00', zone: 'Asia/Tashkent', title: { en: 'Copy', ru: 'Копия' } });
      expect([answer.statusCode, answer.headers['etag']]).toEqual([201, '"1"']);
      expect(answer.json()).toMatchObject({ slug: 'copy-2027', status: 'draft', copiedFrom: id, startsLocal: '2027-09-21T09:00', endsLocal: '2027-09-23T17:00', startsAt: '2027-09-21T09:00:00+05:00', zone: 'Asia/Tashkent' });
      expect((await get(`events/${answer.json().id}/registration-settings`)).statusCode).toBe(200);
    });

    it.each<[string, object, string, string]>([
      ['no day', {}, 'startsLocal', 'isLocalDateTime'],
      ['a day without an hour', { startsLocal: '2027-09-21' }, 'startsLocal', 'isLocalDateTime'],
      ['an unknown zone', { startsLocal: '2027-09-21T09:00', zone: 'Mars/Olympus' }, 'zone', 'isZone'],
      ['a title of blanks', { startsLocal: '2027-09-21T09:00', title: { en: ' ' } }, 'title', 'isLocalisedText'],
      ['a status', { startsLocal: '2027-09-21T09:00', status: 'published' }, 'status', 'whitelistValidation'],
    ])('is refused with %s', async (_, payload, field, code) => {
      const { id } = await made();
      const before = await count('event');
      const answer = await post(`events/${id}/copy`, payload);
      expect([answer.statusCode, answer.json().errors[0]]).toMatchObject([422, { field, code }]);
      expect(await count('event')).toBe(before);
    });
  });

  it('a capacity below the seats that are taken is refused with their number', async () => {
    const { id } = await made({ capacity: 20 });
    await sql.rows(`UPDATE ledger SET taken = 7 WHERE event_id = $1 AND key = 'event'`, [id]);
    const answer = await patch(`events/${id}`, 1, { capacity: 5 });
    expect(answer.json()).toMatchObject({ code: 'CAPACITY_BELOW_TAKEN', errors: [{ field: 'capacity' }], params: { taken: 7 } });
    expect((await get(`events/${id}`)).json()).toMatchObject({ capacity: 20, version: 1 });
    expect((await patch(`events/${id}`, 1, { capacity: 7 })).statusCode).toBe(200);
    expect((await patch(`events/${id}`, 2, { capacity: null })).json()).toMatchObject({ capacity: null, version: 3 });
  });

  describe('the list', () => {
    let process: string;
    const ids = async (query: string, headers?: ActorHeaders): Promise<string[]> => {
      const answer = await get(`events?process=${process}&${query}`, headers);
      expect(answer.statusCode).toBe(200);
      return answer.json().items.map((event: { slug: string }) => event.slug);
    };
    beforeAll(async () => {
      process = await insert(running.app, 'process', { id: newId(), acronym: 'LIST', name: { en: 'List' }, working_languages: ['en'] });
      const of = async (slug: string, columns: object): Promise<void> => {
        const id = await anEvent(running.app, { slug, ...columns });
        await insert(running.app, 'event_process', { event_id: id, process_id: process }, 'event_id');
      };
      await of('past', { starts_local: '2025-05-05T09:00', ends_local: '2025-05-07T17:00', status: 'archived', kind: 'meeting', sub_kind: 'briefing', title: { en: 'Briefing 100% done', ru: 'Брифинг' } });
      await of('running', { starts_local: '2026-03-02T09:00', ends_local: '2026-03-04T17:00', status: 'closed' });
      await of('coming', { starts_local: '2026-06-06T09:00', ends_local: '2026-06-07T17:00', title: { en: 'Consultation', ru: 'Консультации по убежищу' } });
      await of('drafted', { starts_local: '2026-08-08T09:00', ends_local: '2026-08-09T17:00', status: 'draft', country_iso2: 'TJ', city: { en: 'Dushanbe' } });
    });

    it('is in the order of the start, and narrowed by what is asked', async () => {
      expect(await ids('')).toEqual(['drafted', 'coming', 'running', 'past']);
      expect(await ids('order=soonest')).toEqual(['past', 'running', 'coming', 'drafted']);
      expect(await ids('kind=meeting')).toEqual(['past']);
      expect(await ids('status=draft')).toEqual(['drafted']);
      expect(await ids('status=draft&status=closed')).toEqual(['drafted', 'running']);
      expect(await ids('country=TJ')).toEqual(['drafted']);
      expect(await ids('from=2026-03-04&to=2026-06-06')).toEqual(['coming', 'running']);
      expect(await ids('from=2026-06-08')).toEqual(['drafted']);
    });

    it.each([
      ['briefing', ['past']],
      ['УБЕЖИЩ', ['coming']],
      ['dushan', ['drafted']],
      ['100%', ['past']],
      ['100_', []],
      ['consultation убежищу', ['coming']],
      ['consultation briefing', []],
      ["'; DROP TABLE event; --", []],
    ])('finds %s', async (search, expected) => {
      expect(await ids(`search=${encodeURIComponent(search)}`)).toEqual(expected);
    });

    it('comes in pages that neither repeat nor leave out', async () => {
      const first = (await get(`events?process=${process}&limit=3`)).json();
      const second = (await get(`events?process=${process}&limit=3&cursor=${first.next}`)).json();
      expect([...first.items, ...second.items].map((event: { slug: string }) => event.slug)).toEqual(['drafted', 'coming', 'running', 'past']);
      expect(second.next).toBeNull();
    });
  });

  describe('people of an event', () => {
    let own: Made;
    let organiser: ActorHeaders;
    let desk: ActorHeaders;
    beforeAll(async () => {
      own = await made({ title: { en: 'Own Event', ru: 'Своё мероприятие' } });
      organiser = await signIn(running.app, 'organiser', own.id);
      desk = await signIn(running.app, 'desk', own.id);
    });

    it('see their events alone', async () => {
      for (const headers of [organiser, desk]) expect((await get('events', headers)).json().items.map((event: Made) => event.id)).toEqual([own.id]);
      const foreign = await anEvent(running.app);
      expect((await get(`events/${foreign}`, organiser)).statusCode).toBe(403);
    });

    it('change them when they organise them, and read them at the desk', async () => {
      expect((await patch(`events/${own.id}`, 1, { capacity: 30 }, organiser)).statusCode).toBe(200);
      expect((await patch(`events/${own.id}`, 2, { capacity: 31 }, desk)).statusCode).toBe(403);
      expect((await get(`events/${own.id}`, desk)).statusCode).toBe(200);
      expect((await get(`events/${own.id}/programme`, desk)).statusCode).toBe(200);
      expect((await get(`events/${own.id}/history`, desk)).statusCode).toBe(403);
      expect((await post(`events/${own.id}/status`, { to: 'published' }, desk)).statusCode).toBe(403);
      expect((await post('events', forum, organiser)).statusCode).toBe(403);
      expect((await post(`events/${own.id}/copy`, { startsLocal: '2027-01-01T09:00' }, organiser)).statusCode).toBe(403);
    });

    it('are not everybody else', async () => {
      expect((await get('events', {})).statusCode).toBe(401);
      expect((await get(`events/${own.id}`, {})).statusCode).toBe(401);
      const link = await linkHeader(running.app, { purpose: 'registration', subjectId: newId(), eventId: own.id });
      expect((await get(`events/${own.id}`, link)).statusCode).toBe(403);
      expect((await get(`events/${own.id}`, await deviceHeader(running.app, own.id))).statusCode).toBe(403);
    });

    it('are programs within their scopes', async () => {
      const account = await anAccount(running.app, [{ role: 'secretariat', eventId: null }]);
      const reader = await tokenHeader(running.app, account, ['event.read']);
      expect((await get(`events/${own.id}`, reader)).statusCode).toBe(200);
      expect((await patch(`events/${own.id}`, 2, { capacity: 31 }, reader)).statusCode).toBe(403);
    });
  });

  describe('the programme', () => {
    let event: Made;
    let hall: string;
    const session = { kind: 'plenary', title: { en: 'Opening', ru: 'Открытие' }, startsLocal: '2026-09-22T09:00', endsLocal: '2026-09-22T10:30' };
    beforeAll(async () => {
      event = await made({ capacity: 100 });
      hall = (await post(`events/${event.id}/rooms`, { name: { en: 'Hall' }, capacity: 80 })).json().id;
    });

    it('has sessions with room and speakers, read by days', async () => {
      const personId = await aPerson(running.app, { family_name: 'Akhmetova', given_name: 'Aigerim' });
      const speakers = [{ role: 'chair', personId }, { name: 'Katharina Weber', affiliation: 'University' }];
      const answer = await post(`events/${event.id}/sessions`, { ...session, roomId: hall, speakers, description: { en: 'Line one\nline two' } });
      expect([answer.statusCode, answer.headers['etag']]).toEqual([201, '"1"']);
      expect(answer.json()).toMatchObject({
        ...session,
        room: { en: 'Hall' },
        counts: true,
        trackId: null,
        speakers: [
          { role: 'chair', personId, name: 'Aigerim Akhmetova', affiliation: null },
          { role: 'speaker', personId: null, name: 'Katharina Weber', affiliation: 'University' },
        ],
        warnings: [{ code: 'ROOM_SMALL' }],
      });
      const programme = (await get(`events/${event.id}/programme`)).json();
      expect(programme.days.map(({ date, sessions }: { date: string; sessions: object[] }) => [date, sessions.length])).toEqual([['2026-09-22', 1], ['2026-09-23', 0], ['2026-09-24', 0]]);
      expect(programme.rooms).toMatchObject([{ id: hall, name: { en: 'Hall' }, capacity: 80 }]);
    });

    it('warns of a room and a speaker that are twice at one time, and keeps the session', async () => {
      const speakers = [{ name: 'Вебер Катарина' }];
      const answer = await post(`events/${event.id}/sessions`, { ...session, kind: 'panel', startsLocal: '2026-09-22T10:00', endsLocal: '2026-09-22T11:00', roomId: hall, speakers: [{ name: 'Katharina Weber' }, ...speakers] }, { ...secretariat, 'accept-language': 'ru' });
      expect(answer.statusCode).toBe(201);
      expect(answer.json().warnings.map(({ code, detail }: { code: string; detail: string }) => [code, /[а-я]/.test(detail)])).toEqual([['ROOM_TWICE', true], ['SPEAKER_TWICE', true]]);
      expect((await send('DELETE', `events/${event.id}/sessions/${answer.json().id}`)).statusCode).toBe(204);
    });

    it.each<[string, object, string, string]>([
      ['a session outside the days of the event', { startsLocal: '2026-09-25T09:00', endsLocal: '2026-09-25T10:00' }, 'startsLocal', 'SESSION_OUTSIDE'],
      ['a session that ends before it begins', { endsLocal: '2026-09-22T08:00' }, 'endsLocal', 'DATES_REVERSED'],
      ['a room that is not there', { roomId: '0199f9a0-0000-7000-8000-000000000000' }, 'roomId', 'ROOM_UNKNOWN'],
      ['a track that is not there', { trackId: '0199f9a0-0000-7000-8000-000000000000' }, 'trackId', 'TRACK_UNKNOWN'],
      ['a speaker who is not there', { speakers: [{ name: 'A' }, { personId: '0199f9a0-0000-7000-8000-000000000000' }] }, 'speakers[1].personId', 'SPEAKER_UNKNOWN'],
      ['a speaker without a name', { speakers: [{ role: 'chair', name: ' ' }] }, 'speakers[0].name', 'SPEAKER_NAMELESS'],
      ['a speaker with a name that turns around', { speakers: [{ name: 'Ann\u202Egro' }] }, 'speakers[0].name', 'isPlainText'],
      ['an unknown kind', { kind: 'party' }, 'kind', 'isIn'],
      ['no title', { title: {} }, 'title', 'isLocalisedText'],
    ])('refuses %s', async (_, columns, field, code) => {
      const before = await count('programme_session');
      const answer = await post(`events/${event.id}/sessions`, { ...session, ...columns });
      expect([answer.statusCode, answer.json().errors?.[0]]).toMatchObject([422, { field, code }]);
      expect(await count('programme_session')).toBe(before);
    });

    it('takes no room of another event', async () => {
      const other = await made();
      const foreign = (await post(`events/${other.id}/rooms`, { name: { en: 'Foreign' } })).json().id;
      expect((await post(`events/${event.id}/sessions`, { ...session, roomId: foreign })).json()).toMatchObject({ code: 'ROOM_UNKNOWN' });
      expect((await patch(`events/${event.id}/rooms/${foreign}`, 1, { capacity: 5 })).statusCode).toBe(404);
    });

    it('changes a session for whoever has read the newest version, once when several try', async () => {
      const { id } = (await post(`events/${event.id}/sessions`, { ...session, kind: 'break', title: { en: 'Coffee' } })).json();
      const answers = await Promise.all(Array.from({ length: 5 }, (_, n) => patch(`events/${event.id}/sessions/${id}`, 1, { title: { en: `Tea ${n}` } })));
      expect(answers.map((answer) => answer.statusCode).toSorted((a, b) => a - b)).toEqual([200, 412, 412, 412, 412]);
      const cleared = await patch(`events/${event.id}/sessions/${id}`, 2, { roomId: null, speakers: [{ name: 'Somebody' }], counts: true });
      expect(cleared.json()).toMatchObject({ version: 3, kind: 'break', counts: true, speakers: [{ name: 'Somebody' }] });
      const kept = await patch(`events/${event.id}/sessions/${id}`, 3, { endsLocal: '2026-09-22T11:00' });
      expect(kept.json()).toMatchObject({ speakers: [{ name: 'Somebody' }], counts: true });
      expect((await send('DELETE', `events/${event.id}/sessions/${id}`)).statusCode).toBe(204);
      expect((await send('DELETE', `events/${event.id}/sessions/${id}`)).statusCode).toBe(404);
    });

    it('keeps a room in which sessions are held', async () => {
      expect((await send('DELETE', `events/${event.id}/rooms/${hall}`)).json()).toMatchObject({ status: 409, code: 'ROOM_IN_USE', params: { count: 1 } });
      const empty = (await post(`events/${event.id}/rooms`, { name: { en: 'Empty' } })).json();
      expect((await patch(`events/${event.id}/rooms/${empty.id}`, 1, { name: { en: 'Still empty' }, capacity: 12 })).json()).toMatchObject({ name: { en: 'Still empty' }, capacity: 12, version: 2 });
      expect((await send('DELETE', `events/${event.id}/rooms/${empty.id}`)).statusCode).toBe(204);
    });

    it('changes a room once when three change it at once', async () => {
      const room = (await post(`events/${event.id}/rooms`, { name: { en: 'Raced' } })).json();
      const answers = await Promise.all([10, 20, 30].map((capacity) => patch(`events/${event.id}/rooms/${room.id}`, 1, { capacity })));
      expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 412, 412]);
    });

    it('moves along when the event moves, and holds it when it would shrink over a session', async () => {
      const { id } = await made();
      await post(`events/${id}/sessions`, { ...session, startsLocal: '2026-09-24T09:00', endsLocal: '2026-09-24T10:00' });
      const moved = await patch(`events/${id}`, 1, { startsLocal: '2026-10-06T10:00', endsLocal: '2026-10-08T16:00' });
      expect(moved.statusCode).toBe(200);
      const days = (await get(`events/${id}/programme`)).json().days;
      expect(days[2]).toMatchObject({ date: '2026-10-08', sessions: [{ startsLocal: '2026-10-08T09:00' }] });
      expect((await patch(`events/${id}`, 2, { endsLocal: '2026-10-07T16:00' })).json()).toMatchObject({ status: 409, code: 'SESSIONS_OUTSIDE', params: { count: 1 } });
      const longer = await patch(`events/${id}`, 2, { startsLocal: '2026-10-05T10:00' });
      expect(longer.statusCode).toBe(200);
      expect((await get(`events/${id}/programme`)).json().days[3].sessions).toHaveLength(1);
    });
  });

  describe('the public face', () => {
    it('shows what is published, and never a draft', async () => {
      const { id, slug } = await made({ title: { en: 'Hidden Draft', ru: 'Скрытый черновик' } });
      const listed = async (): Promise<string[]> => (await get('public/events?limit=200', {})).json().items.map((event: Made) => event.slug);
      for (const path of [`public/events/${slug}`, `public/events/${slug}/calendar.ics`]) expect((await get(path, {})).json()).toMatchObject({ status: 404, code: 'EVENT_NOT_FOUND' });
      expect(await listed()).not.toContain(slug);
      await stepped(id, 'published');
      expect((await get(`public/events/${slug}`, {})).statusCode).toBe(200);
      expect(await listed()).toContain(slug);
      await stepped(id, 'cancelled');
      expect((await get(`public/events/${slug}`, {})).json()).toMatchObject({ status: 'cancelled' });
    });

    it('shows the programme with the names on it, and nothing else of anybody', async () => {
      const { id, slug } = await made({ mode: 'hybrid', joinUrl: 'https://meet.example/secret-room', capacity: 77, title: { en: 'Public Programme', ru: 'Программа' } });
      const personId = await aPerson(running.app, { family_name: 'Karimov', given_name: 'Akmal', email: 'akmal@secret.example', phone: '+998 71 000 00 00' });
      const roomId = (await post(`events/${id}/rooms`, { name: { en: 'Hall' } })).json().id;
      await post(`events/${id}/sessions`, { kind: 'plenary', title: { en: 'Opening' }, startsLocal: '2026-09-22T09:00', endsLocal: '2026-09-22T10:00', roomId, speakers: [{ personId, affiliation: 'Ministry' }] });
      await stepped(id, 'published');
      const answer = await get(`public/events/${slug}`, {});
      expect(answer.json()).toMatchObject({
        title: { en: 'Public Programme' },
        startsAt: '2026-09-22T09:00:00+05:00',
        country: { en: 'Kazakhstan' },
        programme: [{ title: { en: 'Opening' }, room: { en: 'Hall' }, track: null, speakers: [{ role: 'speaker', name: 'Akmal Karimov', affiliation: 'Ministry' }] }],
      });
      for (const secret of [personId, 'akmal@secret.example', '+998', 'secret-room', '"capacity"', 'version']) expect(answer.body).not.toContain(secret);
      expect(Object.keys(answer.json().programme[0].speakers[0]).toSorted()).toEqual(['affiliation', 'name', 'role']);
    });

    it('lists what is to come and what is past', async () => {
      const process = await insert(running.app, 'process', { id: newId(), acronym: 'PUB', name: { en: 'Public' }, working_languages: ['en'] });
      const of = async (slug: string, columns: object): Promise<void> => {
        const id = await anEvent(running.app, { slug, ...columns });
        await insert(running.app, 'event_process', { event_id: id, process_id: process }, 'event_id');
      };
      await of('pub-past-1', { starts_local: '2024-05-05T09:00', ends_local: '2024-05-07T17:00', status: 'archived', country_iso2: 'KG' });
      await of('pub-past-2', { starts_local: '2025-05-05T09:00', ends_local: '2025-05-07T17:00', status: 'held' });
      await of('pub-now', { starts_local: '2026-03-02T09:00', ends_local: '2026-03-04T17:00', status: 'closed' });
      await of('pub-next', { starts_local: '2026-06-02T09:00', ends_local: '2026-06-04T17:00', kind: 'training', sub_kind: 'seminar' });
      await of('pub-draft', { starts_local: '2026-07-02T09:00', ends_local: '2026-07-04T17:00', status: 'draft' });
      const slugs = async (query: string): Promise<string[]> => (await get(`public/events?${query}`, {})).json().items.map((event: Made) => event.slug);
      expect(await slugs('process=pub')).toEqual(['pub-now', 'pub-next']);
      expect(await slugs(`process=${process}&kind=training`)).toEqual(['pub-next']);
      expect(await slugs('process=PUB&when=past')).toEqual(['pub-past-2', 'pub-past-1']);
      expect(await slugs('process=PUB&when=past&country=KG')).toEqual(['pub-past-1']);
      expect(await slugs('process=PUB&search=pub-next')).toEqual(['pub-next']);
      expect((await get('public/events?when=yesterday', {})).statusCode).toBe(422);
    });

    it('gives a calendar file that an independent reader understands', async () => {
      const { id, slug } = await made({ title: { en: 'Calendar Forum', ru: 'Календарный форум' } });
      await stepped(id, 'published');
      const answer = await get(`public/events/${slug}/calendar.ics?lang=ru`, {});
      expect(answer.headers['content-type']).toContain('text/calendar');
      const calendar = new ICAL.Component(ICAL.parse(answer.body));
      const entry = calendar.getFirstSubcomponent('vevent');
      expect(entry?.getFirstPropertyValue('uid')).toBe(`event-${id}@localhost`);
      expect(entry?.getFirstPropertyValue('summary')).toBe('Календарный форум');
      expect(calendar.getFirstSubcomponent('vtimezone')?.getFirstPropertyValue('tzid')).toBe('Asia/Almaty');
    });

    it('tells the kinds of events, each by the room that owns it', async () => {
      const kinds = (await get('public/event-kinds', {})).json().items;
      expect(kinds.map(({ name, subKinds }: { name: string; subKinds: object[] }) => [name, subKinds.length]).toSorted()).toEqual([['forum', 3], ['meeting', 6], ['training', 5]]);
      for (const kind of kinds) for (const { label } of [kind, ...kind.subKinds]) expect([label.en, label.ru].every(Boolean)).toBe(true);
    });

    it('takes no address that could be none', async () => {
      for (const slug of ['..%2f..%2fetc', 'UPPER', 'a--b', 'x'.repeat(121)]) expect((await get(`public/events/${slug}`, {})).statusCode).toBeGreaterThanOrEqual(404);
    });
  });

  describe('today', () => {
    it('tells what needs whom, the most urgent first, each about their own events', async () => {
      const soon = await anEvent(running.app, { starts_local: '2026-03-05T09:00', ends_local: '2026-03-05T17:00', status: 'published', title: { en: 'Soon' } });
      const draft = await anEvent(running.app, { starts_local: '2026-04-05T09:00', ends_local: '2026-04-05T17:00', status: 'draft' });
      const organiser = await signIn(running.app, 'organiser', draft);
      const lines = async (headers: ActorHeaders): Promise<{ code: string; eventId: string; urgency: string; target: string; eventTitle: object; params: object }[]> => (await get('today', headers)).json().items;
      const mine = (await lines(organiser)).filter(({ code }) => code.startsWith('event.'));
      expect(mine).toMatchObject([{ code: 'event.draft-near', eventId: draft, urgency: 'soon', target: `/events/${draft}`, params: { startsLocal: '2026-04-05T09:00', zone: 'Asia/Almaty' } }]);
      const all = await lines(secretariat);
      expect(all.filter(({ eventId }) => eventId === soon)).toMatchObject([{ code: 'event.open-registration', eventTitle: { en: 'Soon' } }, { code: 'event.starts-soon' }]);
      expect(all.map(({ urgency }) => urgency)).toEqual(all.map(({ urgency }) => urgency).toSorted((a, b) => ['now', 'soon', 'later'].indexOf(a) - ['now', 'soon', 'later'].indexOf(b)));
      expect((await get('today', {})).statusCode).toBe(401);
      expect((await get('today', await signIn(running.app, 'desk', draft))).json().items).toEqual([]);
    });
  });
});
