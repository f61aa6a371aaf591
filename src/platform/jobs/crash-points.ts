import { Injectable } from '@nestjs/common';

/** Places where a process may die with something half done. */
export type CrashPoint =
  /** Rows are marked as handed, the queue does not know of them yet. */
  | 'before-hand-over'
  | 'after-hand-over'
  | 'before-claim'
  | 'after-claim'
  /** The server waits for the text, and nothing of it has left. */
  | 'before-data'
  /** The text has left, and the server has not answered. */
  | 'after-data'
  | 'after-reply';

/** Does nothing. A fault test puts in its place one that ends the process at a named point. */
@Injectable()
export class CrashPoints {
  reached(_point: CrashPoint): void {}
}
