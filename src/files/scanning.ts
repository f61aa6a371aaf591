import { Injectable, Logger } from '@nestjs/common';
import { Audit } from '../access/index.js';
import { rows, Sql } from '../platform/database/index.js';
import { Handles } from '../platform/jobs/index.js';
import { VirusScanner } from '../platform/scanning/index.js';
import { Storage } from '../platform/storage/index.js';
import { scanFile } from './scanning.jobs.js';

/** Looks through files after they have come in. What carries a virus is destroyed; that it was there stays known. */
@Injectable()
export class Scanning {
  private readonly logger = new Logger(Scanning.name);

  constructor(
    private readonly sql: Sql,
    private readonly storage: Storage,
    private readonly scanner: VirusScanner,
    private readonly audit: Audit,
  ) {}

  /** Called again for the same file it does nothing more. A scanner that is away rejects, and is asked again later. */
  @Handles(scanFile)
  async scan({ fileId }: { fileId: string }): Promise<void> {
    const [file] = await this.sql.rows<{ key: string }>(`SELECT key FROM file WHERE id = $1 AND state = 'waiting'`, [fileId]);
    if (!file) return;
    const result = await this.scanner.scan(await this.storage.open(file.key));
    await this.sql.transaction(async (tx) => {
      const [settled] = await rows(tx, `UPDATE file SET state = $2 WHERE id = $1 AND state = 'waiting' RETURNING id`, [fileId, result.kind]);
      if (!settled || result.kind === 'clean') return;
      await this.audit.record(tx, { actor: { kind: 'system', task: 'files.scan' }, action: 'file.infected', subject: { type: 'file', id: fileId }, detail: { signature: result.signature.slice(0, 200) } });
    });
    if (result.kind === 'clean') return;
    this.logger.warn(`The file ${fileId} carries ${result.signature} and is destroyed`);
    await this.storage.remove(file.key);
  }
}
