import { LocalisedTextResponse } from '../../platform/i18n/index.js';
import type { DeskEvent } from '../desk-event.js';
import type { NamedParticipant } from '../people-at-the-door.js';
import type { DeskDevice } from './desk-device.entity.js';
import type { Roster } from './roster.service.js';

/** A device at the door. */
export class DeskResponse {
  id!: string;
  name!: string;
  /** `waiting` for its pairing code, `paired`, `expired` before it was paired, `revoked`. */
  state!: 'waiting' | 'paired' | 'expired' | 'revoked';
  createdAt!: string;
  pairingUntil!: string | null;
  pairedAt!: string | null;
  /** When it last sent or asked for something. */
  lastHeardAt!: string | null;
  revokedAt!: string | null;

  static from(device: DeskDevice, now: Date): DeskResponse {
    return {
      id: device.id,
      name: device.name,
      state: stateOf(device, now),
      createdAt: device.createdAt.toISOString(),
      pairingUntil: device.pairingUntil?.toISOString() ?? null,
      pairedAt: device.pairedAt?.toISOString() ?? null,
      lastHeardAt: device.lastHeardAt?.toISOString() ?? null,
      revokedAt: device.revokedAt?.toISOString() ?? null,
    };
  }
}

function stateOf({ revokedAt, pairedAt, pairingUntil }: DeskDevice, now: Date): DeskResponse['state'] {
  if (revokedAt !== null) return 'revoked';
  if (pairedAt !== null) return 'paired';
  return pairingUntil !== null && pairingUntil > now ? 'waiting' : 'expired';
}

/** All devices of an event. */
export class DeskListResponse {
  items!: DeskResponse[];
  next!: string | null;
}

/** A new device and the code to type on it; the code is told only here. */
export class CreatedDeskResponse {
  desk!: DeskResponse;
  /** As it is shown: `K7QX-3M9T`. */
  pairingCode!: string;
}

/** What a device was paired to, and the token that it sends from now on as `Authorization: Device …`; told only here. */
export class PairedResponse {
  token!: string;
  deviceId!: string;
  name!: string;
  eventId!: string;
}

/** A session to which people can be checked in. */
export class DeskSessionResponse {
  id!: string;
  title!: LocalisedTextResponse;
  /** YYYY-MM-DD. */
  day!: string;
  startsLocal!: string;
  endsLocal!: string;

  static listOf({ sessions }: Pick<DeskEvent, 'sessions'>): DeskSessionResponse[] {
    return sessions.map(({ id, title, day, startsLocal, endsLocal }) => ({ id, title, day, startsLocal, endsLocal }));
  }
}

/** The event as the door sees it. */
export class DeskEventResponse {
  id!: string;
  title!: LocalisedTextResponse;
  status!: string;
  startsLocal!: string;
  endsLocal!: string;
  zone!: string;
  /** Days on which it is held (YYYY-MM-DD). */
  days!: string[];
  sessions!: DeskSessionResponse[];

  static from(event: DeskEvent): DeskEventResponse {
    const { id, title, status, startsLocal, endsLocal, zone, days } = event;
    return { id, title, status, startsLocal, endsLocal, zone, days, sessions: DeskSessionResponse.listOf(event) };
  }
}

/** Somebody who may come. */
export class RosterPersonResponse {
  registrationId!: string;
  /** The code on the ticket: eight characters. */
  code!: string;
  /** As the person writes it. */
  name!: string;
  /** In the other scripts that are known. */
  otherNames!: string[];
  /** Names in all scripts, folded for search. */
  search!: string;
  category!: string;
  partyId!: string | null;
  party!: LocalisedTextResponse | null;
  status!: string;

  static from(person: NamedParticipant & { code: string }): RosterPersonResponse {
    const { registrationId, code, name, otherNames, search, category, partyId, party, status } = person;
    return { registrationId, code, name, otherNames, search, category, partyId, party, status };
  }
}

/** People found by name. */
export class RosterListResponse {
  items!: RosterPersonResponse[];
  next!: string | null;
}

/** A registration that is over. */
export class OverResponse {
  registrationId!: string;
  status!: string;
}

/** A key under which tickets are verified. */
export class PublicKeyResponse {
  id!: number;
  /** Ed25519, 32 bytes as base64url. */
  publicKey!: string;
}

/** Somebody is there: on a day, or in a session. */
export class PresenceResponse {
  registrationId!: string;
  day!: string;
  sessionId!: string | null;
  since!: string;
  deviceId!: string;
}

/** A desk by its name. */
export class DeskNameResponse {
  id!: string;
  name!: string;
}

/** Everything that a device needs to work without network. */
export class RosterResponse {
  /** The server's clock, so that the device can measure how far its own is off. */
  serverTime!: string;
  event!: DeskEventResponse;
  /** Categories that somebody can be registered as at the door. */
  categories!: string[];
  keys!: PublicKeyResponse[];
  people!: RosterPersonResponse[];
  /** Registrations that are over, without names. */
  over!: OverResponse[];
  presences!: PresenceResponse[];
  /** Devices of this event, to say where somebody was checked in. */
  desks!: DeskNameResponse[];

  static from(roster: Roster, now: Date): RosterResponse {
    return {
      serverTime: now.toISOString(),
      event: DeskEventResponse.from(roster.event),
      categories: [...roster.categories],
      keys: roster.keys,
      people: roster.people.map((person) => RosterPersonResponse.from(person)),
      over: roster.over.map(({ registrationId, status }) => ({ registrationId, status })),
      presences: roster.presences.map(({ since, ...presence }) => ({ ...presence, since: new Date(since).toISOString() })),
      desks: roster.desks,
    };
  }
}
