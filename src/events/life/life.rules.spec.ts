import fc from 'fast-check';
import { decideStep, dueStep, EVENT_STATUSES, faultsOf, FINAL, LIFE, type EventStatus, type LifeStep, type Living } from './life.rules.js';

const now = new Date('2026-03-03T09:00:00Z');
const hours = (n: number): Date => new Date(now.getTime() + n * 3_600_000);
const event = (columns: Partial<Living> = {}): Living => ({
  status: 'draft',
  startsAt: hours(24),
  endsAt: hours(72),
  title: { en: 'Forum', ru: 'Форум' },
  workingLanguages: ['en', 'ru'],
  mode: 'in-person',
  city: { en: 'Almaty' },
  ...columns,
});
const codeOf = (columns: Partial<Living>, to: EventStatus, reason: string | null = null): string => {
  const decision = decideStep(event(columns), to, { now, reason });
  return decision.kind === 'refused' ? decision.code : decision.kind;
};
const changed = (status: EventStatus, steps: readonly LifeStep[]): Record<EventStatus, readonly LifeStep[]> => ({ ...LIFE, [status]: steps });

describe('the table of an event’s life', () => {
  it('reaches every status and ends only where a life may end', () => {
    expect(faultsOf(LIFE)).toEqual([]);
  });

  it.each<[string, Record<EventStatus, readonly LifeStep[]>, string]>([
    ['a status that nothing leads to', changed('held', []), 'no step leads to archived'],
    ['a dead end', changed('held', []), 'held is a dead end'],
    ['an end that goes on', changed('archived', LIFE.draft), 'archived is an end and goes on'],
    ['a step to itself', changed('postponed', [...LIFE.postponed, { to: 'postponed', needs: [], reason: false, calendars: false }]), 'postponed leads to itself'],
    ['a step that is named twice', changed('draft', [...LIFE.draft, ...LIFE.draft]), 'draft names a step twice'],
  ])('is refused at start with %s', (_, life, fault) => {
    expect(faultsOf(life)).toContain(fault);
  });

  it('is the one that the trade knows, step by step', () => {
    const steps = Object.fromEntries(EVENT_STATUSES.map((status) => [status, LIFE[status].map(({ to }) => to)]));
    expect(steps).toEqual({
      draft: ['published'],
      published: ['registration-open', 'closed', 'postponed', 'cancelled'],
      'registration-open': ['closed', 'postponed', 'cancelled'],
      closed: ['registration-open', 'held', 'postponed', 'cancelled'],
      postponed: ['published', 'cancelled'],
      held: ['archived', 'closed'],
      archived: [],
      cancelled: [],
    });
  });

  it('asks for a reason exactly where something is taken back, and touches calendars where they must change', () => {
    const steps = EVENT_STATUSES.flatMap((from) => LIFE[from].map((step) => ({ from, ...step })));
    expect(steps.filter(({ reason }) => reason).map(({ from, to }) => `${from} → ${to}`)).toEqual([
      'published → postponed',
      'published → cancelled',
      'registration-open → postponed',
      'registration-open → cancelled',
      'closed → postponed',
      'closed → cancelled',
      'held → closed',
      'postponed → cancelled',
    ]);
    expect(new Set(steps.filter(({ calendars }) => calendars).map(({ from, to }) => (from === 'postponed' ? `${from} → ${to}` : to)))).toEqual(
      new Set(['postponed', 'cancelled', 'postponed → published', 'postponed → cancelled']),
    );
  });
});

