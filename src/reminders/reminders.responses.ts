import { rfc3339 } from '../platform/clock/index.js';
import { LocalisedTextResponse } from '../platform/i18n/index.js';
import type { CountedOccasion, ShownLetter, ViewedRule } from './preview/preview.js';

/** A time at which a reminder goes out. */
export class ReminderOccasionResponse {
  /** Wall time at the event's place. */
  local!: string;
  /** The instant, RFC 3339 with the offset that holds there then. */
  at!: string;
  /** IANA zone. */
  zone!: string;
  /** `now`: its letters leave now; `never`: the letter makes no sense at that time. */
  state!: 'ahead' | 'now' | 'over' | 'never';
  /** How many people it would reach as things are; those who have had it are not counted. */
  reaches!: number;

  static from({ local, at, zone, state, reaches }: CountedOccasion): ReminderOccasionResponse {
    return Object.assign(new ReminderOccasionResponse(), { local, at: rfc3339(at, zone), zone, state, reaches });
  }
}

/** Whom a reminder concerns. */
export class ReminderAudienceResponse {
  who!: 'unanswered' | 'registered' | 'attended';
  statuses!: ('nominated' | 'draft' | 'submitted' | 'waitlisted' | 'approved' | 'confirmed')[];
  /** null: of any category. */
  categories!: string[] | null;
  /** null: of any party, and of none. */
  partyIds!: string[] | null;
}

/** A reminder of an event. */
export class ReminderResponse {
  id!: string;
  name!: string | null;
  anchor!: 'event-starts' | 'event-ends' | 'answer-due' | 'registration-closes';
  offsetDays!: number;
  /** Wall time at the event's place. */
  atTime!: string;
  audience!: ReminderAudienceResponse;
  letter!: 'answer' | 'registration' | 'preparation' | 'eve' | 'thanks';
  tooLateHours!: number;
  enabled!: boolean;
  /** Its times, the earliest first; one that counts from answers has one for each deadline, and none while nobody is asked. */
  occasions!: ReminderOccasionResponse[];
  /** How many of its letters have been sent, wait, or failed. */
  sent!: number;
  waiting!: number;
  failed!: number;
  version!: number;

  static from({ rule, occasions, sent, waiting, failed }: ViewedRule): ReminderResponse {
    const { id, name, anchor, offsetDays, atTime, who, statuses, categories, partyIds, letter, tooLateHours, enabled, version } = rule;
    return Object.assign(new ReminderResponse(), {
      id, name, anchor, offsetDays, atTime, letter, tooLateHours, enabled, version, sent, waiting, failed,
      audience: Object.assign(new ReminderAudienceResponse(), { who, statuses, categories, partyIds }),
      occasions: occasions.map((occasion) => ReminderOccasionResponse.from(occasion)),
    });
  }
}

/** The reminders of an event. */
export class RemindersResponse {
  items!: ReminderResponse[];
  /** Always null: the list comes whole. */
  next!: string | null;
}

/** A letter as it would read, addressed to somebody invented. */
export class ReminderLetterResponse {
  language!: 'en' | 'ru';
  subject!: string;
  text!: string;
}

/** What a reminder would do, before it is saved. */
export class ReminderPreviewResponse {
  occasions!: ReminderOccasionResponse[];
  letters!: ReminderLetterResponse[];

  static from({ occasions }: ViewedRule, letters: readonly ShownLetter[]): ReminderPreviewResponse {
    return Object.assign(new ReminderPreviewResponse(), { occasions: occasions.map((occasion) => ReminderOccasionResponse.from(occasion)), letters });
  }
}

/** Somebody whom a reminder concerns. */
export class ReminderRecipientResponse {
  personId!: string;
  name!: string;
  party!: LocalisedTextResponse | null;
  category!: string;
  /** Language of the letter. */
  language!: 'en' | 'ru';
  /** Why no letter reaches them; null when it does. */
  obstacle!: 'no-mailbox' | 'suppressed' | 'unsubscribed' | null;
  /** How the letter of this reminder to them stands; null when there is none. */
  message!: 'waiting' | 'handed' | 'sending' | 'sent' | 'failed' | 'unknown' | 'suppressed' | null;
}

/** A part of those whom a reminder concerns now, in the order of their names. */
export class ReminderRecipientsResponse {
  items!: ReminderRecipientResponse[];
  next!: string | null;
}
