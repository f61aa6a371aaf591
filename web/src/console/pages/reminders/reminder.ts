import type { components } from '../../../api/schema.js';

export type Reminder = components['schemas']['ReminderResponse'];
export type ReminderChange = components['schemas']['ReminderRequest'];
export type Occasion = components['schemas']['ReminderOccasionResponse'];
export type Letter = Reminder['letter'];
export type Anchor = Reminder['anchor'];
export type Who = Reminder['audience']['who'];
export type AskedStatus = Reminder['audience']['statuses'][number];

export const LETTERS = ['answer', 'registration', 'preparation', 'eve', 'thanks'] as const satisfies readonly Letter[];
export const ANCHORS = ['event-starts', 'event-ends', 'answer-due', 'registration-closes'] as const satisfies readonly Anchor[];

/** To whom each letter may go, the usual ones first; for registered people, in which statuses. The server has the last word. */
export const FITS: Readonly<Record<Letter, Partial<Record<Who, readonly AskedStatus[]>>>> = {
  answer: { unanswered: [] },
  registration: { registered: ['nominated', 'draft'], unanswered: [] },
  preparation: { registered: ['confirmed', 'approved', 'submitted', 'waitlisted'] },
  eve: { registered: ['confirmed', 'approved'] },
  thanks: { attended: [], registered: ['confirmed', 'approved'] },
};

/** Statuses that are ticked when a letter is chosen. */
const USUAL: readonly AskedStatus[] = ['nominated', 'draft', 'approved', 'confirmed'];

/** When a letter usually goes out. */
const TIMES: Readonly<Record<Letter, Pick<Draft, 'anchor' | 'days' | 'side'>>> = {
  answer: { anchor: 'answer-due', days: '3', side: 'before' },
  registration: { anchor: 'registration-closes', days: '2', side: 'before' },
  preparation: { anchor: 'event-starts', days: '7', side: 'before' },
  eve: { anchor: 'event-starts', days: '1', side: 'before' },
  thanks: { anchor: 'event-ends', days: '1', side: 'after' },
};

/** What is typed, each field as its control holds it. */
export interface Draft {
  name: string;
  letter: Letter;
  anchor: Anchor;
  /** Whole days, as typed. */
  days: string;
  side: 'before' | 'after';
  atTime: string;
  who: Who;
  statuses: readonly AskedStatus[];
  categories: readonly string[];
  partyIds: readonly string[] | null;
  /** Hours, as typed. */
  tooLateHours: string;
  enabled: boolean;
}

/** A new reminder with this letter, as it is usually sent. */
export function usual(letter: Letter, kept: Pick<Draft, 'name' | 'atTime' | 'tooLateHours'> = { name: '', atTime: '10:00', tooLateHours: '24' }): Draft {
  const [who = 'registered'] = Object.keys(FITS[letter]) as Who[];
  return { ...kept, letter, ...TIMES[letter], who, statuses: usualStatuses(letter, who), categories: [], partyIds: null, enabled: true };
}

export function usualStatuses(letter: Letter, who: Who): AskedStatus[] {
  return (FITS[letter][who] ?? []).filter((status) => USUAL.includes(status));
}

export function draftOf({ name, letter, anchor, offsetDays, atTime, audience, tooLateHours, enabled }: Reminder): Draft {
  const { who, statuses, categories, partyIds } = audience;
  return { name: name ?? '', letter, anchor, days: String(Math.abs(offsetDays)), side: offsetDays > 0 ? 'after' : 'before', atTime, who, statuses, categories: categories ?? [], partyIds, tooLateHours: String(tooLateHours), enabled };
}

/** What is sent. A number that was cleared is sent as it is, so that the server says what is wrong with it. */
export function changeOf({ name, letter, anchor, days, side, atTime, who, statuses, categories, partyIds, tooLateHours, enabled }: Draft): ReminderChange {
  const count = days.trim() === '' ? Number.NaN : Number(days);
  const audience = {
    who,
    ...(who === 'registered' && { statuses: [...statuses] }),
    ...(categories.length > 0 && { categories: [...categories] as NonNullable<ReminderChange['audience']['categories']> }),
    ...(partyIds && { partyIds: [...partyIds] }),
  };
  return { name: name.trim() || null, letter, anchor, offsetDays: side === 'before' && count !== 0 ? -count : count, atTime, audience, tooLateHours: Number(tooLateHours), enabled };
}

/** The time that matters: one that is now, else the next, else the last that is over. Null when it has none yet. */
export function nextOf(occasions: readonly Occasion[]): Occasion | null {
  return occasions.find(({ state }) => state === 'now') ?? occasions.find(({ state }) => state === 'ahead') ?? occasions.at(-1) ?? null;
}
