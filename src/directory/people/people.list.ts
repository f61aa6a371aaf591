import { isUUID } from 'class-validator';
import { pageOf, readCursor, type Page } from '../../platform/http/index.js';
import { rows, type Tx } from '../../platform/database/index.js';
import { LIKENESS, nameSearch, type NameSearch } from '../names/index.js';
import { heldOn, readCards } from './people.rows.js';
import type { PersonCard } from './person.js';

/** Which people, and which part of them. */
export interface PeopleWanted {
  search?: string;
  state?: string;
  institution?: string;
  limit: number;
  cursor?: string;
}

/**
 * People in the order of their names, or by how well they fit when something is searched for. Joins the transaction, for whose length it sets how
 * alike a misspelling must be. `on` is the day (`YYYY-MM-DD`) whose positions are shown.
 */
export async function listPeople(tx: Tx, wanted: PeopleWanted, on: string): Promise<Page<PersonCard>> {
  const search = wanted.search?.trim() ?? '';
  const mailbox = search.includes('@') ? search.toLowerCase() : null;
  const words = mailbox === null && search !== '' ? nameSearch(search, { search: 'person.search', sounds: 'person.sounds' }, 8) : null;
  if (search !== '' && mailbox === null && words === null) return { items: [], next: null };
  // A cursor goes into addresses, so it names the last person by id and not by name.
  const [score = null, after = null] = wanted.cursor === undefined ? [] : readCursor(wanted.cursor, 2, ([score, id]) => Number.isInteger(score) && isUUID(id));
  if (words) await tx.query(`SELECT set_config('pg_trgm.strict_word_similarity_threshold', $1, true)`, [String(LIKENESS)]);
  const found = await rows<{ id: string; score: number }>(tx, fitting(words), [
    on,
    wanted.state ?? null,
    wanted.institution ?? null,
    mailbox,
    score,
    after,
    wanted.limit + 1,
    ...(words?.parameters ?? []),
  ]);
  const page = pageOf(found, wanted.limit, (place) => [place.score, place.id]);
  const cards = await readCards(
    tx,
    page.items.map(({ id }) => id),
    on,
  );
  return { items: page.items.flatMap(({ id }) => cards.get(id) ?? []), next: page.next };
}

/** $1 day, $2 State, $3 institution, $4 mailbox, $5 and $6 score and id of the last person of the page before, $7 how many, from $8 on the words. */
function fitting(words: NameSearch | null): string {
  return `
    WITH fitting AS (
      SELECT id, family_name, given_name, ${words ? `round(1000 * (${words.score}))::integer` : '0'} AS score FROM person
       WHERE merged_into IS NULL AND ($2::text IS NULL OR state_iso2 = $2)
         AND ($3::uuid IS NULL OR EXISTS (SELECT FROM ${heldOn('$1')} AS held WHERE held.institution_id = $3))
         AND ($4::text IS NULL OR starts_with(lower(email::text), $4))
         ${words ? `AND (${words.matches})` : ''})
    SELECT fitting.id, score FROM fitting LEFT JOIN person AS last ON last.id = $6::uuid
     WHERE $6::uuid IS NULL
        OR (-score, fitting.family_name COLLATE "und-x-icu", fitting.given_name COLLATE "und-x-icu", fitting.id) > (-$5::integer, last.family_name, last.given_name, last.id)
     ORDER BY score DESC, fitting.family_name COLLATE "und-x-icu", fitting.given_name COLLATE "und-x-icu", fitting.id LIMIT $7`;
}
