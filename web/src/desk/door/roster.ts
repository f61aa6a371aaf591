import type { components } from '../../api/schema.js';

/** What a device holds of its event, as the API sends it. */
export type Roster = components['schemas']['RosterResponse'];
export type RosterPerson = components['schemas']['RosterPersonResponse'];

/** To which event a device belongs and by what it is known there. */
export interface Pairing {
  token: string;
  deviceId: string;
  name: string;
  eventId: string;
  /** Why it works no longer: taken off by the organiser, or the event is over for more than a week. Null while it works. */
  ended: 'revoked' | 'over' | null;
}

/** A roster with what is needed to ask for the next one. */
export interface HeldRoster {
  roster: Roster;
  etag: string | null;
  /** What must be added to this device's clock to get the server's, in milliseconds. */
  clockOffsetMs: number;
  /** When it was last known to be current, by this device's clock. */
  checkedAt: number;
}

/** People of a roster, found at once by registration and by code. */
export interface People {
  byId: ReadonlyMap<string, RosterPerson>;
  byCode: ReadonlyMap<string, RosterPerson>;
  /** Status of registrations that are over, whose names the desk does not know. */
  over: ReadonlyMap<string, string>;
}

const indexed = new WeakMap<Roster, People>();

/** The people of a roster by registration and code; made once for each roster. */
export function peopleOf(roster: Roster): People {
  const found = indexed.get(roster);
  if (found) return found;
  const made: People = {
    byId: new Map(roster.people.map((person) => [person.registrationId, person])),
    byCode: new Map(roster.people.map((person) => [person.code, person])),
    over: new Map(roster.over.map(({ registrationId, status }) => [registrationId, status])),
  };
  indexed.set(roster, made);
  return made;
}
