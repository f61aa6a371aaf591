import type { Readable } from 'node:stream';

/**
 * Where the bytes of files lie, apart from the database. A key is opaque: 16 to 64 small letters and digits, made by whoever stores, never by a visitor.
 * Any store that keeps a whole object or none will do; on one machine it is a folder (`DiskStorage`).
 */
export abstract class Storage {
  /** Keeps all of the content under a key, or nothing when the stream breaks. What resolves has reached the disk. */
  abstract put(key: string, content: Readable): Promise<void>;

  /** @throws NotStored when there is nothing under this key */
  abstract open(key: string): Promise<Readable>;

  /** Takes away what is under a key, also what was left of a `put` that broke off. Fine when there is nothing. */
  abstract remove(key: string): Promise<void>;
}

/** Nothing lies under this key: it was removed, or the folder is another one than the database knows. */
export class NotStored extends Error {
  constructor(readonly key: string) {
    super(`Nothing is stored under ${key}`);
    this.name = 'NotStored';
  }
}
