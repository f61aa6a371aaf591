import type { Readable } from 'node:stream';
import type { FilePurpose } from './purposes.js';

/**
 * What is known of the content: `receiving` while it arrives, `waiting` for the scanner, then `clean` or `infected`; `unscanned` where an
 * installation has no scanner. Only `clean` and `unscanned` files are handed out.
 */
export type FileState = 'receiving' | 'waiting' | 'clean' | 'infected' | 'unscanned';

/** What a file belongs to: one row of a room above, `{ type: 'registration', id }`. */
export interface FileSubject {
  type: string;
  id: string;
}

/** A file as it stands. Its name is what the sender called it, without folders, and may tell of a person. */
export class FileFacts {
  id!: string;
  purpose!: FilePurpose;
  name!: string;
  /** Media type, by content. */
  type!: string;
  /** Bytes, as kept. */
  size!: number;
  state!: FileState;
  createdAt!: Date;
}

/** A file with its content, for whoever may have it. */
export interface OpenedFile {
  file: FileFacts;
  content: Readable;
}

/** A row of `file`, with its name still sealed. */
export interface FileRow extends Omit<FileFacts, 'name'> {
  sealedName: Buffer;
  key: string;
}

/** Columns of a file, named as in `FileRow`. */
export const FILE_COLUMNS = `f.id, f.purpose, f.sealed_name AS "sealedName", f.type, f.size, f.state, f.created_at AS "createdAt", f.key`;
