import ExcelJS from 'exceljs';
import { readTicket } from '../../src/attendance/desk-rules/ticket.js';
import { AttentionSources } from '../../src/events/index.js';
import { newId, Sql } from '../../src/platform/database/index.js';
import { deviceHeader, linkHeader, signIn, type ActorHeaders } from '../support/actors.js';
import { startApplication, TEST_NOW, type TestApplication } from '../support/application.js';
import { anEvent, aPerson, aRegistration, insert } from '../support/factories.js';

const DAY = '2026-09-22';

describe('attendance through the API', () => {
  let running: TestApplication;
  let sql: Sql;
  let eventId: string;
  let organiser: ActorHeaders;
  beforeAll(async () => {
    running = await startApplication();
    sql = running.app.get(Sql);
  });
  beforeEach(async () => {
    running.clock.set(new Date('2026-09-22T04:00:00Z'));
    await sql.rows('DELETE FROM sign_in_throttle');
    eventId = await anEvent(running.app);
    organiser = await freshSignIn('organiser');
  });
  afterAll(() => running.close());

  const url = (path: string): string => `/api/v1/${path}`;
  const get = (path: string, headers: ActorHeaders) => running.app.inject({ url: url(path), headers });
  const post = (path: string, headers: ActorHeaders, payload: object = {}) => running.app.inject({ method: 'POST', url: url(path), headers, payload });
  const freshSignIn = async (role: 'organiser' | 'desk'): Promise<ActorHeaders> => signIn(running.app, role, eventId);
  const named = async (given: string, family: string, more: object = {}): Promise<string> =>
    aRegistration(running.app, eventId, { person_id: await aPerson(running.app, { given_name: given, family_name: family, ...more }) });
  const auditOf = (action: string) => sql.rows<{ detail: object; reason: string | null; actor_kind: string }>(`SELECT detail, reason, actor_kind FROM audit WHERE action = $1 AND event_id = $2 ORDER BY seq`, [action, eventId]);

  async function pairedDesk(): Promise<ActorHeaders> {
    const made = await post(`events/${eventId}/desks`, organiser, { name: 'Main entrance' });
    const paired = await post('desk/pair', {}, { code: made.json().pairingCode });
    return { authorization: `Device ${paired.json().token}` };
  }

  describe('a desk', () => {
    it('is announced by the organiser and paired with its code, once, within fifteen minutes', async () => {
      const made = await post(`events/${eventId}/desks`, organiser, { name: 'Main entrance' });
      expect(made.json()).toMatchObject({ desk: { name: 'Main entrance', state: 'waiting' }, pairingCode: expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/) });
      const code = String(made.json().pairingCode);
      const pairs = await Promise.all([1, 2, 3].map(() => post('desk/pair', {}, { code: code.toLowerCase() })));
      expect(pairs.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
      expect(pairs.find(({ statusCode }) => statusCode !== 200)?.json()).toMatchObject({ code: 'PAIRING_CODE_NOT_VALID', errors: [{ field: 'code' }] });
      expect((await get(`events/${eventId}/desks`, organiser)).json().items).toMatchObject([{ state: 'paired' }]);
      const late = await post(`events/${eventId}/desks`, organiser, { name: 'Late' });
      running.clock.set(new Date('2026-09-22T04:16:00Z'));
      expect((await post('desk/pair', {}, { code: late.json().pairingCode })).statusCode).toBe(422);
      expect((await get(`events/${eventId}/desks`, organiser)).json().items[0]).toMatchObject({ name: 'Late', state: 'expired' });
      expect(await auditOf('desk.paired')).toHaveLength(1);
    });

    it('may be given another name where it stands, by which other desks know it', async () => {
      const made = await post(`events/${eventId}/desks`, organiser, { name: 'Main entrance' });
      const paired = (await post('desk/pair', {}, { code: made.json().pairingCode, name: 'Side door' })).json();
      expect(paired).toMatchObject({ name: 'Side door', deviceId: made.json().desk.id });
      const registrationId = await named('Aliya', 'Sample');
      const scans = [{ sequence: 1, deviceTime: '2026-09-22T03:00:00Z', day: DAY, means: 'name', registrationId }];
      await post('desk/scans', { authorization: `Device ${paired.token}` }, { scans });
      const other = await pairedDesk();
      expect((await get('desk/roster', other)).json().desks).toEqual(expect.arrayContaining([{ id: paired.deviceId, name: 'Side door' }]));
      expect((await post('desk/scans', other, { scans })).json().verdicts).toMatchObject([{ verdict: 'ALREADY_IN', deskId: paired.deviceId }]);
      expect((await post('desk/pair', {}, { code: 'K7QX3M9T', name: '' })).json().errors).toMatchObject([{ field: 'name' }]);
    });

    it('carries the key that signs before any ticket was signed', async () => {
      await sql.rows('DELETE FROM ticket_key');
      const { keys } = (await get('desk/roster', await pairedDesk())).json();
      expect(keys).toHaveLength(1);
      const ticket = (await get('my/ticket', await linkHeader(running.app, { purpose: 'registration', subjectId: await named('Aliya', 'Sample'), eventId }))).json();
      expect(await readTicket(ticket.text, keys)).toMatchObject({ kind: 'ticket' });
    });

    it('cannot be paired by guessing', async () => {
      const answers = [];
      for (let guess = 0; guess < 14; guess += 1) answers.push((await post('desk/pair', {}, { code: '0000-0000' })).statusCode);
      expect(answers.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 422));
      expect(answers.slice(10)).toEqual(Array.from({ length: 4 }, () => 429));
    });

    it('reads and sends nothing after it was revoked, nor a week after the event', async () => {
      const device = await pairedDesk();
      expect((await get('desk/roster', device)).statusCode).toBe(200);
      const [desk] = (await get(`events/${eventId}/desks`, organiser)).json().items;
      running.clock.set(new Date('2026-10-01T13:00:00Z'));
      expect((await get('desk/roster', device)).statusCode).toBe(401);
      running.clock.set(new Date('2026-09-22T04:00:00Z'));
      const other = await anEvent(running.app);
      expect((await post(`events/${other}/desks/${desk.id}/revoke`, await signIn(running.app, 'secretariat'))).statusCode).toBe(404);
      expect((await post(`events/${eventId}/desks/${desk.id}/revoke`, organiser)).json().state).toBe('revoked');
      expect((await get('desk/roster', device)).json()).toMatchObject({ status: 401, code: 'TOKEN_NOT_VALID' });
      expect((await post('desk/scans', device, { scans: [{}] })).statusCode).toBe(401);
    });

    it('is not paired for an event that is off', async () => {
      await sql.rows(`UPDATE event SET status = 'cancelled' WHERE id = $1`, [eventId]);
      expect((await post(`events/${eventId}/desks`, organiser, { name: 'Door' })).json()).toMatchObject({ status: 409, code: 'EVENT_OVER' });
    });
  });

  describe('the roster', () => {
    it('holds names, party, category, status and code, and nothing that a door does not need', async () => {
      const [party] = [newId()];
      await insert(running.app, 'process', { id: newId(), acronym: `P${party.slice(-6)}`, name: { en: 'Process' }, working_languages: ['en'] }).then((process) =>
        insert(running.app, 'party', { id: party, process_id: process, state_iso2: 'KZ' }),
      );
      const person = await aPerson(running.app, { given_name: 'Aigerim', family_name: 'Akhmetova', email: 'secret@example.org', phone: '+7 701 000', birth_date: '1980-01-02', other_scripts: { cyrillic: { family: 'Ахметова', given: 'Айгерим' } } });
      const registrationId = await aRegistration(running.app, eventId, { person_id: person, party_id: party, answers: { diet: 'halal' } });
      const gone = await aRegistration(running.app, eventId, { person_id: await aPerson(running.app, { family_name: 'Vanished' }), status: 'withdrawn' });
      await insert(running.app, 'programme_session', { id: newId(), event_id: eventId, kind: 'plenary', title: { en: 'Opening' }, starts_local: '2026-09-22T09:30', ends_local: '2026-09-22T10:30' });
      const device = await pairedDesk();
      const answer = await get('desk/roster', device);
      const roster = answer.json();
      expect(roster).toMatchObject({
        event: { id: eventId, days: ['2026-09-22', '2026-09-23', '2026-09-24'], zone: 'Asia/Almaty', sessions: [{ title: { en: 'Opening' }, day: DAY, startsLocal: '2026-09-22T09:30' }] },
        people: [{ registrationId, name: 'Aigerim Akhmetova', otherNames: ['Айгерим Ахметова'], party: { en: 'Kazakhstan' }, category: 'member-state', status: 'confirmed', code: expect.stringMatching(/^[0-9A-Z]{8}$/) }],
        over: [{ registrationId: gone, status: 'withdrawn' }],
        presences: [],
      });
      expect(Object.keys(roster.people[0]).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['category', 'code', 'name', 'otherNames', 'party', 'partyId', 'registrationId', 'search', 'status']);
      expect(answer.body).not.toMatch(/secret@|\+7 701|1980-01-02|halal|Vanished/);
      expect(await auditOf('attendance.roster-taken')).toMatchObject([{ actor_kind: 'device', detail: { people: 1 } }]);
    });

    it('is sent again only when something has changed', async () => {
      const registrationId = await named('Aliya', 'Sample');
      const device = await pairedDesk();
      const first = await get('desk/roster', device);
      const known = { ...device, 'if-none-match': String(first.headers['etag']) };
      running.clock.set(new Date('2026-09-22T04:05:00Z'));
      const again = await get('desk/roster', known);
      expect([again.statusCode, again.body]).toEqual([304, '']);
      await post('desk/scans', device, { scans: [{ sequence: 1, deviceTime: '2026-09-22T03:00:00Z', day: DAY, means: 'name', registrationId }] });
      expect((await get('desk/roster', known)).json().presences).toEqual([{ registrationId, day: DAY, sessionId: null, since: '2026-09-22T03:00:00.000Z', deviceId: expect.any(String) }]);
      expect(await auditOf('attendance.roster-taken')).toHaveLength(2);
    });
  });

  describe('scans', () => {
    it('are answered one by one in the operator’s language, the unreadable too', async () => {
      const registrationId = await named('Aliya', 'Sample');
      const device = await pairedDesk();
      const scan = (sequence: number) => ({ sequence, deviceTime: `2026-09-22T03:0${sequence}:00Z`, day: DAY, means: 'name', registrationId });
      const answer = await post('desk/scans', { ...device, 'accept-language': 'ru' }, { scans: [scan(1), 'broken', scan(2)] });
      expect(answer.json().verdicts).toMatchObject([
        { sequence: 1, verdict: 'ADMITTED', admits: true, text: 'Добро пожаловать. Приход отмечен.' },
        { sequence: null, verdict: 'SET_ASIDE', admits: false, problem: 'NOT_A_SCAN' },
        { sequence: 2, verdict: 'ALREADY_IN', admits: true, text: 'Приход уже отмечен, 08:01.', since: '2026-09-22T08:01:00+05:00' },
      ]);
      expect((await get(`events/${eventId}/conflicts`, organiser)).json()).toMatchObject({ items: [], setAside: [{ problem: 'NOT_A_SCAN', item: '"broken"', deskName: 'Main entrance' }] });
    });

    it.each([{}, { scans: [] }, { scans: 'x' }, { scans: Array.from({ length: 501 }, () => ({})) }, { scans: [{}], more: 1 }])('are refused when they are no batch: %#', async (batch) => {
      expect((await post('desk/scans', await deviceHeader(running.app, eventId), batch)).statusCode).toBe(422);
    });

    it('that need somebody are among what the organiser sees today, and the organiser of another event does not', async () => {
      const registrationId = await named('Gone', 'Sample');
      const device = await pairedDesk();
      await sql.rows(`UPDATE registration SET status = 'withdrawn' WHERE id = $1`, [registrationId]);
      await post('desk/scans', device, { scans: [{ sequence: 1, deviceTime: '2026-09-22T03:00:00Z', day: DAY, means: 'name', registrationId, shownVerdict: 'ADMITTED' }, 7] });
      const today = async (at: string) => running.app.get(AttentionSources).today({ kind: 'account', accountId: newId(), name: '', grants: [{ role: 'organiser', eventId: at }], tokenId: null, scopes: null });
      const lines = (await today(eventId)).filter(({ code }) => code.startsWith('attendance.'));
      expect(lines).toMatchObject([
        { code: 'attendance.conflicts', params: { count: 1 }, eventId },
        { code: 'attendance.set-aside', params: { count: 1 }, eventId },
      ]);
      expect((await today(await anEvent(running.app))).filter(({ code }) => code.startsWith('attendance.'))).toEqual([]);
    });

    it('of two desks that admitted one ticket while apart are shown as a conflict', async () => {
      const registrationId = await named('Twice', 'Sample');
      const [one, two] = [await pairedDesk(), await pairedDesk()];
      const scan = (minute: number) => ({ scans: [{ sequence: 1, deviceTime: `2026-09-22T03:0${minute}:00Z`, day: DAY, means: 'name', registrationId, shownVerdict: 'ADMITTED' }] });
      await post('desk/scans', two, scan(5));
      await post('desk/scans', one, scan(2));
      expect((await get(`events/${eventId}/conflicts`, organiser)).json().items).toMatchObject([
        { kind: 'admitted-twice', registrationId, name: 'Twice Sample', day: DAY, scans: [{ at: '2026-09-22T08:02:00+05:00', verdict: 'ALREADY_IN' }, { at: '2026-09-22T08:05:00+05:00', verdict: 'ADMITTED' }] },
      ]);
    });
  });

  it('keeps a session that tickets were scanned for in the programme, and lets another go', async () => {
    const [scanned, unused] = [newId(), newId()];
    for (const id of [scanned, unused]) await insert(running.app, 'programme_session', { id, event_id: eventId, kind: 'plenary', title: { en: 'Opening' }, starts_local: `${DAY}T09:30`, ends_local: `${DAY}T11:00` });
    const registrationId = await named('Kept', 'Sample');
    const item = { sequence: 1, deviceTime: '2026-09-22T04:00:00Z', day: DAY, sessionId: scanned, means: 'name', registrationId };
    expect((await post('desk/scans', await pairedDesk(), { scans: [item] })).json().verdicts).toMatchObject([{ verdict: 'ADMITTED' }]);
    const remove = (id: string) => running.app.inject({ method: 'DELETE', url: url(`events/${eventId}/sessions/${id}`), headers: organiser });
    expect((await remove(scanned)).json()).toMatchObject({ status: 409, code: 'SESSION_SCANNED', params: { count: 1 } });
    expect((await remove(unused)).statusCode).toBe(204);
    expect(await sql.rows(`SELECT id FROM programme_session WHERE event_id = $1`, [eventId])).toEqual([{ id: scanned }]);
  });

  describe('check-in from the console', () => {
    it('finds people by the beginning of a name in any script and checks them in for today, or takes it back', async () => {
      const registrationId = await named('Aigerim', 'Akhmetova');
      await named('Boris', 'Other');
      const desk = await freshSignIn('desk');
      const found = await get(`events/${eventId}/check-ins/people?search=${encodeURIComponent('Ахмет')}`, desk);
      expect(found.json().items).toMatchObject([{ registrationId, name: 'Aigerim Akhmetova' }]);
      const checkIn = (payload: object) => post(`events/${eventId}/check-ins`, desk, payload);
      expect((await checkIn({ registrationId })).json()).toMatchObject({ verdict: 'ADMITTED', registrationId });
      expect((await checkIn({ code: found.json().items[0].code })).json()).toMatchObject({ verdict: 'ALREADY_IN', text: 'Already checked in, 09:00.' });
      expect((await checkIn({ registrationId, direction: 'undo' })).json().verdict).toBe('UNDONE');
      expect((await get(`events/${eventId}/attendance`, organiser)).json().counts.present).toBe(0);
      running.clock.set(new Date('2026-09-22T04:00:01Z'));
      expect((await checkIn({ registrationId })).json().verdict).toBe('ADMITTED');
      expect((await checkIn({ registrationId, day: '2026-09-30' })).json().verdict).toBe('OTHER_DAY');
      expect((await checkIn({ code: 'nonsense' })).json().verdict).toBe('MISTYPED_CODE');
      expect((await checkIn({})).json()).toMatchObject({ status: 422, code: 'NAME_SOMEBODY' });
      expect((await auditOf('attendance.checked-in')).length).toBe(5);
      expect(await auditOf('attendance.taken-back')).toHaveLength(1);
    });

    it('of one person by twenty clicks at once admits once', async () => {
      const registrationId = await named('Aliya', 'Sample');
      const desks = [await freshSignIn('desk'), await freshSignIn('desk')];
      const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => post(`events/${eventId}/check-ins`, desks[n % 2] ?? {}, { registrationId })));
      const verdicts = answers.map((answer) => answer.json().verdict as string);
      expect(verdicts.filter((verdict) => verdict === 'ADMITTED')).toHaveLength(1);
      expect(verdicts.filter((verdict) => verdict === 'ALREADY_IN')).toHaveLength(19);
    });
  });

  describe('the attendance list', () => {
    it('shows who came, when, and counts, page by page', async () => {
      const [aliya] = [await named('Aliya', 'Sample'), await named('Boris', 'Sample', { sex: 'male' }), await named('Clara', 'Sample')];
      await post(`events/${eventId}/check-ins`, organiser, { registrationId: aliya });
      const first = (await get(`events/${eventId}/attendance?limit=2`, organiser)).json();
      expect(first).toMatchObject({
        days: ['2026-09-22', '2026-09-23', '2026-09-24'],
        zone: 'Asia/Almaty',
        counts: { expected: 3, present: 1, bySex: [{ key: 'female', expected: 2, present: 1 }, { key: 'male', expected: 1, present: 0 }] },
        items: [{ name: 'Aliya Sample', days: [{ day: DAY, since: '2026-09-22T09:00:00+05:00' }, { since: null }, { since: null }], outcome: null }, { name: 'Boris Sample' }],
      });
      const second = (await get(`events/${eventId}/attendance?limit=2&cursor=${first.next}`, organiser)).json();
      expect(second).toMatchObject({ items: [{ name: 'Clara Sample' }], next: null });
      expect((await get(`events/${eventId}/attendance?presence=absent&sex=male`, organiser)).json()).toMatchObject({ items: [{ name: 'Boris Sample' }], counts: { expected: 1 } });
      expect(await auditOf('attendance.viewed')).toMatchObject([{ detail: { people: 3, filters: [] } }, {}, { detail: { people: 1, filters: ['presence', 'sex'] } }]);
      running.clock.set(new Date('2026-09-25T04:00:00Z'));
      const over = (await get(`events/${eventId}/attendance`, organiser)).json();
      expect(over.items.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['attended', 'no-show', 'no-show']);
    });

    it('looks at one session alone, and takes it out so', async () => {
      const [aliya] = [await named('Aliya', 'Sample'), await named('Boris', 'Sample')];
      const sessionId = newId();
      await insert(running.app, 'programme_session', { id: sessionId, event_id: eventId, kind: 'plenary', title: { en: 'Opening' }, starts_local: `${DAY}T09:30`, ends_local: `${DAY}T11:00` });
      await post(`events/${eventId}/check-ins`, organiser, { registrationId: aliya, sessionId });
      const seen = (await get(`events/${eventId}/attendance?session=${sessionId}&presence=present`, organiser)).json();
      expect(seen).toMatchObject({
        sessions: [{ id: sessionId, title: { en: 'Opening' }, day: DAY }],
        counts: { expected: 1, present: 1 },
        items: [{ name: 'Aliya Sample', sessions: [{ sessionId, since: '2026-09-22T09:00:00+05:00' }] }],
      });
      expect((await get(`events/${eventId}/attendance?session=${sessionId}&presence=absent`, organiser)).json().items).toMatchObject([{ name: 'Boris Sample', sessions: [] }]);
      const csv = await get(`events/${eventId}/attendance.csv?session=${sessionId}`, organiser);
      expect(csv.body.slice(1).split('\r\n').slice(0, 2)).toEqual(['Name,Name in other scripts,Party,Category,Sex,Institution,Opening', 'Aliya Sample,,,Member State,female,,09:00']);
    });

    it('keeps why the record was corrected, and gives no time of a day to somebody marked present afterwards', async () => {
      const registrationId = await named('Aliya', 'Sample');
      running.clock.set(new Date('2026-09-24T04:00:00Z'));
      const corrected = await post(`events/${eventId}/check-ins`, organiser, { registrationId, day: DAY, reason: 'Signed the sheet on paper' });
      expect(corrected.json()).toMatchObject({ verdict: 'ADMITTED' });
      expect(await auditOf('attendance.checked-in')).toMatchObject([{ reason: 'Signed the sheet on paper' }]);
      const csv = await get(`events/${eventId}/attendance.csv?day=${DAY}`, organiser);
      expect(csv.body).toContain('Aliya Sample,,,Member State,female,,present');
      expect((await post(`events/${eventId}/check-ins`, organiser, { registrationId, reason: 'x'.repeat(301) })).statusCode).toBe(422);
    });

    it('is taken out as it is seen, in the reader’s language, with every formula harmless, and noted', async () => {
      const evil = await named('=HYPERLINK("http://evil.example")', 'Sample');
      await named(' @SUM(1)', '+7', { sex: 'male' });
      await named('Борис', 'Сидоров', { sex: 'male' });
      await post(`events/${eventId}/check-ins`, organiser, { registrationId: evil });
      const csv = await get(`events/${eventId}/attendance.csv?reason=For+the+host`, { ...organiser, 'accept-language': 'ru' });
      expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
      expect(String(csv.headers['content-disposition'])).toMatch(/^attachment; filename="attendance-event-\d+\.csv"$/);
      expect(csv.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
      const lines = csv.body.slice(1).trimEnd().split('\r\n');
      expect(lines[0]).toBe('Имя,Имя в другой графике,Сторона,Категория,Пол,Учреждение,2026-09-22,2026-09-23,2026-09-24');
      expect(lines.slice(1).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
        `"'=HYPERLINK(""http://evil.example"") Sample",,,Государство-участник,женский,,09:00,,`,
        `'@SUM(1) +7,,,Государство-участник,мужской,,,,`,
        'Борис Сидоров,,,Государство-участник,мужской,,,,',
      ]);
      const xlsx = await get(`events/${eventId}/attendance.xlsx?sex=female&day=${DAY}`, organiser);
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(xlsx.rawPayload.buffer.slice(xlsx.rawPayload.byteOffset, xlsx.rawPayload.byteOffset + xlsx.rawPayload.byteLength) as ArrayBuffer);
      const sheet = book.worksheets[0];
      expect(sheet?.rowCount).toBe(2);
      expect(sheet?.getCell('A2')).toMatchObject({ type: ExcelJS.ValueType.String, value: '=HYPERLINK("http://evil.example") Sample', numFmt: '@' });
      expect([sheet?.getCell('G1').value, sheet?.getCell('G2').value]).toEqual([DAY, '09:00']);
      expect(await auditOf('attendance.exported')).toMatchObject([
        { reason: 'For the host', detail: { people: 3, format: 'csv', filters: [] } },
        { reason: null, detail: { people: 1, format: 'xlsx', filters: ['day', 'sex'] } },
      ]);
    });

    it.each(['day=22.09.2026', 'sex=x', 'party=all', 'limit=0', 'presence=maybe', 'cursor=zzz', 'colour=red'])('refuses a filter that means nothing: %s', async (filter) => {
      expect([400, 422]).toContain((await get(`events/${eventId}/attendance?${filter}`, organiser)).statusCode);
    });
  });

  describe('one’s own ticket', () => {
    const mine = (registrationId: string) => linkHeader(running.app, { purpose: 'registration', subjectId: registrationId, eventId });

    it('is shown to whoever is confirmed, as QR in two forms and as a code, and opens the door', async () => {
      const registrationId = await named('Aliya', 'Sample');
      const link = await mine(registrationId);
      const ticket = (await get('my/ticket', link)).json();
      expect(ticket).toMatchObject({ registrationId, name: 'Aliya Sample', eventId, code: expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/), text: expect.stringMatching(/^CV1\./), svg: expect.stringContaining('<svg') });
      const svg = await get('my/ticket.svg', link);
      expect([svg.headers['content-type'], svg.body]).toEqual(['image/svg+xml; charset=utf-8', ticket.svg]);
      const png = await get('my/ticket.png', link);
      expect([png.headers['content-type'], png.rawPayload.subarray(1, 4).toString()]).toEqual(['image/png', 'PNG']);
      expect(svg.headers['cache-control']).toBe('private, no-store');
      expect((await post(`events/${eventId}/check-ins`, organiser, { code: ticket.text })).json().verdict).toBe('ADMITTED');
      expect((await post(`events/${eventId}/check-ins`, organiser, { code: ticket.code })).json().verdict).toBe('ALREADY_IN');
    });

    it.each([
      ['submitted', 409, 'TICKET_NOT_READY'],
      ['waitlisted', 409, 'TICKET_NOT_READY'],
      ['withdrawn', 410, 'TICKET_NO_LONGER'],
      ['rejected', 410, 'TICKET_NO_LONGER'],
    ])('is not there for a registration that is %s', async (status, http, code) => {
      const answer = await get('my/ticket', await mine(await aRegistration(running.app, eventId, { status })));
      expect(answer.json()).toMatchObject({ status: http, code });
    });

    it('is nobody else’s', async () => {
      expect((await get('my/ticket', await mine(newId()))).statusCode).toBe(404);
      expect((await get('my/ticket', await linkHeader(running.app, { purpose: 'invitation', subjectId: newId(), eventId }))).statusCode).toBe(403);
      expect((await get('my/ticket', organiser)).statusCode).toBe(403);
      const expired = await linkHeader(running.app, { purpose: 'registration', subjectId: newId(), eventId, expiresAt: TEST_NOW });
      expect((await get('my/ticket', expired)).json().code).toBe('LINK_NOT_VALID');
    });
  });

  it('keeps the keys of tickets with the administrator', async () => {
    const administrator = await signIn(running.app, 'administrator');
    await get('my/ticket', await linkHeader(running.app, { purpose: 'registration', subjectId: await named('Aliya', 'Sample'), eventId }));
    const [old] = (await get('ticket-keys', administrator)).json().items;
    const rotated = (await post('ticket-keys', administrator)).json().items;
    expect(rotated[0].id).toBe(old.id + 1);
    const retire = (id: number) => running.app.inject({ method: 'DELETE', url: url(`ticket-keys/${id}`), headers: administrator });
    expect((await retire(old.id)).statusCode).toBe(204);
    expect((await retire(rotated[0].id)).json().code).toBe('LAST_KEY');
    expect((await retire(9999)).statusCode).toBe(404);
  });
});
