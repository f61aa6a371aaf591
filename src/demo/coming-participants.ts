import { instantOf } from '../platform/clock/index.js';
import { partOf, type Part } from './cast.js';
import { partyId, personId } from './directory.js';
import { demoId } from './identity.js';
import { addLedger, addParticipation, registrationId, type Participation } from './participation.js';
import { eventId } from './past-events.js';
import type { DemoRows } from './rows.js';
import { shiftDay } from './schedule.js';
import type { DemoSource, PersonSource } from './source.js';
import { TRAINERS } from './training.plan.js';
import { daysAgo, type EventPlan } from './upcoming.js';

/** Where an invitation stands, and how the registration that followed from it stands. */
interface Invited {
  key: string;
  status: 'sent' | 'accepted' | 'declined' | 'substituted';
  registration?: 'submitted' | 'confirmed';
  declined?: string;
  /** Who was named instead. */
  substitute?: string;
}

/** Who was asked to the forum and what they have answered so far. National Coordinators first. */
const INVITED: readonly Invited[] = [
  { key: 'akhmetova-aigerim', status: 'accepted', registration: 'confirmed' },
  { key: 'toktosunova-ainura', status: 'accepted', registration: 'confirmed' },
  { key: 'mammadov-elchin', status: 'accepted', registration: 'confirmed' },
  { key: 'yilmaz-elif', status: 'accepted', registration: 'confirmed' },
  { key: 'qureshi-bilal', status: 'accepted', registration: 'submitted' },
  { key: 'annagulyyeva-oguljeren', status: 'declined', declined: 'Official travel in the same week' },
  { key: 'rahimov-parviz', status: 'substituted', substitute: 'nazarova-zarina' },
  { key: 'nazarova-zarina', status: 'sent' },
  { key: 'ahmadi-najibullah', status: 'sent' },
  { key: 'hosseini-mohammadreza', status: 'sent' },
  { key: 'tanaka-yumi', status: 'accepted', registration: 'confirmed' },
  { key: 'huber-markus', status: 'accepted', registration: 'confirmed' },
  { key: 'mukasheva-saule', status: 'accepted', registration: 'confirmed' },
  { key: 'weber-katharina', status: 'accepted', registration: 'confirmed' },
  { key: 'rossi-giulia', status: 'accepted', registration: 'submitted' },
  { key: 'carter-daniel', status: 'declined', declined: 'A colleague from the embassy will be named' },
  { key: 'novak-petr', status: 'sent' },
  { key: 'vandijk-sanne', status: 'sent' },
  { key: 'saidova-malika', status: 'sent' },
  { key: 'yusupov-sardor', status: 'sent' },
];

/** Who registered for the forum on the public page, and how that stands. */
const PUBLIC = { submitted: ['abdyldaev-nurlan', 'nurpeissova-dinara', 'noori-homayoun'], confirmed: ['popescu-ioana'], rejected: ['kutlu-selin'] } as const;

/** How long the invited have to answer, in days before the forum. */
const ANSWER_DAYS = 14;

/** Invitations to the forum, answered in part, and those who came by other doors. */
export function addForumParticipants(rows: DemoRows, source: DemoSource, plan: EventPlan, now: Date): void {
  const id = eventId(plan.slug);
  const cast = castOf(source);
  const come: Participation[] = [];
  const register = (key: string, part: Pick<Participation, 'status' | 'channel'> & { reason?: string }, daysBack: number): void => {
    const { person, part: usual } = cast(key);
    come.push({ eventId: id, person, part: key === 'weber-katharina' ? { ...usual, category: 'expert' } : usual, ...part, at: daysAgo(now, daysBack), arrival: come.length + 1 });
  };
  for (const person of source.people) if (person.role === 'secretariat' || person.role === 'interpreter') register(person.key, { status: 'confirmed', channel: 'staff' }, 14);
  INVITED.forEach(({ key, registration }, place) => {
    if (registration) register(key, { status: registration, channel: 'invitation' }, registration === 'submitted' ? 1 : 9 - (place % 7));
  });
  for (const key of PUBLIC.confirmed) register(key, { status: 'confirmed', channel: 'public' }, 6);
  for (const key of PUBLIC.rejected) register(key, { status: 'rejected', channel: 'public', reason: 'Registered twice; the other registration stands' }, 5);
  for (const key of PUBLIC.submitted) register(key, { status: 'submitted', channel: 'public' }, 2);
  const arrived = come.toSorted((a, b) => a.at.getTime() - b.at.getTime()).map((one, index) => ({ ...one, arrival: index + 1 }));
  for (const one of arrived) addParticipation(rows, one);
  addLedger(rows, id, plan.capacity, arrived);
  rows.add('registration_settings', {
    event_id: id,
    opens_local: `${shiftDay(now.toISOString().slice(0, 10), -14)}T09:00`,
    closes_local: `${shiftDay(plan.days.from, -7)}T18:00`,
    by_invitation: false,
    needs_approval: true,
    categories: ['member-state', 'observer-state', 'guest-state', 'un-entity', 'igo', 'ngo', 'donor', 'expert', 'secretariat', 'host-government', 'interpreter', 'media'],
    waiting_list: true,
  });
  INVITED.forEach((invited) => addInvitation(rows, plan, invited, cast(invited.key), now));
}

