import { SmtpFailure } from '../../platform/mail/index.js';

/** What becomes of a message that was not sent. */
export type Fate =
  /** Wait and try again; `patient` when the server said nothing about this mail, so that short gaps will do. */
  | { kind: 'retry'; patient: boolean; reply: string }
  /** The server will not have it. `suppress` when its words say that the mailbox is not there. */
  | { kind: 'failed'; suppress: boolean; reply: string }
  /** It may have been taken. */
  | { kind: 'unknown'; reply: string };

/** How long a message is tried, in milliseconds: three days, as mail servers do (RFC 5321, 4.5.4.1). */
const TRIED_FOR = 3 * 86_400_000;

/** Decides by the server's answer (RFC 5321, 4.2.1): 4xx is for now, 5xx is for good. */
export function fateOf(failure: SmtpFailure, since: Date, now: Date): Fate {
  const { phase, code, reply } = failure;
  if (phase === 'unanswered') return { kind: 'unknown', reply };
  if (now.getTime() - since.getTime() > TRIED_FOR) return { kind: 'failed', suppress: false, reply };
  if (phase === 'connection') return { kind: 'retry', patient: true, reply };
  if (code !== null && code >= 500) return { kind: 'failed', suppress: phase === 'envelope' && saysNoMailbox(code, reply), reply };
  return { kind: 'retry', patient: false, reply };
}

/** RFC 3463: 5.1.1 no such mailbox, 5.1.2 no such domain, 5.1.6 moved, 5.1.10 takes no mail; 551 and 553 say so too. */
function saysNoMailbox(code: number, reply: string): boolean {
  const enhanced = /\b5\.(\d+)\.(\d+)\b/.exec(reply);
  if (enhanced) return enhanced[1] === '1' && ['1', '2', '3', '6', '10'].includes(enhanced[2] ?? '');
  return code === 551 || code === 553 || (code === 550 && /unknown|no such|does not exist|not found/i.test(reply));
}

/** What to do with a message whose text was begun by a process that died. */
export function afterCrash(message: { dataStartedAt: Date | null; unknownTimes: number }, whenUnknown: 'resend' | 'leave'): 'send' | 'send-once-more' | 'unknown' {
  if (message.dataStartedAt === null) return 'send';
  return whenUnknown === 'resend' && message.unknownTimes === 0 ? 'send-once-more' : 'unknown';
}
