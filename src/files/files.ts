import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { hashSecret } from '../access/index.js';
import { Clock } from '../platform/clock/index.js';
import { rows, Sql, type Tx } from '../platform/database/index.js';
import { NotStored, Storage } from '../platform/storage/index.js';
import { FILE_COLUMNS, type FileFacts, type FileRow, type FileState, type FileSubject, type OpenedFile } from './file.js';
import { refuse } from './files.errors.js';
import type { FilePurpose } from './purposes.js';
import { SealedNames } from './sealed-names.js';

/**
 * Files for the rooms above. A room attaches an upload to something of its own, and hands it out under its own policy: it asks for a file always
 * together with what it belongs to, so that knowing an id opens nothing.
 */
@Injectable()
export class Files {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly storage: Storage,
    private readonly names: SealedNames,
  ) {}

  /**
   * Attaches an upload in the transaction of what needs it, and answers the file's id. `reference` is the token that the upload was answered with, or the id of a
   * file that belongs to this subject already, so that a form sent again takes what it has.
   * @param field path of the field at fault, for the refusal
   * @throws Refusal FILE_GONE, FILE_INFECTED
   */
  async take(tx: Tx, reference: string, to: { purpose: FilePurpose; subject: FileSubject; field?: string }): Promise<string> {
    const { purpose, subject, field } = to;
    const at = field === undefined ? {} : { field };
    const [id, tokenHash] = isUUID(reference) ? [reference, null] : [null, hashSecret(reference)];
    const [file] = await rows<{ id: string; state: FileState }>(
      tx,
      `SELECT id, state FROM file
        WHERE ((subject_type = $4 AND subject_id = $5 AND (id = $1 OR token_hash = $2)) OR (token_hash = $2 AND subject_id IS NULL AND expires_at > $6))
          AND purpose = $3 AND state <> 'receiving' AND removed_at IS NULL FOR UPDATE`,
      [id, tokenHash, purpose, subject.type, subject.id, this.clock.now()],
    );
    if (!file) throw refuse('FILE_GONE', at);
    if (file.state === 'infected') throw refuse('FILE_INFECTED', at);
    await tx.query('UPDATE file SET subject_type = $2, subject_id = $3, expires_at = NULL WHERE id = $1', [file.id, subject.type, subject.id]);
    return file.id;
  }

  /** Lets uploads that are not attached yet live longer, for a draft that names them. Those that are gone, or are none, are passed over. */
  async hold(tx: Tx, tokens: readonly string[], until: Date): Promise<void> {
    if (tokens.length === 0) return;
    await tx.query(`UPDATE file SET expires_at = greatest(expires_at, $2) WHERE token_hash = ANY ($1::bytea[]) AND subject_id IS NULL AND removed_at IS NULL AND expires_at > $3`, [tokens.map(hashSecret), until, this.clock.now()]);
  }

  /** Takes a file away from what it belongs to; its bytes follow within minutes. False when it was not there. */
  async remove(tx: Tx, fileId: string, subject: FileSubject): Promise<boolean> {
    const removed = await rows(tx, `UPDATE file SET removed_at = $4 WHERE id = $1 AND subject_type = $2 AND subject_id = $3 AND removed_at IS NULL RETURNING id`, [fileId, subject.type, subject.id, this.clock.now()]);
    return removed.length === 1;
  }

  /** Takes away all that belongs to a subject, but for the files named. */
  async removeAll(tx: Tx, subject: FileSubject, except: readonly string[] = []): Promise<void> {
    await tx.query(`UPDATE file SET removed_at = $3 WHERE subject_type = $1 AND subject_id = $2 AND removed_at IS NULL AND id <> ALL ($4::uuid[])`, [subject.type, subject.id, this.clock.now(), [...except]]);
  }

  /** All files of these subjects of one type, the oldest first, by the id of the subject. */
  async of(tx: Tx, type: string, subjectIds: readonly string[]): Promise<ReadonlyMap<string, FileFacts[]>> {
    const found = await rows<FileRow & { subjectId: string }>(tx, `SELECT ${FILE_COLUMNS}, f.subject_id AS "subjectId" FROM file f WHERE f.subject_type = $1 AND f.subject_id = ANY ($2::uuid[]) AND f.removed_at IS NULL ORDER BY f.id`, [type, [...subjectIds]]);
    const bySubject = Map.groupBy(found, ({ subjectId }) => subjectId);
    return new Map([...bySubject].map(([id, files]) => [id, files.map((file) => this.names.open(file))]));
  }

  /**
   * A file of this subject with its content.
   * @throws Refusal FILE_NOT_FOUND, FILE_BEING_CHECKED, FILE_INFECTED
   */
  async open(fileId: string, subject: FileSubject): Promise<OpenedFile> {
    const [row] = await this.sql.rows<FileRow>(`SELECT ${FILE_COLUMNS} FROM file f WHERE f.id = $1 AND f.subject_type = $2 AND f.subject_id = $3 AND f.removed_at IS NULL`, [fileId, subject.type, subject.id]);
    if (!row) throw refuse('FILE_NOT_FOUND');
    if (row.state === 'waiting') throw refuse('FILE_BEING_CHECKED');
    if (row.state === 'infected') throw refuse('FILE_INFECTED');
    try {
      return { file: this.names.open(row), content: await this.storage.open(row.key) };
    } catch (error) {
      if (error instanceof NotStored) throw refuse('FILE_NOT_FOUND');
      throw error;
    }
  }
}
