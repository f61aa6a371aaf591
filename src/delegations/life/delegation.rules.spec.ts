import { changeRefusal, NOBODY, overdueOf, stageOf, standingOf } from './delegation.rules.js';

const told = { answeredAt: null, declinedAt: null, cancelledAt: null };
const then = new Date('2026-09-01T00:00:00Z');

describe('the stage of a delegation', () => {
  it('goes from invited over answered and nominated to complete and approved', () => {
    expect(stageOf(told, NOBODY)).toBe('invited');
    expect(stageOf({ ...told, answeredAt: then }, NOBODY)).toBe('answered');
    expect(stageOf({ ...told, answeredAt: then }, { ...NOBODY, named: 1, completed: 3 })).toBe('nominated');
    expect(stageOf({ ...told, answeredAt: then }, { ...NOBODY, completed: 1, approved: 3 })).toBe('complete');
    expect(stageOf({ ...told, answeredAt: then }, { ...NOBODY, approved: 4 })).toBe('approved');
  });

  it('is held up by nobody who waits for a seat, and is no further than named when only such people are left', () => {
    expect(stageOf(told, { ...NOBODY, approved: 4, waiting: 1, offered: 1 })).toBe('approved');
    expect(stageOf(told, { ...NOBODY, waiting: 1 })).toBe('nominated');
  });

  it('is declined while nobody is named, and cancelled whatever else is so', () => {
    expect(stageOf({ ...told, answeredAt: then, declinedAt: then }, NOBODY)).toBe('declined');
    expect(stageOf({ ...told, answeredAt: then, declinedAt: then }, { ...NOBODY, named: 1 })).toBe('nominated');
    expect(stageOf({ ...told, cancelledAt: then }, { ...NOBODY, approved: 1 })).toBe('cancelled');
  });
});

describe('what a delegation is late with', () => {
  const until = { nominateBy: then, completeBy: new Date('2026-09-08T00:00:00Z') };

  it('is the names, until somebody is named', () => {
    expect(overdueOf('invited', until, NOBODY, new Date(then.getTime() - 1))).toBeNull();
    expect(overdueOf('invited', until, NOBODY, then)).toBe('nomination');
    expect(overdueOf('answered', until, NOBODY, then)).toBe('nomination');
    expect(overdueOf('declined', until, NOBODY, then)).toBeNull();
    expect(overdueOf('invited', { nominateBy: null, completeBy: null }, NOBODY, then)).toBeNull();
  });

  it('is the registrations of those who are named and have a seat, afterwards', () => {
    const named = { ...NOBODY, named: 1 };
    expect(overdueOf('nominated', until, named, then)).toBeNull();
    expect(overdueOf('nominated', until, named, until.completeBy)).toBe('completion');
    expect(overdueOf('nominated', until, { ...NOBODY, waiting: 2 }, until.completeBy)).toBeNull();
  });
});

describe('a change of a delegation', () => {
  const event = { status: 'registration-open' as const, startsAt: new Date('2026-09-22T00:00:00Z'), endsAt: new Date('2026-09-24T00:00:00Z') };
  const open = { nominateBy: then, cancelledAt: null };
  const before = new Date(then.getTime() - 1);

  it('is the focal point’s until the deadline, which is the first moment that is too late, and the secretariat’s after it', () => {
    expect(changeRefusal(open, event, { by: 'link', now: before })).toBeNull();
    expect(changeRefusal(open, event, { by: 'link', now: then })).toBe('NOMINATION_CLOSED');
    expect(changeRefusal(open, event, { by: 'staff', now: then })).toBeNull();
  });

  it('is the focal point’s until the event begins where there is no deadline, and the secretariat’s until it is over', () => {
    expect(changeRefusal({ ...open, nominateBy: null }, event, { by: 'link', now: new Date(event.startsAt.getTime() - 1) })).toBeNull();
    expect(changeRefusal({ ...open, nominateBy: null }, event, { by: 'link', now: event.startsAt })).toBe('NOMINATION_CLOSED');
    expect(changeRefusal(open, event, { by: 'staff', now: event.startsAt })).toBeNull();
    expect(changeRefusal(open, event, { by: 'staff', now: event.endsAt })).toBe('DELEGATION_EVENT_NOT_OPEN');
  });

  it.each([
    ['cancelled', 'DELEGATION_EVENT_CANCELLED'],
    ['postponed', 'DELEGATION_EVENT_POSTPONED'],
    ['archived', 'DELEGATION_EVENT_NOT_OPEN'],
  ] as const)('is nobody’s while the event is %s', (status, code) => {
    expect(changeRefusal(open, { ...event, status }, { by: 'staff', now: before })).toBe(code);
    expect(changeRefusal(open, { ...event, status }, { by: 'link', now: before })).toBe(code);
  });

  it('is nobody’s once the request was taken back', () => {
    expect(changeRefusal({ ...open, cancelledAt: before }, event, { by: 'staff', now: before })).toBe('DELEGATION_CANCELLED');
  });
});

describe('how somebody of a delegation stands', () => {
  it.each([
    ['nominated', null, 'named'],
    ['submitted', null, 'completed'],
    ['confirmed', null, 'approved'],
    ['waitlisted', null, 'waiting'],
    ['waitlisted', then, 'offered'],
    ['withdrawn', null, null],
  ] as const)('follows from the registration: %s', (status, offerUntil, standing) => {
    expect(standingOf({ status, offerUntil })).toBe(standing);
  });
});
