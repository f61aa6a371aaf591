import { inOneGo, newId, rows, type Tx } from '../../platform/database/index.js';
import type { LocalisedText } from '../../platform/i18n/index.js';
import { identityKeys, searchText, soundsIn } from '../names/index.js';
import type { OtherContact, OtherScripts, PersonCard, PersonInput } from './person.js';

/** A position as it stands in the directory. */
export interface PositionEntry {
  id: string;
  institutionId: string | null;
  institution: LocalisedText | null;
  title: LocalisedText;
  from: string | null;
  to: string | null;
}

/** For whom somebody speaks. */
export interface DesignationEntry {
  id: string;
  partyId: string | null;
  institutionId: string | null;
  of: LocalisedText;
  rank: 'principal' | 'alternate';
  from: string;
  to: string | null;
}

/** All that the directory knows of a person. */
export interface PersonEntry extends PersonCard {
  phone: string | null;
  otherContacts: OtherContact[];
  languages: string[];
  positions: PositionEntry[];
  designations: DesignationEntry[];
  /** The entry to which this one was joined, which is the one that counts; null for an entry of its own. */
  mergedInto: string | null;
  version: number;
}

/** The position that a person holds on a day: of those that count, the one that began last. */
export function heldOn(day: string): string {
  return `(SELECT institution_id, institution_name, position.title FROM position
            WHERE person_id = person.id AND coalesce(valid_from, '-infinity') <= ${day}::date AND coalesce(valid_to, 'infinity') >= ${day}::date
            ORDER BY valid_from DESC NULLS LAST, position.id DESC LIMIT 1)`;
}

/** Columns of a card; needs `person`, `held` and `institution` in FROM. */
const CARD = `person.id, person.title, family_name AS "familyName", given_name AS "givenName", other_scripts AS "otherScripts", sex,
  to_char(birth_date, 'YYYY-MM-DD') AS "birthDate", email, person.state_iso2 AS "stateIso2", correspondence_language AS "correspondenceLanguage", fictitious,
  coalesce(institution.name, held.institution_name) AS institution, held.institution_id AS "institutionId", held.title AS position`;

const WITH_POSITION = `person LEFT JOIN LATERAL ${heldOn('$2')} AS held ON true LEFT JOIN institution ON institution.id = held.institution_id`;

/** Cards by id as of a day (`YYYY-MM-DD`). */
export async function readCards(tx: Tx, ids: readonly string[], on: string): Promise<Map<string, PersonCard>> {
  const found = await rows<PersonCard>(tx, `SELECT ${CARD} FROM ${WITH_POSITION} WHERE person.id = ANY ($1::uuid[])`, [ids, on]);
  return new Map(found.map((card) => [card.id, card]));
}

/** All that is known of a person as of a day; null when there is none. */
export async function readEntry(tx: Tx, id: string, on: string): Promise<PersonEntry | null> {
  const [entry] = await rows<Omit<PersonEntry, 'positions' | 'designations'>>(
    tx,
    `SELECT ${CARD}, phone, other_contacts AS "otherContacts", languages, merged_into AS "mergedInto", person.version FROM ${WITH_POSITION} WHERE person.id = $1`,
    [id, on],
  );
  if (!entry) return null;
  const positions = await rows<PositionEntry>(
    tx,
    `SELECT position.id, institution_id AS "institutionId", coalesce(institution.name, institution_name) AS institution, title,
            to_char(valid_from, 'YYYY-MM-DD') AS "from", to_char(valid_to, 'YYYY-MM-DD') AS "to"
       FROM position LEFT JOIN institution ON institution.id = institution_id
      WHERE person_id = $1 ORDER BY valid_to DESC NULLS FIRST, valid_from DESC NULLS LAST, position.id DESC`,
    [id],
  );
  const designations = await rows<DesignationEntry>(
    tx,
    `SELECT focal_point.id, party_id AS "partyId", focal_point.institution_id AS "institutionId", rank,
            CASE WHEN state.iso2 IS NULL THEN institution.name ELSE jsonb_build_object('en', state.names -> 'en' ->> 'short', 'ru', state.names -> 'ru' ->> 'short') END AS of,
            to_char(valid_from, 'YYYY-MM-DD') AS "from", to_char(valid_to, 'YYYY-MM-DD') AS "to"
       FROM focal_point
       LEFT JOIN party ON party.id = party_id
       LEFT JOIN state ON state.iso2 = party.state_iso2
       LEFT JOIN institution ON institution.id = coalesce(focal_point.institution_id, party.institution_id)
      WHERE person_id = $1 ORDER BY valid_to DESC NULLS FIRST, valid_from DESC, focal_point.id`,
    [id],
  );
  return { ...entry, positions, designations };
}