function addInvitation(rows: DemoRows, plan: EventPlan, invited: Invited, { person, part }: { person: PersonSource; part: Part }, now: Date): void {
  const id = eventId(plan.slug);
  const answered = invited.status !== 'sent';
  const focalPoint = person.role === 'principal';
  const answerBy = `${shiftDay(plan.days.from, -ANSWER_DAYS)}T18:00`;
  rows.add('invitation', {
    id: invitationId(invited.key),
    event_id: id,
    person_id: personId(person.key),
    party_id: focalPoint && part.party ? partyId(part.party) : null,
    category: part.category,
    audience: focalPoint ? 'focal-points' : 'people',
    status: invited.status,
    answer_by_local: answerBy,
    answer_by: instantOf({ local: answerBy, zone: plan.zone }),
    answered_at: answered ? daysAgo(now, 5) : null,
    answered_through: answered ? (invited.status === 'declined' && !focalPoint ? 'staff' : 'link') : null,
    decline_reason: invited.declined ?? null,
    substitute_invitation_id: invited.substitute ? invitationId(invited.substitute) : null,
    registration_id: invited.registration ? registrationId(id, person) : null,
    created_at: daysAgo(now, 12),
  });
}

/** The invitation of somebody to the forum. */
export const invitationId = (key: string): string => demoId('invitation', key);

/** Who was invited to the forum; everybody was written to. */
export const invitedKeys: readonly string[] = INVITED.map(({ key }) => key);

/** Trainees of the training that is about to begin, their trainers, and who looks after them: all confirmed. Answers the ids of their registrations. */
export function addTrainingParticipants(rows: DemoRows, source: DemoSource, plan: EventPlan, now: Date): ReadonlySet<string> {
  const id = eventId(plan.slug);
  const statuses = statusesOf(source);
  const trainers: readonly string[] = TRAINERS;
  const attends = (person: PersonSource): boolean =>
    trainers.includes(person.key) || person.role === 'border' || person.role === 'interpreter' || ['alternate', 'secretariat'].includes(person.role ?? '') || TRAINEES.includes(person.key);
  const come = source.people.filter(attends).slice(0, plan.capacity ?? undefined).map((person, index): Participation => {
    const usual = partOf(person, statuses);
    const part = trainers.includes(person.key) ? { ...usual, category: 'trainer', function: null } : usual;
    return { eventId: id, person, part, status: 'confirmed', channel: person.role === 'border' || person.role === 'alternate' ? 'invitation' : 'staff', at: daysAgo(now, 30 - index * 0.4), arrival: index + 1 };
  });
  for (const one of come) addParticipation(rows, one);
  addLedger(rows, id, plan.capacity, come);
  rows.add('registration_settings', {
    event_id: id,
    opens_local: `${shiftDay(plan.days.from, -42)}T09:00`,
    closes_local: `${shiftDay(plan.days.from, -7)}T18:00`,
    by_invitation: true,
    needs_approval: true,
    categories: ['member-state', 'observer-state', 'trainer', 'secretariat', 'interpreter'],
    waiting_list: true,
  });
  return new Set(come.map(({ person }) => registrationId(id, person)));
}

/** Officials who come to the training though borders are not their daily work. */
const TRAINEES: readonly string[] = ['omurbekova-cholpon', 'sharipov-firuz'];

function statusesOf({ process: { parties } }: DemoSource): ReadonlyMap<string, string> {
  return new Map(parties.map(({ iso2, status }) => [iso2, status]));
}

function castOf(source: DemoSource): (key: string) => { person: PersonSource; part: Part } {
  const statuses = statusesOf(source);
  return (key) => {
    const person = source.people.find((one) => one.key === key);
    if (!person) throw new Error(`The demonstration knows nobody called ${key}`);
    return { person, part: partOf(person, statuses) };
  };
}
