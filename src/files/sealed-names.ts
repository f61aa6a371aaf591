import { Injectable } from '@nestjs/common';
import { Sealing } from '../platform/sealing/index.js';
import type { FileFacts, FileRow } from './file.js';

/** Names of files, sealed before they reach SQL: people name files after people. */
@Injectable()
export class SealedNames {
  constructor(private readonly sealing: Sealing) {}

  seal(fileId: string, name: string): Buffer {
    return this.sealing.seal(name, { table: 'file', row: fileId, column: 'sealed_name' });
  }

  /** A row with its name opened. */
  open({ id, purpose, sealedName, type, size, state, createdAt }: FileRow): FileFacts {
    return { id, purpose, name: this.sealing.open(sealedName, { table: 'file', row: id, column: 'sealed_name' }), type, size, state, createdAt };
  }
}
