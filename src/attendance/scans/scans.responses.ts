import { rfc3339, wallTimeOf } from '../../platform/clock/index.js';
import { fill, type Locale } from '../../platform/i18n/index.js';
import { VERDICTS } from '../desk-rules/verdicts.js';
import type { ScanOutcome } from './scans.service.js';

/** What the desk says to one scan. */
export class VerdictResponse {
  /** Number of the scan; null when it could not be read. */
  sequence!: number | null;
  /** Stable code, such as `ADMITTED` or `ALREADY_IN`. */
  verdict!: string;
  /** Whether the person may go in. */
  admits!: boolean;
  /** The verdict as a sentence, in the reader's language. */
  text!: string;
  /** With `ALREADY_IN`: since when. */
  since!: string | null;
  /** With `ALREADY_IN`: the desk that checked the person in (named in the roster); null when this was told before. */
  deskId!: string | null;
  registrationId!: string | null;
  /** The scan was known already; this is what was said then. */
  repeated!: boolean;
  /** With `SET_ASIDE`: what could not be read. */
  problem!: string | null;

  static from(outcome: ScanOutcome, zone: string, locale: Locale): VerdictResponse {
    const said = VERDICTS[outcome.verdict];
    const when = outcome.since ? wallTimeOf(outcome.since, zone).local.slice(11, 16) : '';
    return {
      sequence: outcome.sequence,
      verdict: outcome.verdict,
      admits: said.admits,
      text: fill(locale === 'ru' ? said.ru : said.en, { when }),
      since: outcome.since ? rfc3339(outcome.since, zone) : null,
      deskId: outcome.by,
      registrationId: outcome.registrationId,
      repeated: outcome.repeated,
      problem: outcome.problem,
    };
  }
}

/** One verdict for each item of a batch, in their order. */
export class VerdictListResponse {
  /** The server's clock. */
  serverTime!: string;
  verdicts!: VerdictResponse[];
}
