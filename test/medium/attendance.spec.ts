import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { Actor } from '../../src/access/index.js';
import { AttendanceModule } from '../../src/attendance/index.js';
import { presences } from '../../src/attendance/desk-rules/presence.js';
import { counts } from '../../src/attendance/desk-rules/verdicts.js';
import { judgedScans, type ScanningDesk } from '../../src/attendance/scans/scan.rows.js';
import { Scans, type ScanOutcome } from '../../src/attendance/scans/scans.service.js';
import { TicketKeys } from '../../src/attendance/tickets/ticket-keys.js';
import { Tickets } from '../../src/attendance/tickets/tickets.js';
import { TicketPrinters } from '../../src/registration/index.js';
import { newId, Sql } from '../../src/platform/database/index.js';
import { startApplication, TEST_NOW, type TestApplication } from '../support/application.js';
import { anEvent, aRegistration, insert } from '../support/factories.js';

const SYSTEM: Actor = { kind: 'system', task: 'test' };
const DAY = '2026-09-22';

describe('scans', () => {
  let running: TestApplication;
  let sql: Sql;
  let scans: Scans;
  let tickets: Tickets;
  let eventId: string;
  beforeAll(async () => {
    running = await startApplication();
    sql = running.app.get(Sql);
    scans = running.app.select(AttendanceModule).get(Scans);
    tickets = running.app.select(AttendanceModule).get(Tickets);
  });
  beforeEach(async () => {
    running.clock.set(new Date('2026-09-22T04:00:00Z'));
    eventId = await anEvent(running.app);
  });
  afterAll(() => running.close());

  const aDesk = async (at = eventId): Promise<ScanningDesk> => ({ id: await insert(running.app, 'desk_device', { id: newId(), event_id: at, name: 'Door', paired_at: TEST_NOW, created_at: TEST_NOW }), eventId: at });
  const ticketOf = (registrationId: string, at = eventId) => sql.transaction((tx) => tickets.of(tx, at, registrationId));
  const send = (desk: ScanningDesk, ...items: unknown[]): Promise<ScanOutcome[]> => scans.record({ kind: 'device', deviceId: desk.id, eventId: desk.eventId }, desk, items);
  const item = (sequence: number, more: object): object => ({ sequence, deviceTime: `2026-09-22T03:${String(sequence % 60).padStart(2, '0')}:00.000Z`, day: DAY, ...more });
  const verdicts = (outcomes: readonly ScanOutcome[]): string[] => outcomes.map(({ verdict }) => verdict);
  const stored = () => sql.manager.query<{ verdict: string }[]>(`SELECT verdict FROM scan WHERE event_id = $1 ORDER BY sequence`, [eventId]);

  it('admit a ticket by QR, by code in any writing and by name, and know the second time that the person is in', async () => {
    const desk = await aDesk();
    const registrationId = await aRegistration(running.app, eventId);
    const { text, code } = await ticketOf(registrationId);
    const typed = `${code.slice(0, 4).toLowerCase()}-${code.slice(4)}`;
    const outcomes = await send(desk, item(1, { means: 'qr', text }), item(2, { means: 'code', text: typed }), item(3, { means: 'name', registrationId }));
    expect(verdicts(outcomes)).toEqual(['ADMITTED', 'ALREADY_IN', 'ALREADY_IN']);
    expect(outcomes[2]).toMatchObject({ since: new Date('2026-09-22T03:01:00Z'), registrationId });
  });

  it('tell why somebody is not admitted', async () => {
    const desk = await aDesk();
    const elsewhere = await anEvent(running.app);
    const withdrawn = await aRegistration(running.app, eventId, { status: 'withdrawn' });
    const waiting = await aRegistration(running.app, eventId, { status: 'waitlisted' });
    const foreign = await aRegistration(running.app, elsewhere);
    const { text } = await ticketOf(foreign, elsewhere);
    const outcomes = await send(
      desk,
      item(1, { means: 'qr', text: (await ticketOf(withdrawn)).text }),
      item(2, { means: 'name', registrationId: waiting }),
      item(3, { means: 'qr', text }),
      item(4, { means: 'qr', text: `${text.slice(0, -4)}AAAA` }),
      item(5, { means: 'qr', text: 'https://example.org/\0' }),
      item(6, { means: 'code', text: '0000-0001' }),
      item(7, { means: 'code', text: '00000000' }),
      item(8, { means: 'name', registrationId: foreign }),
      item(9, { means: 'name', registrationId: waiting, day: '2026-09-25' }),
      item(10, { means: 'name', registrationId: waiting, sessionId: randomUUID() }),
    );
    expect(verdicts(outcomes)).toEqual(['WITHDRAWN', 'ON_WAITING_LIST', 'OTHER_EVENT', 'FORGED', 'NOT_A_TICKET', 'MISTYPED_CODE', 'UNKNOWN_CODE', 'UNKNOWN_PERSON', 'OTHER_DAY', 'OTHER_SESSION']);
    await sql.rows(`UPDATE event SET status = 'cancelled' WHERE id = $1`, [eventId]);
    expect(verdicts(await send(desk, item(11, { means: 'name', registrationId: waiting })))).toEqual(['EVENT_CANCELLED']);
  });

  it('that come again get the verdict they were given, whatever has changed since', async () => {
    const desk = await aDesk();
    const registrationId = await aRegistration(running.app, eventId);
    const batch = [item(1, { means: 'name', registrationId }), item(2, { means: 'name', registrationId, shownVerdict: 'ADMITTED' })];
    const first = await send(desk, ...batch);
    await sql.rows(`UPDATE registration SET status = 'withdrawn' WHERE id = $1`, [registrationId]);
    const again = await send(desk, ...batch.toReversed(), item(3, { means: 'name', registrationId }));
    expect(verdicts(first)).toEqual(['ADMITTED', 'ALREADY_IN']);
    expect(again.map(({ verdict, repeated, since }) => ({ verdict, repeated, since }))).toEqual([
      { verdict: 'ALREADY_IN', repeated: true, since: first[1]?.since },
      { verdict: 'ADMITTED', repeated: true, since: null },
      { verdict: 'WITHDRAWN', repeated: false, since: null },
    ]);
    expect(await stored()).toHaveLength(3);
  });

  it('that cannot be read are set aside, once, and hold nobody up', async () => {
    const desk = await aDesk();
    const registrationId = await aRegistration(running.app, eventId);
    const good = item(4, { means: 'name', registrationId });
    const batch = [null, 'text', { sequence: 'one' }, item(2, { means: 'name', registrationId: 'nobody' }), item(3, { means: 'qr', text: 'x'.repeat(501) }), good, item(4, { means: 'name', registrationId, day: '2026-09-23' })];
    const outcomes = await send(desk, ...batch);
    expect(outcomes.map(({ verdict, problem }) => problem ?? verdict)).toEqual(['NOT_A_SCAN', 'NOT_A_SCAN', 'SEQUENCE_MALFORMED', 'REGISTRATION_MALFORMED', 'TEXT_TOO_LONG', 'ADMITTED', 'SEQUENCE_REUSED']);
    await send(desk, ...batch);
    expect(await sql.rows(`SELECT problem FROM scan_set_aside WHERE device_id = $1`, [desk.id])).toHaveLength(6);
    expect(await stored()).toEqual([{ verdict: 'ADMITTED' }]);
  });

  it('count once when one batch comes over many connections at the same time', async () => {
    const desk = await aDesk();
    const people = await Promise.all(Array.from({ length: 5 }, () => aRegistration(running.app, eventId)));
    const batch = people.map((registrationId, n) => item(n + 1, { means: 'name', registrationId }));
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(desk, ...batch)));
    expect(new Set(answers.map((answer) => verdicts(answer).join(' ')))).toEqual(new Set([people.map(() => 'ADMITTED').join(' ')]));
    expect(answers.flat().filter(({ repeated }) => !repeated)).toHaveLength(5);
    expect(await stored()).toHaveLength(5);
  });

  it('of one ticket at many desks at the same moment admit at exactly one of them', async () => {
    const desks = await Promise.all(Array.from({ length: 8 }, () => aDesk()));
    for (let round = 1; round <= 3; round += 1) {
      const registrationId = await aRegistration(running.app, eventId);
      const answers = await Promise.all(desks.map((desk) => send(desk, item(round, { means: 'name', registrationId }))));
      expect(verdicts(answers.flat()).filter((verdict) => verdict === 'ADMITTED')).toHaveLength(1);
      expect(verdicts(answers.flat()).filter((verdict) => verdict === 'ALREADY_IN')).toHaveLength(7);
    }
  });

  it('would admit twice without the lock that holds them apart', async () => {
    const unheld = Object.assign(Object.create(scans), { hold: () => Promise.resolve() }) as Scans;
    const desks = await Promise.all(Array.from({ length: 8 }, () => aDesk()));
    let twice = 0;
    for (let round = 1; round <= 10 && twice === 0; round += 1) {
      const registrationId = await aRegistration(running.app, eventId);
      const answers = await Promise.all(desks.map((desk) => unheld.record(SYSTEM, desk, [item(round, { means: 'name', registrationId })])));
      if (verdicts(answers.flat()).filter((verdict) => verdict === 'ADMITTED').length > 1) twice += 1;
    }
    expect(twice).toBe(1);
  });

  it('give the same presence in whatever order and however often the batches arrive', async () => {
    const people = await Promise.all(Array.from({ length: 3 }, () => aRegistration(running.app, eventId)));
    const who = (n: number): object => ({ means: 'name', registrationId: people[n] });
    const batches = (one: ScanningDesk, two: ScanningDesk): [ScanningDesk, object[]][] => [
      [one, [item(1, who(0)), item(2, who(1))]],
      [one, [item(3, { ...who(1), direction: 'undo' }), item(4, who(2))]],
      [two, [item(1, { ...who(0), deviceTime: '2026-09-22T02:00:00Z' }), item(5, who(1))]],
    ];
    const orders = [[0, 1, 2], [2, 1, 0], [1, 2, 0, 1], [2, 0, 2, 1, 0]];
    const found: string[] = [];
    for (const order of orders) {
      await sql.rows(`DELETE FROM scan WHERE event_id = $1`, [eventId]);
      const [one, two] = [await aDesk(), await aDesk()];
      const all = batches(one, two);
      for (const place of order) {
        const [desk, items] = all[place] ?? [one, []];
        await send(desk, ...items);
      }
      const there = presences((await judgedScans(sql.manager, eventId, null)).filter(({ verdict }) => counts(verdict)));
      found.push(there.map(({ registrationId, since }) => `${people.indexOf(registrationId)} ${new Date(since).toISOString()}`).toSorted((a, b) => (a < b ? -1 : 1)).join());
    }
    expect(new Set(found)).toEqual(new Set(['0 2026-09-22T02:00:00.000Z,1 2026-09-22T03:05:00.000Z,2 2026-09-22T03:04:00.000Z']));
  });

  it('are never later than they were heard of, though the device’s clock is fast, and follow the measured offset', async () => {
    const desk = await aDesk();
    const [fast, slow] = [await aRegistration(running.app, eventId), await aRegistration(running.app, eventId)];
    await send(desk, item(1, { means: 'name', registrationId: fast, deviceTime: '2031-01-01T00:00:00Z' }), item(2, { means: 'name', registrationId: slow, deviceTime: '2026-09-22T02:00:00Z', clockOffsetMs: 3_600_000 }));
    const at = new Map((await judgedScans(sql.manager, eventId, null)).map((scan) => [scan.registrationId, new Date(scan.at).toISOString()]));
    expect([at.get(fast), at.get(slow)]).toEqual(['2026-09-22T04:00:00.000Z', '2026-09-22T03:00:00.000Z']);
  });
});

