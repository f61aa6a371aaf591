import { createHash } from 'node:crypto';
import { v5 } from 'uuid';

/** Namespace of everything that the demonstration makes. */
const NAMESPACE = '6f1f0c9e-5f0b-4c3e-9d1b-2a7d6f1e4c55';

/** The id of something in the demonstration, always the same for the same name: what is loaded twice is there once. */
export function demoId(...name: readonly (string | number)[]): string {
  return v5(name.join(' '), NAMESPACE);
}

/** A number from 0 to 1 that looks like chance and is always the same for the same name. */
export function chance(...name: readonly (string | number)[]): number {
  return createHash('sha256').update(name.join(' ')).digest().readUInt32BE(0) / 2 ** 32;
}
