/** Somebody who waits without an offer. */
export class WaitingResponse {
  id!: string;
  /** Given and family name, as the person writes them. */
  name!: string;
  partyId!: string | null;
  category!: string;
  funded!: boolean;
  /** From 1, among those who wait for the same. */
  place!: number;
  /** What they wait for: `event`, `party:<id>`, `funded:<party id>` or `category:<name>`. */
  waitsFor!: string;
  since!: Date;
}

/** Those who wait, in the order of the line. */
export class WaitingListResponse {
  items!: WaitingResponse[];
}
