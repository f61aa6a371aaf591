import type { SmtpFailure } from '../../platform/mail/index.js';

/** What becomes of a message that was not sent. */
export type Fate =
  /** It was not tried: back to the others that wait. */
  | { kind: 'untried' }
  /** The server said nothing about this message: try again as soon as it takes mail, for as long as it takes. */
  | { kind: 'later'; reply: string }
  /** The server put off this message: try again after a growing gap. */
  | { kind: 'retry'; reply: string }
  /** The server will not have it. `suppress` when its words say that the mailbox is not there. */
  | { kind: 'failed'; suppress: boolean; reply: string }
  /** It may have been taken, and is sent once more. */
  | { kind: 'once-more'; reply: string }
  /** It may have been taken, and is left for people to look at. */
  | { kind: 'unknown'; reply: string };

/** Tries before a server that puts off a message has had its chance: with gaps of a minute doubling up to four hours, three days (RFC 5321, 4.5.4.1). */
export const TRIES = 25;
export const RETRY_GAPS = { first: 60, longest: 4 * 3_600 } as const;

type WhenUnknown = 'resend' | 'leave';

/** Decides by the server's answer (RFC 5321, 4.2.1): 4xx is for now, 5xx is for good. */
export function fateOf({ phase, code, reply }: SmtpFailure, message: { attempts: number; unknownTimes: number }, whenUnknown: WhenUnknown): Fate {
  if (phase === 'away') return { kind: 'untried' };
  if (phase === 'connection') return { kind: 'later', reply };
  if (phase === 'unanswered') return { kind: whenUnknown === 'resend' && message.unknownTimes === 0 ? 'once-more' : 'unknown', reply };
  if (code !== null && code >= 500) return { kind: 'failed', suppress: saysNoMailbox(code, reply), reply };
  return message.attempts < TRIES ? { kind: 'retry', reply } : { kind: 'failed', suppress: false, reply };
}

/** RFC 3463: 5.1.1 no such mailbox, 5.1.2 no such domain, 5.1.3 no address, 5.1.6 moved, 5.1.10 takes no mail, 5.2.1 closed; older servers say it in words. */
function saysNoMailbox(code: number, reply: string): boolean {
  const enhanced = /\b5\.(\d{1,3}\.\d{1,3})\b/.exec(reply)?.[1];
  if (enhanced) return ['1.1', '1.2', '1.3', '1.6', '1.10', '2.1'].includes(enhanced);
  return code === 551 || (code === 550 && /unknown|no such|does not exist|not found|no mailbox|invalid (recipient|mailbox)/i.test(reply));
}

/** What to do with a message whose text was begun by a process that died. */
export function afterCrash(message: { dataStartedAt: Date | null; unknownTimes: number }, whenUnknown: WhenUnknown): 'send' | 'send-once-more' | 'unknown' {
  if (message.dataStartedAt === null) return 'send';
  return whenUnknown === 'resend' && message.unknownTimes === 0 ? 'send-once-more' : 'unknown';
}
