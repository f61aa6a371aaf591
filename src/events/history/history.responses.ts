import type { EventStatus } from '../life/life.rules.js';
import type { HistoryLine } from './history.js';

/** Something that happened to an event. */
export class HistoryLineResponse {
  id!: string;
  /** RFC 3339. */
  at!: string;
  /** `created`, `copied`, `changed`, `status`, `rederived`, `programme`. */
  change!: string;
  /** `account`, or `system` for what Convoke did itself. */
  actorKind!: string;
  /** Name of the member of staff. */
  actorName!: string | null;
  fromStatus!: EventStatus | null;
  toStatus!: EventStatus | null;
  reason!: string | null;
  /** Fields that changed, times before and after. */
  detail!: Record<string, unknown>;

  static from(line: HistoryLine): HistoryLineResponse {
    return Object.assign(new HistoryLineResponse(), { ...line, at: line.at.toISOString() });
  }
}

/** The history of an event, the newest first. */
export class HistoryResponse {
  items!: HistoryLineResponse[];
  /** Always null: the list comes whole. */
  next!: string | null;
}
