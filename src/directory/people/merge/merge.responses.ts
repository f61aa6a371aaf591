import { LocalisedTextResponse } from '../../../platform/i18n/index.js';
import { PersonResponse } from '../people.responses.js';

/** So many things of one kind that go over. */
export class MergeMoveResponse {
  what!: string;
  count!: number;
}

export class MergeOptionResponse {
  id!: string;
  personId!: string;
  status!: string;
}

/** An event for which both are registered: one registration goes on, the other is withdrawn. */
export class MergeClashResponse {
  eventId!: string;
  title!: LocalisedTextResponse;
  options!: MergeOptionResponse[];
}

/** Both entries side by side, and what would go over. */
export class MergePreviewResponse {
  kept!: PersonResponse;
  other!: PersonResponse;
  moves!: MergeMoveResponse[];
  clashes!: MergeClashResponse[];
}

/** Two entries that became one. */
export class PersonMergeResponse {
  id!: string;
  keptId!: string;
  otherId!: string;
  /** Names of the other entry. */
  otherName!: string;
  mergedAt!: Date;
  undoneAt!: Date | null;
}

export class PersonMergesResponse {
  items!: PersonMergeResponse[];
}
