import { SmtpFailure } from '../../platform/mail/index.js';
import { afterCrash, fateOf } from './delivery.rules.js';

const now = new Date('2026-03-03T09:00:00Z');
const fate = (...of: ConstructorParameters<typeof SmtpFailure>) => fateOf(new SmtpFailure(...of), now, now);

describe('the fate of a message that was not sent', () => {
  it('waits when the server could not be reached or sent everybody away', () => {
    expect(fate('connection', 421, '421 too busy')).toMatchObject({ kind: 'retry', patient: true });
    expect(fate('connection', null, 'refused')).toMatchObject({ kind: 'retry', patient: true });
  });

  it('waits longer when the server put off this mail', () => {
    expect(fate('envelope', 450, '450 4.2.1 mailbox busy')).toMatchObject({ kind: 'retry', patient: false });
  });

  it('ends, and marks the address, when the mailbox is not there', () => {
    expect(fate('envelope', 550, '550 5.1.1 no such user')).toMatchObject({ kind: 'failed', suppress: true });
  });

  it('ends without marking the address when the text was refused', () => {
    expect(fate('data', 554, '554 5.7.1 looks like spam')).toMatchObject({ kind: 'failed', suppress: false });
    expect(fate('envelope', 550, '550 5.7.1 relaying denied')).toMatchObject({ kind: 'failed', suppress: false });
  });

  it('is unknown when the text was under way and no answer came', () => {
    expect(fate('unanswered', null, 'closed')).toMatchObject({ kind: 'unknown' });
  });

  it('gives up after three days', () => {
    const late = new Date(now.getTime() + 3 * 86_400_000 + 1);
    expect(fateOf(new SmtpFailure('envelope', 450, '450 later'), now, late)).toMatchObject({ kind: 'failed', suppress: false });
  });
});

describe('a message that a dead process left behind', () => {
  it('is sent when its text had not begun', () => {
    expect(afterCrash({ dataStartedAt: null, unknownTimes: 0 }, 'leave')).toBe('send');
  });

  it('is sent once more, and only once, where its kind asks for that', () => {
    expect(afterCrash({ dataStartedAt: now, unknownTimes: 0 }, 'resend')).toBe('send-once-more');
    expect(afterCrash({ dataStartedAt: now, unknownTimes: 1 }, 'resend')).toBe('unknown');
  });

  it('stays in the list of staff otherwise', () => {
    expect(afterCrash({ dataStartedAt: now, unknownTimes: 0 }, 'leave')).toBe('unknown');
  });
});