describe('a step', () => {
  it.each<[string, Partial<Living>, EventStatus, string | null, string]>([
    ['publishes a complete draft', {}, 'published', null, 'taken'],
    ['publishes the record of an event that is past', { startsAt: hours(-90), endsAt: hours(-80) }, 'published', null, 'taken'],
    ['does not publish without a title in each working language', { title: { en: 'Forum' } }, 'published', null, 'TITLE_LANGUAGE_MISSING'],
    ['does not ask for a title in a language that Convoke does not speak', { workingLanguages: ['en', 'tg'] }, 'published', null, 'taken'],
    ['does not publish without a place', { city: {} }, 'published', null, 'PLACE_MISSING'],
    ['publishes an online event without a city', { city: {}, mode: 'online' }, 'published', null, 'taken'],
    ['opens registration of an event that lies ahead', { status: 'published' }, 'registration-open', null, 'taken'],
    ['does not open registration of an event that has begun', { status: 'published', startsAt: now }, 'registration-open', null, 'DATES_NOT_AHEAD'],
    ['does not open registration again after the event has begun', { status: 'closed', startsAt: hours(-1) }, 'registration-open', null, 'DATES_NOT_AHEAD'],
    ['does not open registration of a draft', {}, 'registration-open', null, 'STEP_NOT_IN_LIFE'],
    ['does not call an event held that has not begun', { status: 'closed' }, 'held', null, 'NOT_BEGUN'],
    ['calls an event held that ended early', { status: 'closed', startsAt: hours(-2) }, 'held', null, 'taken'],
    ['does not cancel without a reason', { status: 'published' }, 'cancelled', null, 'REASON_NEEDED'],
    ['does not take blanks for a reason', { status: 'published' }, 'cancelled', ' \n', 'REASON_NEEDED'],
    ['cancels with a reason', { status: 'registration-open' }, 'cancelled', 'Elections', 'taken'],
    ['does not cancel what was held', { status: 'held' }, 'cancelled', 'Elections', 'STEP_NOT_IN_LIFE'],
    ['does not revive what was cancelled', { status: 'cancelled' }, 'published', null, 'STEP_NOT_IN_LIFE'],
    ['publishes a postponed event when it has new dates', { status: 'postponed' }, 'published', null, 'taken'],
    ['does not publish a postponed event with its old dates', { status: 'postponed', startsAt: hours(-1) }, 'published', null, 'DATES_NOT_AHEAD'],
    ['takes back that an event was held when its dates were wrong', { status: 'held' }, 'closed', 'Wrong year', 'taken'],
    ['does not take back that an event was held which is over', { status: 'held', startsAt: hours(-9), endsAt: hours(-1) }, 'closed', 'Why not', 'IS_OVER'],
  ])('%s', (_, columns, to, reason, expected) => {
    expect(codeOf(columns, to, reason)).toBe(expected);
  });

  it('out of an end is never taken, whatever the event', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FINAL), fc.constantFrom(...EVENT_STATUSES), fc.integer({ min: -100, max: 100 }), (status, to, start) => {
        expect(codeOf({ status, startsAt: hours(start), endsAt: hours(start + 8) }, to, 'because')).toBe('STEP_NOT_IN_LIFE');
      }),
    );
  });
});

describe('time itself', () => {
  it.each<[EventStatus, number, number, EventStatus | null]>([
    ['published', 1, 9, null],
    ['published', 0, 9, 'closed'],
    ['registration-open', -1, 9, 'closed'],
    ['closed', -1, 9, null],
    ['closed', -9, 0, 'held'],
    ['draft', -9, -1, null],
    ['postponed', -9, -1, null],
    ['held', -9, -1, null],
  ])('leads an event that is %s, begins in %i and ends in %i hours to %s', (status, start, end, to) => {
    expect(dueStep({ status, startsAt: hours(start), endsAt: hours(end) }, now)).toBe(to);
  });

  it('takes only steps of the table, and comes to rest', () => {
    fc.assert(
      fc.property(fc.constantFrom(...EVENT_STATUSES), fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 50 }), (start, begins, lasts) => {
        let status = start;
        for (let steps = 0; ; steps += 1) {
          const living = event({ status, startsAt: hours(begins), endsAt: hours(begins + lasts) });
          const to = dueStep(living, now);
          if (to === null) return;
          expect(decideStep(living, to, { now, reason: null }).kind).toBe('taken');
          expect(steps).toBeLessThan(3);
          status = to;
        }
      }),
    );
  });
});
