import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { actorRef, hashSecret, newSecret, type Actor } from '../access/index.js';
import { Clock } from '../platform/clock/index.js';
import { newId, rows, Sql } from '../platform/database/index.js';
import { Outbox } from '../platform/jobs/index.js';
import { VirusScanner } from '../platform/scanning/index.js';
import { Storage } from '../platform/storage/index.js';
import { soundContent, type SoundContent } from './content.js';
import { fileName } from './file-name.js';
import { refuse } from './files.errors.js';
import { SealedNames } from './sealed-names.js';
import { PURPOSES, type FilePurpose } from './purposes.js';
import { scanFile } from './scanning.jobs.js';
import { readWhole, type IncomingFile } from './upload.js';
import type { UploadedResponse } from './uploads.responses.js';

/** An upload that nobody attaches to anything is swept after so many milliseconds. */
const UNATTACHED = 24 * 3_600_000;
/** Files that one process reads and draws anew at a time; each is held in memory. */
const AT_ONCE = 8;

/** Takes files in. What is received belongs to nobody yet; whoever knows its token may attach it to something of theirs. */
@Injectable()
export class Receiving {
  private underWay = 0;

  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly storage: Storage,
    private readonly scanner: VirusScanner,
    private readonly outbox: Outbox,
    private readonly names: SealedNames,
  ) {}

  /** @throws Refusal FILE_TOO_LARGE, FILE_EMPTY, FILE_STOPPED, FILE_KIND_NOT_TAKEN, FILE_NOT_READABLE, UPLOADS_BUSY */
  async receive(actor: Actor, purpose: FilePurpose, incoming: IncomingFile): Promise<UploadedResponse> {
    if (this.underWay >= AT_ONCE) throw refuse('UPLOADS_BUSY', { params: { seconds: 5 } });
    this.underWay += 1;
    try {
      const rule = PURPOSES[purpose];
      const content = await soundContent(await readWhole(incoming, rule.megabytes), rule);
      return await this.keep(actor, purpose, fileName(incoming.name, content.kind), content);
    } finally {
      this.underWay -= 1;
    }
  }

  /** The row comes first: whatever happens then, what lies in the storage is known and can be swept. */
  private async keep(actor: Actor, purpose: FilePurpose, name: string, { bytes, type }: SoundContent): Promise<UploadedResponse> {
    const [id, key, token, now] = [newId(), randomBytes(16).toString('hex'), newSecret(), this.clock.now()];
    const { kind, id: by } = actorRef(actor);
    await this.sql.rows(
      `INSERT INTO file (id, key, token_hash, purpose, sealed_name, type, size, sha256, state, uploaded_by_kind, uploaded_by_id, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'receiving', $9, $10, $11, $12)`,
      [id, key, hashSecret(token), purpose, this.names.seal(id, name), type, bytes.length, createHash('sha256').update(bytes).digest(), kind, by, now, new Date(now.getTime() + UNATTACHED)],
    );
    await this.storage.put(key, Readable.from([bytes]));
    await this.sql.transaction(async (tx) => {
      const isScanned = this.scanner.isThere;
      await rows(tx, `UPDATE file SET state = $2 WHERE id = $1 AND state = 'receiving' RETURNING id`, [id, isScanned ? 'waiting' : 'unscanned']);
      if (isScanned) await this.outbox.add(tx, scanFile, { fileId: id });
    });
    return { token, name, type, size: bytes.length };
  }
}
