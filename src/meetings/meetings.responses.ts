import { LocalisedTextResponse, type Locale } from '../platform/i18n/index.js';
import type { MeetingWarning } from './meetings.rules.js';
import type { MeetingFacts } from './meetings.service.js';

/** Something about a meeting that may be meant and is worth a look. */
export class MeetingWarningResponse {
  code!: MeetingWarning;
  /** What it is, in the reader's language. */
  detail!: string;
}

/** What a meeting adds to an event. */
export class MeetingResponse {
  eventId!: string;
  /** The body that meets. */
  body!: LocalisedTextResponse;
  /** Which of its meetings it is. */
  number!: number | null;
  /** The number that follows from earlier meetings of the body; null when it does not. */
  proposedNumber!: number | null;
  chairPartyId!: string | null;
  /** Name of the party that chairs. */
  chair!: LocalisedTextResponse | null;
  /** The party that chairs the process on the first day; null when none does. */
  termPartyId!: string | null;
  warnings!: MeetingWarningResponse[];
  version!: number;

  static from({ warnings, ...meeting }: MeetingFacts, locale: Locale): MeetingResponse {
    return Object.assign(new MeetingResponse(), meeting, { warnings: warnings.map((code) => ({ code, detail: WORDS[code][locale === 'ru' ? 'ru' : 'en'] })) });
  }
}

const WORDS: Record<MeetingWarning, { en: string; ru: string }> = {
  CHAIR_DIFFERS: { en: 'Another party chairs the process on the day of the meeting.', ru: 'В день совещания в процессе председательствует другая сторона.' },
  NUMBER_TAKEN: { en: 'Another meeting of this body has this number.', ru: 'Этот номер уже есть у другого совещания этого органа.' },
};
