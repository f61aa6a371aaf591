/** A scan as a device sends it, read and sound. */
export interface ScanItem {
  sequence: number;
  deviceTime: Date;
  clockOffsetMs: number;
  means: 'qr' | 'code' | 'name' | 'walk-in';
  /** What was read or typed, with `qr` and `code`. */
  text: string | null;
  /** Who was chosen, with `name`; who was registered at the door, with `walk-in` (made by the server alone). */
  registrationId: string | null;
  day: string;
  sessionId: string | null;
  direction: 'in' | 'undo';
  shownVerdict: string | null;
}

/** What stands in the way of reading an item as a scan. */
export type ScanProblem =
  | 'NOT_A_SCAN'
  | 'SEQUENCE_MALFORMED'
  | 'SEQUENCE_REUSED'
  | 'TIME_MALFORMED'
  | 'OFFSET_MALFORMED'
  | 'MEANS_UNKNOWN'
  | 'TEXT_MISSING'
  | 'TEXT_TOO_LONG'
  | 'REGISTRATION_MALFORMED'
  | 'DAY_MALFORMED'
  | 'SESSION_MALFORMED'
  | 'DIRECTION_UNKNOWN'
  | 'VERDICT_MALFORMED';

export type ItemReading = { kind: 'scan'; scan: ScanItem } | { kind: 'bad'; sequence: number | null; problem: ScanProblem };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Longest text of a QR that is kept; a ticket has 137 characters. */
const LONGEST = 500;

/** Reads one item of a batch. Items come from devices that may be old or broken, so each is judged alone and none spoils the rest. */
export function readScanItem(item: unknown): ItemReading {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return { kind: 'bad', sequence: null, problem: 'NOT_A_SCAN' };
  const fields: Readonly<Record<string, unknown>> = { ...item };
  const { sequence } = fields;
  if (!isSequence(sequence)) return { kind: 'bad', sequence: null, problem: 'SEQUENCE_MALFORMED' };
  const problem = problemOf(fields);
  return problem ? { kind: 'bad', sequence, problem } : { kind: 'scan', scan: scanOf(sequence, fields) };
}

/** True when a stored scan and one sent again under its number say the same. */
export function saysTheSame(a: Told, b: Told): boolean {
  return a.day === b.day && a.sessionId === b.sessionId && a.direction === b.direction && a.means === b.means && a.at === b.at;
}

/** What a repeated scan must agree in with the one that was stored. */
export interface Told {
  day: string;
  sessionId: string | null;
  direction: string;
  means: string;
  /** Device time, milliseconds. */
  at: number;
}

function problemOf(fields: Readonly<Record<string, unknown>>): ScanProblem | null {
  const { deviceTime, clockOffsetMs, day, sessionId, direction, shownVerdict } = fields;
  if (!isInstant(deviceTime)) return 'TIME_MALFORMED';
  if (clockOffsetMs !== undefined && !(Number.isSafeInteger(clockOffsetMs) && Math.abs(Number(clockOffsetMs)) < 1e13)) return 'OFFSET_MALFORMED';
  if (!isDay(day)) return 'DAY_MALFORMED';
  if (sessionId !== undefined && sessionId !== null && !isUuid(sessionId)) return 'SESSION_MALFORMED';
  if (direction !== undefined && direction !== 'in' && direction !== 'undo') return 'DIRECTION_UNKNOWN';
  if (shownVerdict !== undefined && shownVerdict !== null && !(typeof shownVerdict === 'string' && /^[A-Z_]{1,40}$/.test(shownVerdict))) return 'VERDICT_MALFORMED';
  return problemOfNaming(fields);
}

function problemOfNaming({ means, text, registrationId }: Readonly<Record<string, unknown>>): ScanProblem | null {
  switch (means) {
    case 'qr':
    case 'code':
      if (typeof text !== 'string' || text.trim() === '') return 'TEXT_MISSING';
      return text.length > LONGEST ? 'TEXT_TOO_LONG' : null;
    case 'name':
      return isUuid(registrationId) ? null : 'REGISTRATION_MALFORMED';
    default:
      return 'MEANS_UNKNOWN';
  }
}

function scanOf(sequence: number, fields: Readonly<Record<string, unknown>>): ScanItem {
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  const means = fields['means'] === 'name' || fields['means'] === 'code' ? fields['means'] : 'qr';
  return {
    sequence,
    deviceTime: new Date(String(fields['deviceTime'])),
    clockOffsetMs: typeof fields['clockOffsetMs'] === 'number' ? fields['clockOffsetMs'] : 0,
    means,
    // PostgreSQL keeps no NUL in a text.
    text: means === 'name' ? null : (text(fields['text'])?.replaceAll('\0', '') ?? null),
    registrationId: means === 'name' ? (text(fields['registrationId'])?.toLowerCase() ?? null) : null,
    day: String(fields['day']),
    sessionId: text(fields['sessionId'])?.toLowerCase() ?? null,
    direction: fields['direction'] === 'undo' ? 'undo' : 'in',
    shownVerdict: text(fields['shownVerdict']),
  };
}

function isSequence(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

function isInstant(value: unknown): boolean {
  return typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value)) && Date.parse(value) > 0;
}

function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !DAY.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

function isUuid(value: unknown): boolean {
  return typeof value === 'string' && UUID.test(value);
}
