import { LocalisedTextResponse } from '../../platform/i18n/index.js';

/** A session for which one signs up. */
export class OwnSessionResponse {
  sessionId!: string;
  title!: LocalisedTextResponse;
  /** Wall times, by the clock of the event's place. */
  startsLocal!: string;
  endsLocal!: string;
  room!: LocalisedTextResponse | null;
  /** null: no limit. */
  capacity!: number | null;
  taken!: number;
  signedUp!: boolean;
}

export class OwnSessionsResponse {
  items!: OwnSessionResponse[];
}
