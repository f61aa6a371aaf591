import { LocalisedTextResponse } from '../../platform/i18n/index.js';

/** How a quota stands. */
export class QuotaResponse {
  /** `event`, `party:<id>`, `funded:<party id>`, `category:<name>` or `session:<id>`. */
  key!: string;
  /** Whether it has a number of its own, and not what every delegation gets or no limit at all. */
  own!: boolean;
  /** null: no limit. */
  capacity!: number | null;
  taken!: number;
  /** How many wait because it is full. */
  waiting!: number;
}

/** A delegation's seats. */
export class DelegationQuotaResponse {
  partyId!: string;
  name!: LocalisedTextResponse;
  stateIso2!: string | null;
  seats!: QuotaResponse;
  /** Those for whom the organiser pays. */
  funded!: QuotaResponse;
}

export class CategoryQuotaResponse {
  category!: string;
  seats!: QuotaResponse;
}

/** A session; `seats.own` says whether one signs up for it. */
export class SessionQuotaResponse {
  sessionId!: string;
  title!: LocalisedTextResponse;
  startsLocal!: string;
  seats!: QuotaResponse;
}

/** What each delegation gets that has no number of its own; null: no limit. */
export class DelegationDefaultsResponse {
  seats!: number | null;
  funded!: number | null;
}

/** All quotas of an event. */
export class QuotasResponse {
  event!: QuotaResponse;
  delegation!: DelegationDefaultsResponse;
  /** Parties of the event's processes, in the English order of names, and whoever else has people or a number. */
  parties!: DelegationQuotaResponse[];
  categories!: CategoryQuotaResponse[];
  sessions!: SessionQuotaResponse[];
  version!: number;
}
