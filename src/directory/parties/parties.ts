import { Injectable } from '@nestjs/common';
import { Sql, rows, type Tx } from '../../platform/database/index.js';
import type { LocalisedText } from '../../platform/i18n/index.js';
import type { FocalPointEntry, FocalPointOn, PartyEntry, PartyOn, PartyStatus } from './party.js';

/** Parties of processes as they stand on a day. */
@Injectable()
export class Parties {
  constructor(private readonly sql: Sql) {}

  /**
   * Parties of a process on a day (`YYYY-MM-DD`), in the English order of names. A party that has no status on that day is listed with none.
   * On the day of a hand-over the incoming chair and the new status count.
   */
  of(processId: string, on: string, tx: Tx = this.sql.manager): Promise<PartyOn[]> {
    return rows<PartyOn>(tx, `${partiesOn()} WHERE party.process_id = $2 ORDER BY ${PARTY_SORT}, party.id`, [on, processId]);
  }

  /** As `of`, with all statuses of each party and those who speak for it on that day. */
  entries(processId: string, on: string, tx: Tx = this.sql.manager): Promise<PartyEntry[]> {
    return rows<PartyEntry>(tx, ENTRIES, [on, processId]);
  }

  /** Who speaks for the parties of these processes on a day; the principals, or the alternates too. No process asks for nobody. */
  focalPoints(on: string, where: { processIds: readonly string[]; statuses?: readonly PartyStatus[]; includeAlternates?: boolean }, tx: Tx = this.sql.manager): Promise<FocalPointOn[]> {
    return rows<FocalPointOn>(
      tx,
      `WITH party_on AS (${partiesOn()} WHERE party.process_id = ANY ($2::uuid[]))
       SELECT focal_point.person_id AS "personId", focal_point.party_id AS "partyId", focal_point.rank
         FROM focal_point JOIN party_on ON party_on.id = focal_point.party_id
        WHERE valid_from <= $1::date AND coalesce(valid_to, 'infinity') >= $1::date
          AND party_on.status IS NOT NULL AND ($3::text[] IS NULL OR party_on.status = ANY ($3))
          AND ($4 OR focal_point.rank = 'principal')
          AND NOT (focal_point.rank = 'principal' AND EXISTS (${SUCCESSOR}))
        ORDER BY party_on.name ->> 'en', focal_point.rank DESC, focal_point.id`,
      [on, where.processIds, where.statuses ?? null, where.includeAlternates ?? false],
    );
  }

  /** Who speaks and who spoke for a party or an institution, the newest designation first. */
  designations(of: { partyId: string } | { institutionId: string }, tx: Tx = this.sql.manager): Promise<FocalPointEntry[]> {
    const [column, id] = 'partyId' in of ? ['party_id', of.partyId] : ['institution_id', of.institutionId];
    return rows<FocalPointEntry>(
      tx,
      `SELECT focal_point.id, person_id AS "personId", family_name AS "familyName", given_name AS "givenName", rank,
              to_char(valid_from, 'YYYY-MM-DD') AS "from", to_char(valid_to, 'YYYY-MM-DD') AS "to"
         FROM focal_point JOIN person ON person.id = person_id
        WHERE focal_point.${column} = $1 ORDER BY valid_to DESC NULLS FIRST, rank DESC, valid_from DESC, focal_point.id`,
      [id],
    );
  }

  /** Names of parties by id: the State's short names, or the institution's. An unknown id is left out. */
  async names(partyIds: readonly string[], tx: Tx = this.sql.manager): Promise<Map<string, { name: LocalisedText; stateIso2: string | null }>> {
    if (partyIds.length === 0) return new Map();
    const found = await rows<{ id: string; name: LocalisedText; stateIso2: string | null }>(
      tx,
      `SELECT party.id, ${PARTY_NAME} AS name, party.state_iso2 AS "stateIso2"
         FROM party LEFT JOIN state ON state.iso2 = party.state_iso2 LEFT JOIN institution ON institution.id = party.institution_id
        WHERE party.id = ANY ($1::uuid[])`,
      [partyIds],
    );
    return new Map(found.map(({ id, name, stateIso2 }) => [id, { name, stateIso2 }]));
  }

  /** The party that a State is in the first of these processes that it belongs to; null when it is in none. */
  async stateParty(iso2: string, processIds: readonly string[], tx: Tx = this.sql.manager): Promise<string | null> {
    const [found] = await rows<{ id: string }>(
      tx,
      `SELECT id FROM party WHERE state_iso2 = $1 AND process_id = ANY ($2::uuid[]) ORDER BY array_position($2::uuid[], process_id) LIMIT 1`,
      [iso2, processIds],
    );
    return found?.id ?? null;
  }
}

const PARTY_NAME = `CASE WHEN party.state_iso2 IS NULL THEN institution.name
              ELSE jsonb_build_object('en', state.names -> 'en' ->> 'short', 'ru', state.names -> 'ru' ->> 'short') END`;

/** A principal who began later and counts on day $1 too: on the day of a hand-over the successor speaks. */
const SUCCESSOR = `SELECT FROM focal_point AS successor
                    WHERE successor.party_id = focal_point.party_id AND successor.rank = 'principal'
                      AND successor.valid_from > focal_point.valid_from AND successor.valid_from <= $1::date AND coalesce(successor.valid_to, 'infinity') >= $1::date`;

/** Orders parties as an English list of States does. */
const PARTY_SORT = `coalesce(state.names -> 'en' ->> 'sort', lower(coalesce(institution.name ->> 'en', institution.name ->> 'ru'))) COLLATE "C"`;

/** Parties on day $1. A term may end on the day on which the next begins; the later one counts on that day. */
function partiesOn(further = ''): string {
  return `
  SELECT party.id, party.process_id AS "processId", party.state_iso2 AS "stateIso2", party.institution_id AS "institutionId",
         ${PARTY_NAME} AS name,
         (SELECT status FROM party_status WHERE party_id = party.id AND valid_from <= $1::date AND coalesce(valid_to, 'infinity') >= $1::date ORDER BY valid_from DESC LIMIT 1) AS status,
         coalesce((SELECT chair_term.party_id = party.id FROM chair_term
                    WHERE chair_term.process_id = party.process_id AND valid_from <= $1::date AND coalesce(valid_to, 'infinity') >= $1::date
                    ORDER BY valid_from DESC LIMIT 1), false) AS chair${further}
    FROM party LEFT JOIN state ON state.iso2 = party.state_iso2 LEFT JOIN institution ON institution.id = party.institution_id`;
}

const ENTRIES = `
  SELECT party_on.*,
         coalesce((SELECT jsonb_agg(jsonb_build_object('id', id, 'status', status, 'from', valid_from, 'to', valid_to) ORDER BY valid_from DESC)
                     FROM party_status WHERE party_id = party_on.id), '[]') AS statuses,
         coalesce((SELECT jsonb_agg(jsonb_build_object('id', focal_point.id, 'personId', person.id, 'familyName', family_name, 'givenName', given_name,
                            'rank', rank, 'from', valid_from, 'to', valid_to) ORDER BY rank DESC, valid_from, focal_point.id)
                     FROM focal_point JOIN person ON person.id = person_id
                    WHERE party_id = party_on.id AND valid_from <= $1::date AND coalesce(valid_to, 'infinity') >= $1::date), '[]') AS "focalPoints"
    FROM (${partiesOn(`, ${PARTY_SORT} AS sort`)} WHERE party.process_id = $2) AS party_on
   ORDER BY sort, id`;
