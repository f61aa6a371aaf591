import type { Locale, LocalisedText } from '../../platform/i18n/index.js';

export const PARTY_STATUSES = ['member', 'observer', 'guest', 'partner'] as const;
export type PartyStatus = (typeof PARTY_STATUSES)[number];

export const FOCAL_POINT_RANKS = ['principal', 'alternate'] as const;
export type FocalPointRank = (typeof FOCAL_POINT_RANKS)[number];

/** A party as it stands on one day. */
export interface PartyOn {
  id: string;
  processId: string;
  stateIso2: string | null;
  institutionId: string | null;
  name: LocalisedText;
  /** null on a day on which it has none. */
  status: PartyStatus | null;
  /** Chairs the process on that day. */
  chair: boolean;
}

/** Who speaks for a party. */
export interface FocalPointOn {
  personId: string;
  partyId: string;
  rank: FocalPointRank;
}

/** A standing consultation among States. */
export interface Process {
  id: string;
  acronym: string;
  name: LocalisedText;
  workingLanguages: Locale[];
  /** What its focal points are called. */
  focalPointTitle: LocalisedText;
  version: number;
}

/** Days on which a party chairs. */
export interface ChairTerm {
  id: string;
  partyId: string;
  from: string;
  to: string | null;
}

/** A designation, with the name of whoever speaks. */
export interface FocalPointEntry {
  id: string;
  personId: string;
  familyName: string;
  givenName: string;
  rank: FocalPointRank;
  from: string;
  to: string | null;
}

/** A party on a day, with all its statuses (the newest first) and those who speak for it on that day (the principal first). */
export interface PartyEntry extends PartyOn {
  statuses: { id: string; status: PartyStatus; from: string; to: string | null }[];
  focalPoints: FocalPointEntry[];
}
