import { createHash } from 'node:crypto';
import { newId, rows, type Tx } from '../../platform/database/index.js';
import type { JudgedScan } from '../conflicts.rules.js';
import { isVerdict, type Verdict } from '../desk-rules/verdicts.js';
import type { ScanItem, ScanProblem } from './scan-item.rules.js';

/** A scan as it is kept. */
export interface KeptScan {
  item: ScanItem;
  registrationId: string | null;
  verdict: Verdict;
  since: Date | null;
  /** With ALREADY_IN, the device that checked the person in; known when the scan is judged, and not kept. */
  by: string | null;
}

/** Where scans come from. */
export interface ScanningDesk {
  id: string;
  eventId: string;
}

/** Lets one batch of an event be judged at a time, and nothing change meanwhile that scans depend on. Held to the end of the transaction. */
export async function holdScans(tx: Tx, eventId: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('scans of ' || $1, 0))`, [eventId]);
}

/** The scans of a desk that are kept under these numbers. */
export async function keptScans(tx: Tx, deskId: string, sequences: readonly number[]): Promise<Map<number, KeptScan>> {
  if (sequences.length === 0) return new Map();
  const found = await rows<Omit<ScanItem, 'text'> & { registration: string | null; verdict: string; since: Date | null }>(
    tx,
    `SELECT sequence::float8 AS sequence, device_time AS "deviceTime", clock_offset_ms::float8 AS "clockOffsetMs", means, registration_id AS registration,
            to_char(day, 'YYYY-MM-DD') AS day, session_id AS "sessionId", direction, shown_verdict AS "shownVerdict", verdict, since
       FROM scan WHERE device_id = $1 AND sequence = ANY ($2::bigint[])`,
    [deskId, sequences],
  );
  return new Map(
    found.map(({ registration, verdict, since, ...item }) => [item.sequence, { item: { ...item, text: null, registrationId: registration }, registrationId: registration, verdict: verdictOf(verdict), since, by: null }]),
  );
}

/** Appends scans. One that is there already is left as it is. */
export async function appendScans(tx: Tx, desk: ScanningDesk, scans: readonly KeptScan[], receivedAt: Date): Promise<void> {
  if (scans.length === 0) return;
  const items = scans.map(({ item }) => item);
  await tx.query(
    `INSERT INTO scan (device_id, event_id, received_at, sequence, registration_id, scanned, day, session_id, direction, means, device_time, clock_offset_ms, shown_verdict, verdict, since)
     SELECT $1, $2, $3, * FROM unnest($4::bigint[], $5::uuid[], $6::text[], $7::date[], $8::uuid[], $9::text[], $10::text[], $11::timestamptz[], $12::bigint[], $13::text[], $14::text[], $15::timestamptz[])
     ON CONFLICT (device_id, sequence) DO NOTHING`,
    [
      desk.id,
      desk.eventId,
      receivedAt,
      items.map(({ sequence }) => sequence),
      scans.map(({ registrationId }) => registrationId),
      scans.map(({ registrationId, item }) => (registrationId === null ? (item.text ?? item.registrationId) : null)),
      items.map(({ day }) => day),
      items.map(({ sessionId }) => sessionId),
      items.map(({ direction }) => direction),
      items.map(({ means }) => means),
      items.map(({ deviceTime }) => deviceTime),
      items.map(({ clockOffsetMs }) => clockOffsetMs),
      items.map(({ shownVerdict }) => shownVerdict),
      scans.map(({ verdict }) => verdict),
      scans.map(({ since }) => since),
    ],
  );
}

/** Longest item that is kept when it is set aside. */
const LONGEST = 2_000;

/** Keeps what could not be read as a scan, each once. */
export async function setAside(tx: Tx, desk: ScanningDesk, items: readonly { item: unknown; problem: ScanProblem }[], receivedAt: Date): Promise<void> {
  if (items.length === 0) return;
  const texts = items.map(({ item }) => JSON.stringify(item) ?? 'null');
  await tx.query(
    `INSERT INTO scan_set_aside (device_id, event_id, received_at, id, item_hash, problem, item) SELECT $1, $2, $3, * FROM unnest($4::uuid[], $5::bytea[], $6::text[], $7::text[])
     ON CONFLICT ON CONSTRAINT scan_set_aside_once DO NOTHING`,
    [
      desk.id,
      desk.eventId,
      receivedAt,
      texts.map(() => newId()),
      texts.map((text) => createHash('sha256').update(text).digest()),
      items.map(({ problem }) => problem),
      texts.map((text) => text.slice(0, LONGEST)),
    ],
  );
}

/** Scans that named somebody registered for the event; of the registrations given alone, when they are. */
export async function judgedScans(tx: Tx, eventId: string, registrationIds: readonly string[] | null): Promise<JudgedScan[]> {
  const found = await rows<Omit<JudgedScan, 'verdict' | 'shown'> & { verdict: string; shown: string | null }>(
    tx,
    `SELECT device_id AS "deviceId", sequence::float8 AS sequence, registration_id AS "registrationId", to_char(day, 'YYYY-MM-DD') AS day, session_id AS "sessionId",
            direction, verdict, shown_verdict AS shown,
            -- By the server's clock; never later than it was heard of.
            extract(epoch FROM least(device_time + clock_offset_ms * interval '1 millisecond', received_at))::float8 * 1000 AS at
       FROM scan WHERE event_id = $1 AND registration_id IS NOT NULL AND ($2::uuid[] IS NULL OR registration_id = ANY ($2))`,
    [eventId, registrationIds],
  );
  return found.map((scan) => ({ ...scan, at: Math.round(scan.at), verdict: verdictOf(scan.verdict), shown: isVerdict(scan.shown) ? scan.shown : null }));
}

function verdictOf(text: string): Verdict {
  if (!isVerdict(text)) throw new Error(`A scan is kept with the verdict ${text}, which is none`);
  return text;
}
