import { instantOf } from '../platform/clock/index.js';
import { partOf } from './cast.js';
import { chance, demoId } from './identity.js';
import { addLedger, addParticipation, registrationId, type Participation } from './participation.js';
import { daysOf, eventId } from './past-events.js';
import type { DemoRows } from './rows.js';
import { daysFrom, shiftDay } from './schedule.js';
import type { DemoRole, DemoSource, EventSource, PersonSource } from './source.js';

/** So many of the newest past events have participants. */
const PEOPLED = 6;

/** How likely people of each part are to have come, by kind of event; 0 keeps them away. */
const LIKELY: Readonly<Record<EventSource['kind'], Readonly<Record<DemoRole | 'official', number>>>> = {
  meeting: { principal: 0.97, alternate: 0.8, official: 0.45, border: 0.1, host: 1, trainer: 0, guest: 0.5, secretariat: 1, un: 0.9, igo: 0.7, donor: 0.8, ngo: 0, interpreter: 1 },
  training: { principal: 0.05, alternate: 0.3, official: 0.4, border: 1, host: 0, trainer: 1, guest: 0.5, secretariat: 0.6, un: 0.2, igo: 0.3, donor: 0.2, ngo: 0.2, interpreter: 1 },
  forum: { principal: 0.6, alternate: 0.6, official: 0.5, border: 0.2, host: 1, trainer: 0.7, guest: 0.8, secretariat: 1, un: 1, igo: 0.8, donor: 0.9, ngo: 1, interpreter: 1 },
};

/** Registrations of invented people for the newest past events, and how they were checked in at a demonstration desk. */
export function addPastAttendance(rows: DemoRows, source: DemoSource): void {
  const statuses = new Map(source.process.parties.map(({ iso2, status }) => [iso2, status]));
  const peopled = source.events.filter(({ datePrecision }) => datePrecision === 'day').toSorted((a, b) => (a.startDate < b.startDate ? 1 : -1)).slice(0, PEOPLED);
  for (const event of peopled) {
    const came = source.people.filter((person) => comes(event, person)).map((person, index) => participation(event, person, statuses, index + 1));
    for (const one of came) addParticipation(rows, one);
    addLedger(rows, eventId(event.slug), null, came);
    addSettings(rows, event, came);
    addScans(rows, event, came.filter(({ status }) => status === 'confirmed'));
  }
}

function comes(event: EventSource, person: PersonSource): boolean {
  if (person.role === 'host' && event.countryIso2 !== person.stateIso2) return false;
  if (person.role === 'interpreter' && event.mode === 'online') return false;
  return chance('comes', event.slug, person.key) < LIKELY[event.kind][person.role ?? 'official'];
}

function participation(event: EventSource, person: PersonSource, statuses: ReadonlyMap<string, string>, arrival: number): Participation {
  const withdrew = person.role === undefined && chance('withdrew', event.slug, person.key) < 0.15;
  const daysBefore = 40 - Math.floor(chance('when', event.slug, person.key) * 30);
  return {
    eventId: eventId(event.slug),
    person,
    part: partOf(person, statuses),
    status: withdrew ? 'withdrawn' : 'confirmed',
    ...(withdrew && { reason: 'Other duties in these days' }),
    channel: person.role === 'secretariat' || person.role === 'interpreter' ? 'staff' : 'invitation',
    at: instantOf({ local: `${shiftDay(event.startDate, -daysBefore)}T11:${String(10 + (arrival % 50))}`, zone: event.zone }),
    arrival,
  };
}

function addSettings(rows: DemoRows, event: EventSource, came: readonly Participation[]): void {
  rows.add('registration_settings', {
    event_id: eventId(event.slug),
    opens_local: `${shiftDay(event.startDate, -60)}T09:00`,
    closes_local: `${shiftDay(event.startDate, -7)}T18:00`,
    by_invitation: true,
    needs_approval: true,
    categories: [...new Set(came.map(({ part }) => part.category))],
    waiting_list: false,
  });
}

/** One scan a day for whoever came, in the hour before nine; a few never came, and a few left after the first day. */
function addScans(rows: DemoRows, event: EventSource, confirmed: readonly Participation[]): void {
  const id = eventId(event.slug);
  const deviceId = demoId('desk', event.slug);
  const { from, to } = daysOf(event);
  const open = instantOf({ local: `${from}T07:30`, zone: event.zone });
  const closed = instantOf({ local: `${to}T18:00`, zone: event.zone });
  // Paired and revoked: it tells where the scans come from and opens nothing.
  rows.add('desk_device', { id: deviceId, event_id: id, name: 'Demonstration desk', paired_at: open, revoked_at: closed, created_at: open });
  let sequence = 0;
  for (const day of daysFrom(from, to)) {
    const doors = instantOf({ local: `${day}T08:00`, zone: event.zone }).getTime();
    const arrivals = confirmed
      .filter(({ person }) => isThere(event, person, day === from))
      .map(({ person }) => ({ person, at: doors + Math.floor(chance('arrives', event.slug, day, person.key) * 75 * 60_000) }))
      .toSorted((a, b) => a.at - b.at);
    for (const { person, at } of arrivals) {
      sequence += 1;
      rows.add('scan', {
        device_id: deviceId,
        sequence,
        event_id: id,
        registration_id: registrationId(id, person),
        day,
        direction: 'in',
        means: event.mode === 'online' ? 'name' : chance('means', event.slug, day, person.key) < 0.85 ? 'qr' : 'name',
        device_time: new Date(at),
        clock_offset_ms: 0,
        received_at: new Date(at + 800),
        shown_verdict: 'ADMITTED',
        verdict: 'ADMITTED',
      });
    }
  }
}

function isThere(event: EventSource, person: PersonSource, firstDay: boolean): boolean {
  if (person.role === 'secretariat') return true;
  const presence = chance('there', event.slug, person.key);
  return presence > (firstDay ? 0.07 : 0.14);
}
