import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../../access/index.js';
import { newId, rows, Sql, type Tx } from '../../platform/database/index.js';
import { refuseVersion } from '../../platform/http/index.js';
import type { Locale, LocalisedText } from '../../platform/i18n/index.js';
import { refuse, refusing } from '../directory.errors.js';
import type { ChairTerm, PartyEntry, Process } from './party.js';
import { Parties } from './parties.js';

/** What a form tells of a process. */
export interface ProcessInput {
  acronym: string;
  name: LocalisedText;
  workingLanguages: readonly Locale[];
  /** What its focal points are called: { en: 'National Coordinator' }. */
  focalPointTitle?: LocalisedText;
}

const COLUMNS = `id, acronym, name, working_languages AS "workingLanguages", focal_point_title AS "focalPointTitle", version`;

/** Standing consultations among States. */
@Injectable()
export class Processes {
  constructor(
    private readonly sql: Sql,
    private readonly audit: Audit,
    private readonly parties: Parties,
  ) {}

  /** All processes by acronym. They are few, so the list comes whole. */
  list(): Promise<Process[]> {
    return this.sql.rows<Process>(`SELECT ${COLUMNS} FROM process ORDER BY acronym`);
  }

  /** One process. Refuses with PROCESS_NOT_FOUND. */
  async view(id: string, tx: Tx = this.sql.manager): Promise<Process> {
    const [found] = await rows<Process>(tx, `SELECT ${COLUMNS} FROM process WHERE id = $1`, [id]);
    if (!found) throw refuse('PROCESS_NOT_FOUND');
    return found;
  }

  /** Who has chaired a process, from when to when, the newest term first. */
  async chairTerms(processId: string): Promise<ChairTerm[]> {
    await this.view(processId);
    return this.sql.rows<ChairTerm>(
      `SELECT id, party_id AS "partyId", to_char(valid_from, 'YYYY-MM-DD') AS "from", to_char(valid_to, 'YYYY-MM-DD') AS "to"
         FROM chair_term WHERE process_id = $1 ORDER BY valid_from DESC`,
      [processId],
    );
  }

  /** Parties of a process on a day, with all their statuses and those who speak for them on that day. */
  async partiesOn(processId: string, on: string): Promise<PartyEntry[]> {
    await this.view(processId);
    return this.parties.entries(processId, on);
  }

  /** Adds a process. */
  create(actor: Actor, input: ProcessInput): Promise<Process> {
    return refusing(
      this.sql.transaction(async (tx) => {
        const id = newId();
        await tx.query(`INSERT INTO process (id, acronym, name, working_languages, focal_point_title) VALUES ($1, $2, $3, $4, $5)`, [
          id,
          input.acronym,
          input.name,
          input.workingLanguages,
          input.focalPointTitle ?? {},
        ]);
        await this.audit.record(tx, { actor, action: 'process.created', subject: { type: 'process', id } });
        return this.view(id, tx);
      }),
    );
  }

  /** Changes what is named. Refuses with VERSION_CHANGED when somebody else was quicker. */
  change(actor: Actor, id: string, version: number, change: Partial<ProcessInput>): Promise<Process> {
    return refusing(
      this.sql.transaction(async (tx) => {
        const now = await this.view(id, tx);
        const next = { ...now, ...change };
        const changed = await rows(
          tx,
          `UPDATE process SET acronym = $3, name = $4, working_languages = $5, focal_point_title = $6, version = version + 1 WHERE id = $1 AND version = $2 RETURNING id`,
          [id, version, next.acronym, next.name, next.workingLanguages, next.focalPointTitle],
        );
        if (changed.length === 0) throw refuseVersion('VERSION_CHANGED');
        await this.audit.record(tx, { actor, action: 'process.changed', subject: { type: 'process', id }, detail: { fields: Object.keys(change) } });
        return this.view(id, tx);
      }),
    );
  }
}
