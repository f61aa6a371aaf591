/** How far a mail had come when it failed. */
export type SmtpPhase =
  /** Not tried: the server took nothing a moment ago. */
  | 'away'
  /** Before the server heard of this recipient: connection, greeting, sign-in, sender; or it sends everybody away (421). It says nothing about the mail. */
  | 'connection'
  /** The server refused the recipient, or the beginning of the text. */
  | 'envelope'
  /** The text was whole, and the server refused it. */
  | 'data'
  /** The text was under way or whole, and no answer came: nobody knows whether it was taken. */
  | 'unanswered';

/** A mail that the server did not take, or may have taken. `reply` is the server's own words, without addresses. */
export class SmtpFailure extends Error {
  constructor(
    readonly phase: SmtpPhase,
    /** The server's code, such as 421 or 550; null when it said nothing. */
    readonly code: number | null,
    readonly reply: string,
  ) {
    super(`Mail not taken (${phase}${code === null ? '' : `, ${code}`})`);
    this.name = 'SmtpFailure';
  }
}

/** The server's words without what looks like an address, so that they can be kept and logged. */
export function withoutAddresses(reply: string): string {
  return reply.replace(/<?[^\s<>()"]+@[^\s<>()":;,]+>?/g, '‹address›').slice(0, 500);
}

/** What nodemailer tells of a failure; `rejectedErrors` holds the server's answer when it refused the only recipient. */
export interface SmtpTrouble extends Error {
  responseCode?: number;
  response?: string;
  /** What was asked of the server: 'MAIL FROM', 'RCPT TO', 'DATA', 'CONN'. */
  command?: string;
  rejectedErrors?: SmtpTrouble[];
}

/** How far the text had come: not begun, or begun. */
type Progress = 'connecting' | 'enveloped' | 'begun';

/**
 * What a failure means for the mail. A refused sender or a 421 says nothing about it; with no code from the server, a text that was begun may have been taken.
 */
export function failureOf(progress: Progress, trouble: SmtpTrouble): SmtpFailure {
  const answer = trouble.rejectedErrors?.[0] ?? trouble;
  const code = answer.responseCode ?? null;
  const reply = withoutAddresses(answer.response ?? answer.message);
  if (progress === 'begun') return code === null ? new SmtpFailure('unanswered', null, reply) : new SmtpFailure(code === 421 ? 'connection' : 'data', code, reply);
  const aboutAll = progress === 'connecting' || code === null || code === 421 || trouble.command === 'MAIL FROM';
  return new SmtpFailure(aboutAll ? 'connection' : 'envelope', code, reply);
}
