import type { LocalisedText, Locale } from '../../platform/i18n/index.js';
import { daysPresent, outcomeOf, sessionsPresent, type Presence } from '../desk-rules/presence.js';
import type { NamedParticipant } from '../people-at-the-door.js';

/** One line of the attendance list. */
export interface ListedPerson {
  registrationId: string;
  name: string;
  otherNames: string[];
  search: string;
  partyId: string | null;
  party: LocalisedText | null;
  category: string;
  sex: string | null;
  institution: LocalisedText | null;
  status: string;
  /** When each day's first scan was, in milliseconds; a day without one is absent. */
  days: ReadonlyMap<string, number>;
  /** When the check-in to each session was, in milliseconds; a session without one is absent. */
  sessions: ReadonlyMap<string, number>;
  /** Known when the event is over, for those who were confirmed or came. */
  outcome: 'attended' | 'no-show' | null;
}

/** Which lines. */
export interface ListFilter {
  /** Look at this day alone. */
  day?: string | undefined;
  /** Look at this session alone. */
  session?: string | undefined;
  category?: string | undefined;
  /** Id of a party, or `none`. */
  party?: string | undefined;
  sex?: 'female' | 'male' | 'other' | 'unknown' | undefined;
  presence?: 'present' | 'absent' | undefined;
  /** Beginnings of names, folded: `words` of what was typed. */
  words?: readonly string[] | undefined;
}

/** How many were expected and how many came, of one kind. */
export interface Count<Key> {
  key: Key;
  expected: number;
  present: number;
}

/** Counts over the lines of a list. */
export interface ListCounts {
  expected: number;
  present: number;
  byDay: Count<string>[];
  byParty: (Count<string | null> & { party: LocalisedText | null })[];
  byCategory: Count<string>[];
  bySex: Count<string | null>[];
}

/** The attendance list of an event: everybody who is confirmed, and everybody who came, whatever became of their registration since. */
export function attendanceList(participants: readonly NamedParticipant[], found: readonly Presence[], eventIsOver: boolean): ListedPerson[] {
  const [days, sessions] = [daysPresent(found), sessionsPresent(found)];
  return participants
    .filter(({ status, registrationId }) => status === 'confirmed' || days.has(registrationId))
    .map(({ registrationId, name, otherNames, search, partyId, party, category, status, card }) => {
      const own = days.get(registrationId) ?? new Map<string, number>();
      return { registrationId, name, otherNames, search, partyId, party, category, sex: card.sex, institution: card.institution, status, days: own, sessions: sessions.get(registrationId) ?? new Map<string, number>(), outcome: outcomeOf(own.size > 0, eventIsOver) };
    });
}

/** What is looked at: a session, else a day, else the whole event. */
export type Place = Pick<ListFilter, 'day' | 'session'>;

/** Was this person there, where one looks? */
function isPresent(person: ListedPerson, { day, session }: Place): boolean {
  if (session !== undefined) return person.sessions.has(session);
  return day === undefined ? person.days.size > 0 : person.days.has(day);
}

/** The lines that a filter leaves, in the order of names of a language. */
export function filterList(list: readonly ListedPerson[], filter: ListFilter, locale: Locale): ListedPerson[] {
  const { compare } = new Intl.Collator(locale);
  return list
    .filter((person) => filter.category === undefined || person.category === filter.category)
    .filter((person) => filter.party === undefined || (person.partyId ?? 'none') === filter.party)
    .filter((person) => filter.sex === undefined || (person.sex ?? 'unknown') === filter.sex)
    .filter((person) => filter.presence === undefined || isPresent(person, filter) === (filter.presence === 'present'))
    .filter((person) => (filter.words ?? []).every((word) => person.search.split(' ').some((own) => own.startsWith(word))))
    .toSorted((a, b) => compare(a.name, b.name) || (a.registrationId < b.registrationId ? -1 : 1));
}

/** Counts by day, party, category and sex; with a day or a session, presence means there. Kinds are in descending order of people expected. */
export function countList(list: readonly ListedPerson[], days: readonly string[], place: Place = {}): ListCounts {
  const present = list.filter((person) => isPresent(person, place));
  const by = <Key>(keyOf: (person: ListedPerson) => Key): Count<Key>[] => {
    const counts = new Map<Key, Count<Key>>();
    for (const person of list) {
      const key = keyOf(person);
      const count = counts.get(key) ?? { key, expected: 0, present: 0 };
      counts.set(key, { key, expected: count.expected + 1, present: count.present + (isPresent(person, place) ? 1 : 0) });
    }
    return Array.from(counts.values()).toSorted((a, b) => b.expected - a.expected);
  };
  const names = new Map(list.map(({ partyId, party }) => [partyId, party]));
  return {
    expected: list.length,
    present: present.length,
    byDay: days.map((one) => ({ key: one, expected: list.length, present: list.filter((person) => person.days.has(one)).length })),
    byParty: by(({ partyId }) => partyId).map((count) => ({ ...count, party: names.get(count.key) ?? null })),
    byCategory: by(({ category }) => category),
    bySex: by(({ sex }) => sex),
  };
}
