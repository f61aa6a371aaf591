/**
 * Who was there. Presence is a fold over scans that ignores their order and their repetition: batches from several desks may arrive late, twice or
 * crosswise, and both the server and the desk's browser come to the same answer. Knows neither Node nor the database.
 */

/** One scan that named a registration, from whichever desk. */
export interface ScanFact {
  deviceId: string;
  /** Counts up on its device; (device, sequence) is one scan, however often it is sent. */
  sequence: number;
  registrationId: string;
  /** YYYY-MM-DD in the event's zone. */
  day: string;
  /** The session, when people are checked in to one; null for the day. */
  sessionId: string | null;
  direction: 'in' | 'undo';
  /** When it happened by the server's clock: device time and measured offset. Milliseconds since 1970. */
  at: number;
}

/** Somebody was there: on a day, or in a session of it. */
export interface Presence {
  registrationId: string;
  day: string;
  sessionId: string | null;
  /** The first scan since the last one that was undone. */
  since: number;
  /** The device of that scan. */
  deviceId: string;
}

/** Presences out of scans. An undo takes back whatever was scanned before it, by the time of scanning. */
export function presences(scans: readonly ScanFact[]): Presence[] {
  return Array.from(timelines(scans).values()).flatMap((timeline) => {
    const since = timeline.slice(timeline.map(({ direction }) => direction).lastIndexOf('undo') + 1)[0];
    if (!since) return [];
    return [{ registrationId: since.registrationId, day: since.day, sessionId: since.sessionId, since: since.at, deviceId: since.deviceId }];
  });
}

/** The presence of one registration on a day (session null) or in a session; null when there is none. */
export function presenceOf(scans: readonly ScanFact[], at: { registrationId: string; day: string; sessionId: string | null }): Presence | null {
  return presences(scans.filter((scan) => placeOf(scan) === placeOf(at)))[0] ?? null;
}

/** Days on which each registration was there: scanned for the day or into a session of it. */
export function daysPresent(found: readonly Presence[]): Map<string, Map<string, number>> {
  const days = new Map<string, Map<string, number>>();
  for (const { registrationId, day, since } of found) {
    const own = days.get(registrationId) ?? new Map<string, number>();
    own.set(day, Math.min(own.get(day) ?? since, since));
    days.set(registrationId, own);
  }
  return days;
}

/** Sessions into which each registration was checked in, and when. */
export function sessionsPresent(found: readonly Presence[]): Map<string, Map<string, number>> {
  const sessions = new Map<string, Map<string, number>>();
  for (const { registrationId, sessionId, since } of found) {
    if (sessionId === null) continue;
    const own = sessions.get(registrationId) ?? new Map<string, number>();
    sessions.set(registrationId, own.set(sessionId, since));
  }
  return sessions;
}

/** What came of a confirmed registration once its event is over; null before that. Never stored: it follows from the scans. */
export function outcomeOf(wasThere: boolean, eventIsOver: boolean): 'attended' | 'no-show' | null {
  if (!eventIsOver) return null;
  return wasThere ? 'attended' : 'no-show';
}

/** Scans of each place (registration, day, session) in the order in which they happened, each once. */
function timelines(scans: readonly ScanFact[]): Map<string, ScanFact[]> {
  const once = new Map(scans.map((scan) => [`${scan.deviceId} ${scan.sequence}`, scan]));
  const places = new Map<string, ScanFact[]>();
  for (const scan of Array.from(once.values()).sort(byTime)) {
    const place = places.get(placeOf(scan));
    if (place) place.push(scan);
    else places.set(placeOf(scan), [scan]);
  }
  return places;
}

function placeOf(at: { registrationId: string; day: string; sessionId: string | null }): string {
  return `${at.registrationId} ${at.day} ${at.sessionId ?? ''}`;
}

/** By time; scans of the same millisecond by device and sequence, so that the order never depends on arrival. */
function byTime(a: ScanFact, b: ScanFact): number {
  return a.at - b.at || compare(a.deviceId, b.deviceId) || a.sequence - b.sequence;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
