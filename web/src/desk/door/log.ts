import type { FieldProblem } from '../../api/problem.js';
import type { components } from '../../api/schema.js';
import type { ScanFact } from '../../../../src/attendance/desk-rules/presence.js';
import { counts, isVerdict, VERDICTS, type Verdict } from '../../../../src/attendance/desk-rules/verdicts.js';

type Item = components['schemas']['ScanItemRequest'];
type WalkIn = components['schemas']['WalkInRequest'];

/** What is sent of a check-in, and of a walk-in; its number is given when it is written down. */
export type ScanItem = Omit<Item, 'sequence' | 'shownVerdict'>;
export type WalkInItem = Omit<WalkIn, 'sequence'>;

/** What was said to one entry, by the server or by this device. */
export interface Answer {
  verdict: Verdict;
  /** With ALREADY_IN: since when, milliseconds since 1970, and at which desk. */
  since: number | null;
  deskId: string | null;
  registrationId: string | null;
}

interface EntryCommon {
  /** The device's own number; it names this entry for ever. */
  sequence: number;
  /** The event it was written down for: a device may be paired again. */
  eventId: string;
  /** Whom it names, as far as this device knew. */
  registrationId: string | null;
  /** Their name, to be said in lists when the roster is gone. */
  name: string | null;
  /** When, by the server's clock as far as this device knows it. Milliseconds since 1970. */
  at: number;
  /** What this device says by itself; null for a walk-in, of whom only the server knows whether there is a seat. */
  judged: Answer | null;
  /** The operator is shown nothing yet, because the server is about to answer. */
  waits: boolean;
  /** `waiting` to be sent, `answered`, or `refused`: a walk-in for whom there is no seat. */
  state: 'waiting' | 'answered' | 'refused';
  answer: Answer | null;
  /** Why a walk-in was refused, in words, and at which fields. */
  refusal: { detail: string; errors: readonly FieldProblem[] } | null;
  /** The roster that is held knows of it. */
  covered: boolean;
  /** A person has looked at what is wrong with it. */
  seen: boolean;
}

/** One thing done at this desk, in the order of its numbers. */
export type Entry = EntryCommon & ({ kind: 'scan'; item: ScanItem } | { kind: 'walk-in'; item: WalkInItem });
export type NewEntry = Omit<EntryCommon, 'sequence'> & ({ kind: 'scan'; item: ScanItem } | { kind: 'walk-in'; item: WalkInItem });

/** Most scans that the server takes at once. */
const BATCH = 500;

/** Scans that are to be sent next, in the order of their numbers. */
export function nextBatch(entries: readonly Entry[]): Extract<Entry, { kind: 'scan' }>[] {
  return entries.filter((entry): entry is Extract<Entry, { kind: 'scan' }> => entry.kind === 'scan' && entry.state === 'waiting').slice(0, BATCH);
}

/** A scan as it is sent. */
export function itemOf(entry: Extract<Entry, { kind: 'scan' }>): Item {
  return { ...entry.item, sequence: entry.sequence, shownVerdict: entry.waits ? null : (entry.judged?.verdict ?? null) };
}

/** How many entries the server has not heard of. */
export function waiting(entries: readonly Entry[]): number {
  return entries.filter(({ state }) => state === 'waiting').length;
}

/** A verdict as the server tells it, read with care: a newer server may know verdicts that this desk does not. */
export function answerFrom(told: { verdict: string; since: string | null; deskId: string | null; registrationId: string | null }): Answer {
  return {
    verdict: isVerdict(told.verdict) ? told.verdict : 'SET_ASIDE',
    since: told.since === null ? null : Date.parse(told.since),
    deskId: told.deskId,
    registrationId: told.registrationId,
  };
}

/** The entry with its answer. What the person wrote on the form is no longer needed here and goes. */
export function answered(entry: Entry, answer: Answer): Entry {
  const heard = { ...entry, state: 'answered' as const, answer, registrationId: entry.registrationId ?? answer.registrationId };
  return heard.kind === 'walk-in' ? { ...heard, item: { ...heard.item, person: { givenName: '', familyName: '' } } } : heard;
}

/** What the operator is shown: the server's word where there is one, else what this device says. Null while it waits for the server, and for a walk-in that is only noted. */
export function shownFor(entry: Entry): Answer | null {
  return entry.answer ?? (entry.waits ? null : entry.judged);
}

/**
 * True when a person should look: somebody was let in whom the record does not admit, or whom another desk had let in; somebody was turned away whom the
 * record admits; a walk-in was refused; an entry could not be read. What the operator saw from the server at once needs no second look.
 */
export function needsAttention(entry: Entry, deviceId: string): boolean {
  if (entry.seen) return false;
  if (entry.state === 'refused' || entry.answer?.verdict === 'SET_ASIDE') return true;
  if (!entry.answer || entry.waits) return false;
  const admits = VERDICTS[entry.answer.verdict].admits;
  if (!entry.judged) return !admits;
  const twice = entry.judged.verdict === 'ADMITTED' && entry.answer.verdict === 'ALREADY_IN' && entry.answer.deskId !== deviceId;
  return twice || VERDICTS[entry.judged.verdict].admits !== admits;
}

/** The entry as something that counts towards presence; null when it does not. Its roster, once it knows of it, speaks for it. */
export function factOf(entry: Entry, deviceId: string): ScanFact | null {
  const said = entry.answer ?? entry.judged;
  if (entry.covered || entry.registrationId === null || said === null || !counts(said.verdict)) return null;
  const { day, sessionId } = entry.item;
  const direction = entry.kind === 'scan' && entry.item.direction === 'undo' ? 'undo' : 'in';
  return { deviceId, sequence: entry.sequence, registrationId: entry.registrationId, day, sessionId: sessionId ?? null, direction, at: entry.at };
}

/** How many settled entries are kept, to be looked at. */
const KEPT = 50;

/** Numbers of entries that can go: answered, known to the roster, nothing to look at, and not among the last. */
export function outworn(entries: readonly Entry[], deviceId: string): number[] {
  return entries.slice(0, Math.max(0, entries.length - KEPT)).flatMap((entry) => (entry.state === 'answered' && entry.covered && !needsAttention(entry, deviceId) ? [entry.sequence] : []));
}
