import { SmtpFailure } from '../../platform/mail/index.js';
import { afterCrash, fateOf, TRIES } from './delivery.rules.js';

const fresh = { attempts: 1, unknownTimes: 0 };
const fate = (failure: ConstructorParameters<typeof SmtpFailure>, message = fresh, whenUnknown: 'resend' | 'leave' = 'resend') => fateOf(new SmtpFailure(...failure), message, whenUnknown);

describe('the fate of a message that was not sent', () => {
  it('is to wait for as long as the server cannot be reached or sends everybody away', () => {
    expect(fate(['away', null, 'away'])).toEqual({ kind: 'untried' });
    expect(fate(['connection', 421, '421 too busy'])).toMatchObject({ kind: 'later' });
    expect(fate(['connection', null, 'refused'], { attempts: 1_000, unknownTimes: 0 })).toMatchObject({ kind: 'later' });
  });

  it('is to be tried again when the server put off this message, but not for ever', () => {
    expect(fate(['envelope', 450, '450 4.2.1 mailbox busy'])).toMatchObject({ kind: 'retry' });
    expect(fate(['data', 451, '451 greylisted'], { attempts: TRIES - 1, unknownTimes: 0 })).toMatchObject({ kind: 'retry' });
    expect(fate(['data', 451, '451 greylisted'], { attempts: TRIES, unknownTimes: 0 })).toMatchObject({ kind: 'failed', suppress: false });
  });

  it.each([
    ['envelope', 550, '550 5.1.1 no such user', true],
    ['envelope', 550, '550 5.2.1 mailbox disabled', true],
    ['data', 550, '550 5.1.1 user unknown', true],
    ['envelope', 550, '550 No such mailbox', true],
    ['envelope', 551, '551 user not local', true],
    ['envelope', 550, '550 5.7.1 relaying denied', false],
    ['envelope', 550, '550 your network is listed', false],
    ['envelope', 552, '552 5.2.2 mailbox full', false],
    ['data', 554, '554 5.7.1 looks like spam', false],
  ] as const)('is to fail after %s %i "%s", and the address is marked: %s', (phase, code, reply, suppress) => {
    expect(fate([phase, code, reply])).toEqual({ kind: 'failed', suppress, reply });
  });

  it('is unknown when the text was under way and no answer came; sent once more where its kind asks for that, and only once', () => {
    expect(fate(['unanswered', null, 'closed'])).toMatchObject({ kind: 'once-more' });
    expect(fate(['unanswered', null, 'closed'], { attempts: 2, unknownTimes: 1 })).toMatchObject({ kind: 'unknown' });
    expect(fate(['unanswered', null, 'closed'], fresh, 'leave')).toMatchObject({ kind: 'unknown' });
  });
});

describe('a message that a dead process left behind', () => {
  const begun = new Date('2026-03-03T09:00:00Z');

  it('is sent when its text had not begun', () => {
    expect(afterCrash({ dataStartedAt: null, unknownTimes: 0 }, 'leave')).toBe('send');
  });

  it('is sent once more, and only once, where its kind asks for that', () => {
    expect(afterCrash({ dataStartedAt: begun, unknownTimes: 0 }, 'resend')).toBe('send-once-more');
    expect(afterCrash({ dataStartedAt: begun, unknownTimes: 1 }, 'resend')).toBe('unknown');
  });

  it('stays in the list of staff otherwise', () => {
    expect(afterCrash({ dataStartedAt: begun, unknownTimes: 0 }, 'leave')).toBe('unknown');
  });
});
