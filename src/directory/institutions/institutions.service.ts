import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { Audit, type Actor } from '../../access/index.js';
import { newId, rows, Sql, type Tx } from '../../platform/database/index.js';
import { pageOf, readCursor, refuseVersion, type Page } from '../../platform/http/index.js';
import type { LocalisedText } from '../../platform/i18n/index.js';
import { refuse, refusing } from '../directory.errors.js';
import { foldName, LIKENESS, nameSearch } from '../names/index.js';
import type { Institution, InstitutionInput, InstitutionKind } from './institution.js';

/** Which institutions, and which part of the list. */
export interface InstitutionsWanted {
  search?: string;
  kind?: InstitutionKind;
  state?: string;
  parent?: string;
  limit: number;
  cursor?: string;
}

const COLUMNS = `id, name, acronym, kind, state_iso2 AS "stateIso2", parent_id AS "parentId", website, version`;
const SORT = `lower(coalesce(name ->> 'en', name ->> 'ru', name ->> 'fa')) COLLATE "und-x-icu"`;

/** Key of the lock under which the tree of institutions changes: two moves at once could close a circle that neither sees. */
const TREE_LOCK = 7_301_144;

/** Institutions of the directory. */
@Injectable()
export class Institutions {
  constructor(
    private readonly sql: Sql,
    private readonly audit: Audit,
  ) {}

  /** Institutions by name, or by how well they fit what is searched for. */
  list(wanted: InstitutionsWanted): Promise<Page<Institution>> {
    const words = wanted.search?.trim() ? nameSearch(wanted.search, { search: 'search' }, 7) : null;
    const [score = null, after = null] = wanted.cursor === undefined ? [] : readCursor(wanted.cursor, 2, ([score, id]) => Number.isInteger(score) && isUUID(id));
    return this.sql.transaction(async (tx) => {
      if (words) await tx.query(`SELECT set_config('pg_trgm.strict_word_similarity_threshold', $1, true)`, [String(LIKENESS)]);
      const found = await rows<Institution & { score: number }>(
        tx,
        `WITH fitting AS (
           SELECT ${COLUMNS}, ${SORT} AS sort, ${words ? `round(1000 * (${words.score}))::integer` : '0'} AS score FROM institution
            WHERE ($1::text IS NULL OR kind = $1) AND ($2::text IS NULL OR state_iso2 = $2) AND ($3::uuid IS NULL OR parent_id = $3) ${words ? `AND (${words.matches})` : ''})
         SELECT * FROM fitting WHERE $5::uuid IS NULL OR (-score, sort, id) > (-$4::integer, (SELECT ${SORT} FROM institution WHERE id = $5), $5)
          ORDER BY score DESC, sort, id LIMIT $6`,
        [wanted.kind ?? null, wanted.state ?? null, wanted.parent ?? null, score, after, wanted.limit + 1, ...(words?.parameters ?? [])],
      );
      return pageOf(found, wanted.limit, (institution) => [institution.score, institution.id]);
    });
  }

  /** One institution. Refuses with INSTITUTION_NOT_FOUND. */
  async view(id: string, tx: Tx = this.sql.manager): Promise<Institution> {
    const [found] = await rows<Institution>(tx, `SELECT ${COLUMNS} FROM institution WHERE id = $1`, [id]);
    if (!found) throw refuse('INSTITUTION_NOT_FOUND');
    return found;
  }

  /** Adds an institution. */
  create(actor: Actor, input: InstitutionInput): Promise<Institution> {
    return refusing(
      this.sql.transaction(async (tx) => {
        const id = newId();
        await tx.query(`INSERT INTO institution (id, name, acronym, kind, state_iso2, parent_id, website, search) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, [
          id,
          input.name,
          input.acronym ?? null,
          input.kind,
          input.stateIso2 ?? null,
          input.parentId ?? null,
          input.website ?? null,
          searchOf(input),
        ]);
        await this.audit.record(tx, { actor, action: 'institution.created', subject: { type: 'institution', id } });
        return this.view(id, tx);
      }),
    );
  }

  /** Changes what is named. Refuses with VERSION_CHANGED, and with PARENT_IN_CIRCLE when it would become part of itself. */
  change(actor: Actor, id: string, version: number, change: Partial<InstitutionInput>): Promise<Institution> {
    return refusing(
      this.sql.transaction(async (tx) => {
        if (change.parentId) await tx.query(`SELECT pg_advisory_xact_lock($1)`, [TREE_LOCK]);
        const [now] = await rows<Institution>(tx, `SELECT ${COLUMNS} FROM institution WHERE id = $1 FOR UPDATE`, [id]);
        if (!now) throw refuse('INSTITUTION_NOT_FOUND');
        if (now.version !== version) throw refuseVersion('VERSION_CHANGED');
        if (change.parentId && (await isWithin(tx, change.parentId, id))) throw refuse('PARENT_IN_CIRCLE', { field: 'parentId' });
        const next = { ...now, ...change };
        await tx.query(
          `UPDATE institution SET name = $2, acronym = $3, kind = $4, state_iso2 = $5, parent_id = $6, website = $7, search = $8, version = version + 1 WHERE id = $1`,
          [id, next.name, next.acronym, next.kind, next.stateIso2, next.parentId, next.website, searchOf(next)],
        );
        await this.audit.record(tx, { actor, action: 'institution.changed', subject: { type: 'institution', id }, detail: { fields: Object.keys(change) } });
        return this.view(id, tx);
      }),
    );
  }
}

/** Words under which an institution is found: its name in every language, and its acronym. */
export function searchOf(institution: { name: LocalisedText; acronym?: string | null }): string {
  return foldName([...Object.values(institution.name), institution.acronym ?? ''].join(' '));
}

/** True when `id` is `whole` or, at any depth, a part of it. */
async function isWithin(tx: Tx, id: string, whole: string): Promise<boolean> {
  const found = await rows(
    tx,
    `WITH RECURSIVE up AS (
       SELECT id, parent_id FROM institution WHERE id = $1
       UNION SELECT parent.id, parent.parent_id FROM institution AS parent JOIN up ON parent.id = up.parent_id)
     SELECT id FROM up WHERE id = $2`,
    [id, whole],
  );
  return found.length > 0;
}
