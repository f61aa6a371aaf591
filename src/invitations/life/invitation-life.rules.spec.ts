import { answerRefusal, INVITATION_LIFE, INVITATION_STATUSES, lifeFaults, mayBecome, standingOf, type Answer, type InvitationStatus } from './invitation-life.rules.js';

const now = new Date('2026-09-01T13:00:00Z');
const event = { status: 'registration-open', startsAt: new Date('2026-09-22T04:00:00Z') } as const;
const asked = (status: InvitationStatus, answerBy: Date | null = null) => ({ status, answerBy });

describe('the life of an invitation', () => {
  it('reaches every status, never returns to the beginning, and can be withdrawn while no answer is there', () => {
    expect(lifeFaults(INVITATION_LIFE)).toEqual([]);
  });

  it('is found faulty when a table forgets a status or cannot withdraw', () => {
    expect(lifeFaults({ ...INVITATION_LIFE, prepared: ['sent'], sent: ['accepted', 'declined', 'sent'] })).toEqual([
      'prepared cannot be withdrawn',
      'sent leads to itself',
      'sent cannot be withdrawn',
      'nothing leads to substituted',
      'nothing leads to cancelled',
    ]);
  });

  it('goes on from no answer but a refusal that was thought over', () => {
    const answered: readonly InvitationStatus[] = ['accepted', 'declined', 'substituted'];
    expect(answered.flatMap((from) => INVITATION_STATUSES.filter((to) => mayBecome(from, to)).map((to) => `${from} → ${to}`))).toEqual(['declined → accepted']);
  });
});

describe('an answer', () => {
  const byLink = (invitation: { status: InvitationStatus; answerBy: Date | null }, answer: Answer, at: { status?: Parameters<typeof answerRefusal>[1]['status']; startsAt?: Date } = {}) =>
    answerRefusal(invitation, { ...event, ...at }, { answer, by: 'link', now });
  const byStaff = (invitation: { status: InvitationStatus; answerBy: Date | null }, answer: Answer) => answerRefusal(invitation, event, { answer, by: 'staff', now });

  it('is taken while one is awaited, also before the record says that the letter left', () => {
    expect(byLink(asked('sent'), 'accepted')).toBeNull();
    expect(byLink(asked('prepared'), 'declined')).toBeNull();
  });

  it('is refused the second time by what the first one was', () => {
    expect((['accepted', 'declined', 'substituted'] as const).map((status) => byLink(asked(status), 'declined'))).toEqual(['ALREADY_ACCEPTED', 'ALREADY_DECLINED', 'ALREADY_SUBSTITUTED']);
  });

  it('is too late at the deadline itself, and in time a second before', () => {
    expect(byLink(asked('sent', now), 'accepted')).toBe('ANSWER_TOO_LATE');
    expect(byLink(asked('sent', now), 'declined')).toBe('ANSWER_TOO_LATE');
    expect(byLink(asked('sent', new Date(now.getTime() + 1000)), 'substituted')).toBeNull();
  });

  it('is taken until the event begins where no deadline was named', () => {
    expect(byLink(asked('sent'), 'accepted', { startsAt: now })).toBe('INVITED_EVENT_BEGUN');
  });

  it('is refused when the invitation was withdrawn, or its event is cancelled, postponed or over', () => {
    expect(byLink(asked('cancelled'), 'accepted')).toBe('INVITATION_CANCELLED');
    expect(byLink(asked('cancelled'), 'accepted', { status: 'cancelled' })).toBe('INVITED_EVENT_CANCELLED');
    expect(byLink(asked('sent'), 'accepted', { status: 'postponed' })).toBe('INVITED_EVENT_POSTPONED');
    expect(byLink(asked('sent'), 'accepted', { status: 'held' })).toBe('INVITED_EVENT_NOT_OPEN');
  });

  it('may be a refusal while the event has no dates, when no deadline runs', () => {
    expect(byLink(asked('sent', now), 'declined', { status: 'postponed' })).toBeNull();
  });

  it('is recorded by staff after the deadline too, and when somebody who declined comes after all', () => {
    expect(byStaff(asked('sent', now), 'accepted')).toBeNull();
    expect(byStaff(asked('declined'), 'accepted')).toBeNull();
    expect(byStaff(asked('declined'), 'substituted')).toBe('ALREADY_DECLINED');
    expect(byStaff(asked('accepted'), 'declined')).toBe('ALREADY_ACCEPTED');
  });
});

describe('how an invitation stands', () => {
  it('is what was answered, else open until it is too late', () => {
    expect(standingOf(asked('declined'), event, now)).toBe('declined');
    expect(standingOf(asked('prepared'), event, now)).toBe('open');
    expect(standingOf(asked('sent', now), event, now)).toBe('expired');
    expect(standingOf(asked('sent'), { ...event, startsAt: now }, now)).toBe('expired');
    expect(standingOf(asked('sent'), { ...event, status: 'cancelled' }, now)).toBe('cancelled');
    expect(standingOf(asked('sent', now), { ...event, status: 'postponed' }, now)).toBe('open');
  });
});
