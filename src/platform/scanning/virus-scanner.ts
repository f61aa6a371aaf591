import type { Readable } from 'node:stream';

export type ScanResult = { kind: 'clean' } | { kind: 'infected'; signature: string };

/** Looks through files for viruses; without one, files are kept unlooked at and say so. */
export abstract class VirusScanner {
  /** Whether this installation has a scanner. */
  abstract readonly isThere: boolean;

  /** @throws Error when the scanner cannot be reached or gives no verdict: nothing is known of the file then */
  abstract scan(content: Readable): Promise<ScanResult>;
}
