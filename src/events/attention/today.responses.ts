import { LocalisedTextResponse } from '../../platform/i18n/index.js';
import type { AttentionLine, Urgency } from './attention.js';

/** One thing that needs somebody. */
export class TodayLineResponse {
  /** Stable, named after its room: `registration.to-approve`. */
  code!: string;
  /** Counts, dates and titles for the sentence. */
  params!: Record<string, string | number>;
  eventId!: string | null;
  eventTitle!: LocalisedTextResponse | null;
  urgency!: Urgency;
  /** When it matters, RFC 3339. */
  at!: string | null;
  /** Path in the console where it is done. */
  target!: string;

  static from(line: AttentionLine, eventTitle: LocalisedTextResponse | null): TodayLineResponse {
    return Object.assign(new TodayLineResponse(), { ...line, eventTitle, at: line.at?.toISOString() ?? null });
  }
}

/** What needs me, the most urgent first. */
export class TodayResponse {
  items!: TodayLineResponse[];
  /** Always null: the list comes whole. */
  next!: string | null;
}
