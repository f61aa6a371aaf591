import type { Entry } from './log.js';
import type { HeldRoster, Pairing } from './roster.js';

/** How the server is reached: it answers, there is no line, or what answers is not well. */
export type LineState = 'unknown' | 'online' | 'offline' | 'troubled';

/** Everything that the screens draw from. */
export interface DeskState {
  phase: 'opening' | 'unpaired' | 'working' | 'ended';
  pairing: Pairing | null;
  held: HeldRoster | null;
  /** What was done here, in order. */
  entries: readonly Entry[];
  line: LineState;
  /** Day and session that the operator chose; null leaves the day to the calendar. */
  chosen: { day: string | null; sessionId: string | null };
  /** Number of the entry whose verdict is shown large. */
  current: number | null;
  /** The last thing that was done could not be written down: the device is full, or the browser took its store away. */
  unkept: boolean;
}

/** The state of the desk in one place; whoever draws it is told when it changes. */
export class Board {
  private state: DeskState = { phase: 'opening', pairing: null, held: null, entries: [], line: 'unknown', chosen: { day: null, sessionId: null }, current: null, unkept: false };
  private readonly readers = new Set<() => void>();

  readonly get = (): DeskState => this.state;

  readonly subscribe = (reader: () => void): (() => void) => {
    this.readers.add(reader);
    return () => void this.readers.delete(reader);
  };

  set(change: Partial<DeskState>): void {
    this.state = { ...this.state, ...change };
    for (const reader of this.readers) reader();
  }

  /** Puts changed entries in their places. */
  replace(changed: readonly Entry[]): void {
    const by = new Map(changed.map((entry) => [entry.sequence, entry]));
    this.set({ entries: this.state.entries.map((entry) => by.get(entry.sequence) ?? entry) });
  }

  entry(sequence: number): Entry | undefined {
    return this.state.entries.find((entry) => entry.sequence === sequence);
  }

  /** Waits until an entry has been sent, at most so many milliseconds. */
  settled(sequence: number, patience: number): Promise<void> {
    return new Promise((resolve) => {
      const ready = (): boolean => this.entry(sequence)?.state !== 'waiting';
      if (ready()) return resolve();
      const end = (): void => {
        clearTimeout(impatient);
        stop();
        resolve();
      };
      const impatient = setTimeout(end, patience);
      const stop = this.subscribe(() => {
        if (ready()) end();
      });
    });
  }
}
