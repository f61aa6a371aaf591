import { LocalisedTextResponse, type Locale } from '../../platform/i18n/index.js';
import { displayName } from '../names/index.js';
import type { ChairTerm, FocalPointEntry, FocalPointRank, PartyEntry, PartyStatus, Process } from './party.js';

/** A standing consultation among States. */
export class ProcessResponse {
  id!: string;
  acronym!: string;
  name!: LocalisedTextResponse;
  workingLanguages!: Locale[];
  /** What its focal points are called. */
  focalPointTitle!: LocalisedTextResponse;
  version!: number;

  static from(process: Process): ProcessResponse {
    return Object.assign(new ProcessResponse(), process);
  }
}

/** All processes. */
export class ProcessesResponse {
  items!: ProcessResponse[];
  /** Always null: the list comes whole. */
  next!: string | null;
}

/** Days on which a party chairs. */
export class ChairTermResponse {
  id!: string;
  partyId!: string;
  from!: string;
  to!: string | null;

  static from(term: ChairTerm): ChairTermResponse {
    return Object.assign(new ChairTermResponse(), term);
  }
}

/** Who has chaired, the newest first. */
export class ChairTermsResponse {
  items!: ChairTermResponse[];
  /** Always null: the list comes whole. */
  next!: string | null;
}

/** A status of a party, dated. */
export class PartyStatusResponse {
  id!: string;
  status!: PartyStatus;
  from!: string;
  to!: string | null;
}

/** Who speaks for a party. */
export class FocalPointResponse {
  id!: string;
  personId!: string;
  /** The name as the person writes it. */
  name!: string;
  rank!: FocalPointRank;
  from!: string;
  to!: string | null;

  static from({ familyName, givenName, ...point }: FocalPointEntry): FocalPointResponse {
    return Object.assign(new FocalPointResponse(), point, { name: displayName({ familyName, givenName }) });
  }
}

/** Who speaks and who spoke for a party or an institution, the newest designation first. */
export class FocalPointsResponse {
  items!: FocalPointResponse[];
  /** Always null: the list comes whole. */
  next!: string | null;
}

/** A party as it stands on a day. */
export class PartyResponse {
  id!: string;
  processId!: string;
  stateIso2!: string | null;
  institutionId!: string | null;
  name!: LocalisedTextResponse;
  /** null on a day on which it has none. */
  status!: PartyStatus | null;
  chair!: boolean;
  /** All its statuses, the newest first. */
  statuses!: PartyStatusResponse[];
  /** Who speaks for it on that day, the principal first. */
  focalPoints!: FocalPointResponse[];

  static from(party: PartyEntry): PartyResponse {
    const { id, processId, stateIso2, institutionId, name, status, chair, statuses } = party;
    const focalPoints = party.focalPoints.map((point) => FocalPointResponse.from(point));
    return Object.assign(new PartyResponse(), { id, processId, stateIso2, institutionId, name, status, chair, statuses, focalPoints });
  }
}

/** Parties of a process, in the English order of names. */
export class PartiesResponse {
  items!: PartyResponse[];
  /** Always null: the list comes whole. */
  next!: string | null;
}

/** The id of what was made. */
export class MadeResponse {
  id!: string;
}
