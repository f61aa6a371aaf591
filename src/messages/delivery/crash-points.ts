import { Injectable } from '@nestjs/common';

/** Places where a process may die with something half done. */
export type CrashPoint = 'before-claim' | 'after-claim' | 'before-data' | 'after-reply';

/** Does nothing. A fault test puts in its place one that kills the process at a named point. */
@Injectable()
export class CrashPoints {
  reached(_point: CrashPoint): void {}
}