describe('tickets', () => {
  let running: TestApplication;
  let sql: Sql;
  let tickets: Tickets;
  let keys: TicketKeys;
  beforeAll(async () => {
    running = await startApplication();
    sql = running.app.get(Sql);
    tickets = running.app.select(AttendanceModule).get(Tickets);
    keys = running.app.select(AttendanceModule).get(TicketKeys);
  });
  afterAll(() => running.close());

  it('are the same for all who ask at once, the very first time too, and codes are unique at an event', async () => {
    const eventId = await anEvent(running.app);
    const people = await Promise.all(Array.from({ length: 20 }, () => aRegistration(running.app, eventId)));
    const askers = await Promise.all(Array.from({ length: 8 }, () => sql.transaction(async (tx) => Promise.all([tickets.codes(tx, eventId, people), tickets.of(tx, eventId, people[0] ?? '')]))));
    expect(new Set(askers.map(([codes]) => JSON.stringify(people.map((id) => codes.get(id)))))).toHaveProperty('size', 1);
    expect(new Set(askers.map(([, ticket]) => ticket.text))).toHaveProperty('size', 1);
    expect(new Set(askers[0]?.[0].values())).toHaveProperty('size', 20);
    expect(await keys.list()).toHaveLength(1);
  });

  it('are printed for the letter of confirmation as a picture that another program reads', async () => {
    const eventId = await anEvent(running.app);
    const registrationId = await aRegistration(running.app, eventId);
    const printed = await sql.transaction((tx) => running.app.get(TicketPrinters, { strict: false }).print(tx, eventId, registrationId));
    const wasm = await readFile('node_modules/zxing-wasm/dist/reader/zxing_reader.wasm');
    prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer } });
    const read = await readBarcodes(Uint8Array.from(printed?.png ?? []));
    const { text, code } = await sql.transaction((tx) => tickets.of(tx, eventId, registrationId));
    expect(read.map((one) => [one.format, one.text])).toEqual([['QRCode', text]]);
    expect(printed?.code).toBe(`${code.slice(0, 4)}-${code.slice(4)}`);
  });

  it('of an earlier key stay good until it is retired, and are forged from then on', async () => {
    const eventId = await anEvent(running.app);
    const registrationId = await aRegistration(running.app, eventId);
    const before = await sql.transaction((tx) => tickets.of(tx, eventId, registrationId));
    const [old] = await keys.list();
    await expect(keys.retire(SYSTEM, old?.id ?? 0)).rejects.toMatchObject({ code: 'LAST_KEY' });
    await keys.rotate(SYSTEM);
    const after = await sql.transaction((tx) => tickets.of(tx, eventId, registrationId));
    expect(after.text).not.toBe(before.text);
    expect(after.code).toBe(before.code);
    const desk = { id: await insert(running.app, 'desk_device', { id: newId(), event_id: eventId, name: 'Door', created_at: TEST_NOW }), eventId };
    const scan = async (sequence: number, text: string): Promise<string | undefined> =>
      (await running.app.select(AttendanceModule).get(Scans).record(SYSTEM, desk, [{ sequence, deviceTime: '2026-09-22T03:00:00Z', day: DAY, means: 'qr', text }]))[0]?.verdict;
    expect([await scan(1, before.text), await scan(2, after.text)]).toEqual(['ADMITTED', 'ALREADY_IN']);
    await keys.retire(SYSTEM, old?.id ?? 0);
    expect([await scan(3, before.text), await scan(4, after.text)]).toEqual(['FORGED', 'ALREADY_IN']);
  });

  it('are signed by a new key when the installation’s secret was changed, and the old ones stay good', async () => {
    const eventId = await anEvent(running.app);
    const registrationId = await aRegistration(running.app, eventId);
    const [newest] = await keys.list();
    await sql.rows(`UPDATE ticket_key SET public_key = sha256('another secret') WHERE id = $1`, [newest?.id]);
    const { text } = await sql.transaction((tx) => tickets.of(tx, eventId, registrationId));
    expect(text).toMatch(/^CV1\./);
    expect((await keys.list())[0]?.id).toBe((newest?.id ?? 0) + 1);
  });
});
