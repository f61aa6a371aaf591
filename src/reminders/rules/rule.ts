import type { RegistrationStatus } from '../../registration/index.js';

/** What starts the clock of a rule. An invitation without a deadline is due, and a registration without a closing date closes, when the event begins. */
export const ANCHORS = ['event-starts', 'event-ends', 'answer-due', 'registration-closes'] as const;
export type Anchor = (typeof ANCHORS)[number];

/** Whom a rule concerns: invited people without an answer; people whose registration has one of some statuses; people who came (all who were confirmed, where no attendance was kept). */
export const CONCERNED = ['unanswered', 'registered', 'attended'] as const;
export type Concerned = (typeof CONCERNED)[number];

/** What is written: please answer; please complete your registration; what to know before; about to begin; thank you. */
export const REMINDER_LETTERS = ['answer', 'registration', 'preparation', 'eve', 'thanks'] as const;
export type ReminderLetter = (typeof REMINDER_LETTERS)[number];

/** Statuses of a registration that a rule may ask for: all that are live. */
export const ASKED_STATUSES = ['nominated', 'draft', 'submitted', 'waitlisted', 'approved', 'confirmed'] as const satisfies readonly RegistrationStatus[];
export type AskedStatus = (typeof ASKED_STATUSES)[number];

/** Whom a rule concerns, of which categories and parties. */
export interface Audience {
  who: Concerned;
  /** With `registered`, at least one; otherwise none. */
  statuses: AskedStatus[];
  /** null: of any category. */
  categories: string[] | null;
  /** null: of any party, and of none. */
  partyIds: string[] | null;
}

/** What a rule says: when, to whom, which letter. */
export interface RuleInput extends Audience {
  /** What the organiser calls it; null when its letter and its day describe it well enough. */
  name: string | null;
  anchor: Anchor;
  /** Days after the day of the anchor; negative before it. */
  offsetDays: number;
  /** Wall time of that day at the event's place, `HH:mm`. */
  atTime: string;
  letter: ReminderLetter;
  /** Not sent any more when it is so many hours late. */
  tooLateHours: number;
  enabled: boolean;
}

/** A rule of an event. */
export interface RuleFacts extends RuleInput {
  id: string;
  eventId: string;
  /** Since when its time counts: it was made, given another time, or switched on then. What lay before is not made up for. */
  activeSince: Date;
  createdAt: Date;
  version: number;
}

/** Columns of a rule `rule`, named as in `RuleFacts`. */
export const RULE_COLUMNS = `rule.id, rule.event_id AS "eventId", rule.name, rule.anchor, rule.offset_days AS "offsetDays", to_char(rule.at_time, 'HH24:MI') AS "atTime", rule.who, rule.statuses,
  rule.categories, rule.party_ids AS "partyIds", rule.letter, rule.too_late_hours AS "tooLateHours", rule.enabled, rule.active_since AS "activeSince", rule.created_at AS "createdAt", rule.version`;
