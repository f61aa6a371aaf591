import { presences, type Presence, type ScanFact } from '../../../../src/attendance/desk-rules/presence.js';
import type { DeskKnowledge } from '../../../../src/attendance/desk-rules/verdicts.js';
import { factOf, type Entry } from './log.js';
import { peopleOf, type Roster } from './roster.js';

/** To what people are checked in: a day of the event, or a session of that day. */
export interface Place {
  day: string;
  sessionId: string | null;
}

/** Scans that count, as far as this device knows: what the roster says, and what was done here since. */
export function factsOf(roster: Roster, entries: readonly Entry[], deviceId: string): ScanFact[] {
  // A presence of the roster stands for the scan behind it; numbers below one are nobody's.
  const known = roster.presences.map((presence, place): ScanFact => ({ ...presence, sequence: -place, direction: 'in', at: Date.parse(presence.since) }));
  return [...known, ...entries.flatMap((entry) => factOf(entry, deviceId) ?? [])];
}

/** What the rules of the door ask for, out of a roster and the facts. */
export function knowledgeOf(roster: Roster, facts: readonly ScanFact[]): DeskKnowledge {
  const { byId, over } = peopleOf(roster);
  return { event: roster.event, statusOf: (id) => byId.get(id)?.status ?? over.get(id), scans: facts };
}

/** Who is there, by registration. */
export function hereAt(facts: readonly ScanFact[], { day, sessionId }: Place): Map<string, Presence> {
  return new Map(presences(facts.filter((fact) => fact.day === day && fact.sessionId === sessionId)).map((presence) => [presence.registrationId, presence]));
}

/** The day that is meant when nobody chose one: today, else the next day of the event, else its last. */
export function likelyDay(days: readonly string[], today: string): string {
  return days.find((day) => day >= today) ?? days.at(-1) ?? today;
}

/** A time for something that is done now to somebody: after everything that is known of them, whatever the clocks say. */
export function momentAfter(facts: readonly ScanFact[], registrationId: string | null, now: number): number {
  return facts.reduce((latest, fact) => (fact.registrationId === registrationId ? Math.max(latest, fact.at + 1) : latest), now);
}