/** A person of the directory with some mailbox, for telling whether somebody is there already. */
export interface Namesake {
  id: string;
  email: string;
  familyName: string;
  givenName: string;
  otherScripts: OtherScripts;
}

/** Everybody who reads one of these mailboxes, the longest known first; an entry that was joined to another one stands for that one. Each mailbox is looked up by itself, so that no statistics, old or missing, lead to reading all people. */
export function readersOf(tx: Tx, mailboxes: readonly string[]): Promise<Namesake[]> {
  return rows<Namesake>(
    tx,
    `SELECT coalesce(merged_into, id) AS id, email, family_name AS "familyName", given_name AS "givenName", other_scripts AS "otherScripts"
       FROM unnest($1::text[]) AS mailbox CROSS JOIN LATERAL (SELECT * FROM person WHERE lower(email::text) COLLATE "C" = lower(mailbox) OFFSET 0) AS reader ORDER BY created_at, reader.id`,
    [mailboxes],
  );
}

/** Columns that are made from the names. */
export function searchColumns(names: Pick<PersonInput, 'familyName' | 'givenName' | 'otherScripts'>): { search: string; sounds: string[]; name_keys: string[] } {
  const search = searchText(names);
  return { search, sounds: soundsIn(search), name_keys: identityKeys(names) };
}

/** Adds people, each with the position named, in two statements. */
export async function insertPeople(tx: Tx, people: readonly { id: string; person: PersonInput }[], now: Date): Promise<void> {
  if (people.length === 0) return;
  const written = people.map(({ id, person }) => ({
    id,
    title: person.title ?? null,
    family_name: person.familyName.trim(),
    given_name: person.givenName.trim(),
    other_scripts: person.otherScripts ?? {},
    sex: person.sex ?? null,
    birth_date: person.birthDate ?? null,
    state_iso2: person.stateIso2 ?? null,
    email: person.email ?? null,
    phone: person.phone ?? null,
    other_contacts: person.otherContacts ?? [],
    correspondence_language: person.correspondenceLanguage ?? 'en',
    languages: person.languages ?? [],
    fictitious: person.fictitious ?? false,
    ...searchColumns(person),
    created_at: now,
    version: 1,
  }));
  const positions = people.flatMap(({ id, person }) => {
    const { institutionId, institutionName, position } = person;
    if (!institutionId && !institutionName && !position) return [];
    return [{ id: newId(), person_id: id, institution_id: institutionId ?? null, institution_name: institutionId ? null : (institutionName ?? null), title: position ?? {}, valid_from: null, valid_to: null }];
  });
  const person = tx.query(`INSERT INTO person SELECT * FROM jsonb_populate_recordset(NULL::person, $1::jsonb)`, [JSON.stringify(written)]);
  const position = positions.length > 0 ? tx.query(`INSERT INTO position SELECT * FROM jsonb_populate_recordset(NULL::"position", $1::jsonb)`, [JSON.stringify(positions)]) : Promise.resolve();
  await inOneGo(person, position);
}

/** Writes what is not known of a person yet; answers the names of the fields that were filled. A position is added to whoever has none. */
export async function fillGaps(tx: Tx, id: string, told: Pick<PersonInput, 'sex' | 'stateIso2' | 'institutionName' | 'position'>): Promise<string[]> {
  const [now] = await rows<{ sex: string | null; stateIso2: string | null; knownIso2: string | null; positioned: boolean }>(
    tx,
    `SELECT sex, state_iso2 AS "stateIso2", (SELECT iso2 FROM state WHERE iso2 = $2) AS "knownIso2", EXISTS (SELECT FROM "position" WHERE person_id = person.id) AS positioned
       FROM person WHERE id = $1 FOR UPDATE`,
    [id, told.stateIso2 ?? null],
  );
  if (!now) return [];
  const sex = now.sex === null ? (told.sex ?? null) : null;
  const stateIso2 = now.stateIso2 === null ? now.knownIso2 : null;
  const positioned = !now.positioned && (told.institutionName || told.position);
  if (sex !== null || stateIso2 !== null) await tx.query('UPDATE person SET sex = coalesce(sex, $2), state_iso2 = coalesce(state_iso2, $3), version = version + 1 WHERE id = $1', [id, sex, stateIso2]);
  if (positioned) {
    await tx.query('INSERT INTO "position" (id, person_id, institution_name, title) VALUES ($1, $2, $3, $4)', [newId(), id, told.institutionName ?? null, told.position ?? {}]);
  }
  return [...(sex === null ? [] : ['sex']), ...(stateIso2 === null ? [] : ['stateIso2']), ...(positioned ? ['position'] : [])];
}
