import { partyId, personId } from './directory.js';
import { demoId } from './identity.js';
import type { Part } from './cast.js';
import type { DemoRows } from './rows.js';
import type { PersonSource } from './source.js';

/** The secretariat's invented account, in whose name past decisions were made. */
export const SECRETARIAT_ACCOUNT = demoId('account', 'secretariat');

/** A registration as it came to be. */
export interface Participation {
  eventId: string;
  person: PersonSource;
  part: Part;
  status: 'submitted' | 'confirmed' | 'withdrawn' | 'rejected' | 'waitlisted';
  /** Why it was rejected or withdrawn. */
  reason?: string;
  channel: 'public' | 'invitation' | 'staff';
  /** When it came in; it was decided the day after. */
  at: Date;
  /** Place in the order of arrival, from 1. */
  arrival: number;
}

export const registrationId = (eventId: string, person: PersonSource): string => demoId('registration', eventId, person.key);

/** Version of the data protection notice that the consents name. */
const NOTICE = 1;

const DAY = 86_400_000;

/** Whoever is decided on or waits for a decision holds a seat. */
const holdsSeat = ({ status }: Participation): boolean => status === 'submitted' || status === 'confirmed';

/** A registration with its history, and the seat that it holds. */
export function addParticipation(rows: DemoRows, come: Participation): void {
  const { eventId, person, part, status, at } = come;
  const id = registrationId(eventId, person);
  const decidedAt = new Date(at.getTime() + DAY);
  rows.add('registration', {
    id,
    event_id: eventId,
    person_id: personId(person.key),
    party_id: part.party ? partyId(part.party) : null,
    category: part.category,
    function: part.function,
    status,
    arrival: come.arrival,
    seats: holdsSeat(come) ? ['event'] : [],
    answers: {},
    consents: {
      'event-management': { answer: true, noticeVersion: NOTICE, at },
      'follow-up': { answer: true, noticeVersion: NOTICE, at },
      photos: { answer: person.sex === 'male', noticeVersion: NOTICE, at },
    },
    locale: person.correspondenceLanguage,
    channel: come.channel,
    created_at: at,
    updated_at: status === 'submitted' ? at : decidedAt,
  });
  steps(come).forEach(([from, to], step) => {
    const byStaff = to !== 'submitted' && to !== 'withdrawn';
    rows.add('registration_history', {
      id: demoId('registration-history', id, step),
      registration_id: id,
      // A second apart, so that they are read in the order in which they were taken.
      at: step === 0 ? at : new Date(decidedAt.getTime() + (step - 1) * 1000),
      actor_kind: byStaff || come.channel === 'staff' ? 'account' : 'public',
      actor_id: byStaff || come.channel === 'staff' ? SECRETARIAT_ACCOUNT : null,
      from_status: from,
      to_status: to,
      reason: to === status ? (come.reason ?? null) : null,
    });
  });
}

/** The transitions that lead to a status. */
function steps({ status }: Participation): (readonly [string | null, string])[] {
  const submitted = [null, 'submitted'] as const;
  const confirmed = [submitted, ['submitted', 'approved'], ['approved', 'confirmed']] as const;
  switch (status) {
    case 'submitted':
      return [submitted];
    case 'confirmed':
      return [...confirmed];
    case 'withdrawn':
      return [...confirmed, ['confirmed', 'withdrawn']];
    case 'rejected':
      return [submitted, ['submitted', 'rejected']];
    case 'waitlisted':
      return [submitted, ['submitted', 'waitlisted']];
  }
}

/** The seats of an event after these registrations. */
export function addLedger(rows: DemoRows, eventId: string, capacity: number | null, come: readonly Participation[]): void {
  rows.add('ledger', {
    event_id: eventId,
    key: 'event',
    capacity,
    taken: come.filter(holdsSeat).length,
    next_arrival: Math.max(0, ...come.map(({ arrival }) => arrival)) + 1,
  });
}
