import { LocalisedTextResponse } from '../platform/i18n/index.js';
import type { ForumFacts } from './forums.service.js';

/** A track of a forum. */
export class TrackResponse {
  id!: string;
  name!: LocalisedTextResponse;
  /** How many sessions belong to it. */
  sessions!: number;
}

/** What a forum adds to an event. */
export class ForumResponse {
  eventId!: string;
  /** In their order. */
  tracks!: TrackResponse[];
  version!: number;

  static from(forum: ForumFacts): ForumResponse {
    return Object.assign(new ForumResponse(), forum);
  }
}
