/** How far a mail had come when it failed. */
export type SmtpPhase =
  /** Before the server heard of this mail: connection, greeting, sign-in. It says nothing about the mail. */
  | 'connection'
  /** The server refused the sender, the recipient, or the beginning of the text. */
  | 'envelope'
  /** The text was under way or whole, and the server refused it. */
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
