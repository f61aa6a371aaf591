import type { ScanFact } from './desk-rules/presence.js';
import { counts, type Verdict } from './desk-rules/verdicts.js';

/** A stored scan with what was said to it, there and here. */
export interface JudgedScan extends ScanFact {
  /** What the device showed its operator; null when it waited for the server. */
  shown: Verdict | null;
  /** What the server says. */
  verdict: Verdict;
}

/** Something that two desks, or a desk and the record, see differently; for a person to look at. */
export interface Conflict {
  /** `admitted-twice`: several devices admitted one ticket while apart. `admitted-against-record`: a device admitted whom the record does not. */
  kind: 'admitted-twice' | 'admitted-against-record';
  registrationId: string;
  day: string;
  sessionId: string | null;
  scans: JudgedScan[];
}

/** Conflicts among the scans of an event, in order of time. An undo settles what was before it. */
export function conflictsIn(scans: readonly JudgedScan[]): Conflict[] {
  const places = new Map<string, JudgedScan[]>();
  for (const scan of scans.toSorted((a, b) => a.at - b.at || a.sequence - b.sequence)) {
    const key = `${scan.registrationId} ${scan.day} ${scan.sessionId ?? ''}`;
    places.set(key, [...(scan.direction === 'undo' ? [] : (places.get(key) ?? [])), scan]);
  }
  return Array.from(places.values()).flatMap((place) => {
    const admitted = place.filter(({ direction, shown }) => direction === 'in' && shown === 'ADMITTED');
    const against = admitted.filter(({ verdict }) => !counts(verdict));
    const good = admitted.filter(({ verdict }) => counts(verdict));
    const twice = new Set(good.map(({ deviceId }) => deviceId)).size > 1;
    return [...(twice ? [conflict('admitted-twice', good)] : []), ...(against.length > 0 ? [conflict('admitted-against-record', against)] : [])];
  });
}

function conflict(kind: Conflict['kind'], scans: JudgedScan[]): Conflict {
  const [first] = scans;
  if (!first) throw new Error('A conflict has scans');
  return { kind, registrationId: first.registrationId, day: first.day, sessionId: first.sessionId, scans };
}
