import { isLocale, type LocalisedText } from '../../platform/i18n/index.js';

export const EVENT_STATUSES = ['draft', 'published', 'registration-open', 'closed', 'held', 'archived', 'cancelled', 'postponed'] as const;
export type EventStatus = (typeof EVENT_STATUSES)[number];

/** What must be so before a step is taken. */
type Condition =
  /** What the public reads is there: a title in each working language, a place. */
  | 'complete'
  /** It has not begun. */
  | 'ahead'
  /** It has begun. */
  | 'begun'
  /** It is not over. */
  | 'not-over';

/** A step that an event can take from some status. */
export interface LifeStep {
  to: EventStatus;
  needs: readonly Condition[];
  /** Whether it must be said why. */
  reason: boolean;
  /** Whether calendars that hold the event must change (RFC 5545 SEQUENCE is raised). */
  calendars: boolean;
}

const step = (to: EventStatus, needs: readonly Condition[] = [], more: Partial<Pick<LifeStep, 'reason' | 'calendars'>> = {}): LifeStep => ({ to, needs, reason: false, calendars: false, ...more });
const cancel = step('cancelled', [], { reason: true, calendars: true });
const postpone = step('postponed', [], { reason: true, calendars: true });

/**
 * The life of an event. A draft that comes to nothing is deleted, so that whatever is cancelled had been published and stays where people look for it.
 * What was postponed is published again when it has new dates; what was cancelled is copied.
 */
export const LIFE: Readonly<Record<EventStatus, readonly LifeStep[]>> = {
  draft: [step('published', ['complete'])],
  published: [step('registration-open', ['ahead']), step('closed'), postpone, cancel],
  'registration-open': [step('closed'), postpone, cancel],
  closed: [step('registration-open', ['ahead']), step('held', ['begun']), postpone, cancel],
  postponed: [step('published', ['complete', 'ahead'], { calendars: true }), cancel],
  // Back to `closed` when it was marked too early because its dates were wrong.
  held: [step('archived'), step('closed', ['not-over'], { reason: true })],
  archived: [],
  cancelled: [],
};

/** Where a life may end. */
export const FINAL: readonly EventStatus[] = ['archived', 'cancelled'];

/** What is wrong with a table of steps: statuses that no step leads to, dead ends, ends that go on, steps named twice. Empty for a good one. Read at start. */
export function faultsOf(life: Readonly<Record<EventStatus, readonly LifeStep[]>>, first: EventStatus = 'draft'): string[] {
  const reached = new Set<EventStatus>([first]);
  for (const status of reached) for (const { to } of life[status]) reached.add(to);
  return EVENT_STATUSES.flatMap((status) => {
    const targets = life[status].map(({ to }) => to);
    return [
      ...(reached.has(status) ? [] : [`no step leads to ${status}`]),
      ...(targets.length === 0 && !FINAL.includes(status) ? [`${status} is a dead end`] : []),
      ...(targets.length > 0 && FINAL.includes(status) ? [`${status} is an end and goes on`] : []),
      ...(targets.includes(status) ? [`${status} leads to itself`] : []),
      ...(new Set(targets).size < targets.length ? [`${status} names a step twice`] : []),
    ];
  });
}

/** What the life of an event depends on. */
export interface Living {
  status: EventStatus;
  startsAt: Date;
  endsAt: Date;
  title: LocalisedText;
  workingLanguages: readonly string[];
  mode: string;
  city: LocalisedText;
}

export type StepRefusal = 'STEP_NOT_IN_LIFE' | 'REASON_NEEDED' | 'DATES_NOT_AHEAD' | 'NOT_BEGUN' | 'IS_OVER' | LackOf['code'];

export type StepDecision = { kind: 'taken'; step: LifeStep } | { kind: 'refused'; code: StepRefusal; field: string; params?: Record<string, string | number> };

/** May this event take that step now, for this reason? */
export function decideStep(event: Living, to: EventStatus, { now, reason }: { now: Date; reason: string | null }): StepDecision {
  const found = LIFE[event.status].find((step) => step.to === to);
  if (!found) return { kind: 'refused', code: 'STEP_NOT_IN_LIFE', field: 'to', params: { from: event.status, to } };
  for (const condition of found.needs) {
    const lack = unmet(event, condition, now);
    if (lack) return { kind: 'refused', ...lack };
  }
  if (found.reason && (reason ?? '').trim() === '') return { kind: 'refused', code: 'REASON_NEEDED', field: 'reason' };
  return { kind: 'taken', step: found };
}

function unmet(event: Living, condition: Condition, now: Date): { code: StepRefusal; field: string; params?: Record<string, string | number> } | null {
  switch (condition) {
    case 'complete':
      return lackOf(event);
    case 'ahead':
      return event.startsAt > now ? null : { code: 'DATES_NOT_AHEAD', field: 'startsLocal' };
    case 'begun':
      return event.startsAt <= now ? null : { code: 'NOT_BEGUN', field: 'startsLocal' };
    case 'not-over':
      return event.endsAt > now ? null : { code: 'IS_OVER', field: 'endsLocal' };
  }
}

/** Something that the public must be able to read and that is not there. */
interface LackOf {
  code: 'TITLE_LANGUAGE_MISSING' | 'PLACE_MISSING';
  field: string;
  params?: Record<string, string | number>;
}

/** What is missing from an event that the public may see: its title in each working language that Convoke speaks, its city unless it is online alone. */
export function lackOf(event: Pick<Living, 'title' | 'workingLanguages' | 'mode' | 'city'>): LackOf | null {
  const missing = event.workingLanguages.filter((language) => isLocale(language) && !event.title[language]?.trim());
  if (missing.length > 0) return { code: 'TITLE_LANGUAGE_MISSING', field: `title.${missing[0]}`, params: { languages: missing.join(', ') } };
  const hasPlace = event.mode === 'online' || Object.values(event.city).some((city) => city.trim() !== '');
  return hasPlace ? null : { code: 'PLACE_MISSING', field: 'city' };
}

/** The step that time itself takes: registration ends when the event begins, and what is over was held. Null when nothing is due. */
export function dueStep({ status, startsAt, endsAt }: Pick<Living, 'status' | 'startsAt' | 'endsAt'>, now: Date): EventStatus | null {
  if ((status === 'published' || status === 'registration-open') && startsAt <= now) return 'closed';
  if (status === 'closed' && endsAt <= now) return 'held';
  return null;
}

/** True for an event that the public may know of: everything but a draft. */
export function isPublic(status: EventStatus): boolean {
  return status !== 'draft';
}

/** True while there is an event ahead that people have been told of, so that they must hear of a change: from publishing until it is held, postponed ones included. */
export function isAnnounced(status: EventStatus): boolean {
  return status === 'published' || status === 'registration-open' || status === 'closed' || status === 'postponed';
}
