import { newId, rows, type Tx } from '../../platform/database/index.js';
import type { Locale, LocalisedText } from '../../platform/i18n/index.js';
import { searchText, soundsIn } from '../names/index.js';
import type { OtherScripts, PersonCard, PersonInput, Sex } from './person.js';

interface CardRow {
  id: string;
  title: string | null;
  family_name: string;
  given_name: string;
  other_scripts: OtherScripts;
  sex: Sex | null;
  birth_date: string | null;
  email: string | null;
  state_iso2: string | null;
  correspondence_language: Locale;
  fictitious: boolean;
  institution: LocalisedText | null;
  institution_id: string | null;
  position: LocalisedText | null;
}

/** Cards of the people in $1, with the position that each holds on day $2. */
const CARDS = `
  SELECT person.id, person.title, family_name, given_name, other_scripts, sex, to_char(birth_date, 'YYYY-MM-DD') AS birth_date, email, person.state_iso2,
         correspondence_language, fictitious, coalesce(institution.name, held.institution_name) AS institution, held.institution_id, held.title AS position
    FROM person
    LEFT JOIN LATERAL (
      SELECT institution_id, institution_name, position.title FROM position
       WHERE person_id = person.id AND coalesce(valid_from, '-infinity') <= $2::date AND coalesce(valid_to, 'infinity') >= $2::date
       ORDER BY valid_from DESC NULLS LAST, position.id DESC LIMIT 1
    ) AS held ON true
    LEFT JOIN institution ON institution.id = held.institution_id
   WHERE person.id = ANY ($1::uuid[])`;

/** Cards by id as of a day (`YYYY-MM-DD`). */
export async function readCards(tx: Tx, ids: readonly string[], on: string): Promise<Map<string, PersonCard>> {
  const found = await rows<CardRow>(tx, CARDS, [ids, on]);
  return new Map(found.map((row) => [row.id, cardOf(row)]));
}

function cardOf(row: CardRow): PersonCard {
  return {
    id: row.id,
    title: row.title,
    familyName: row.family_name,
    givenName: row.given_name,
    otherScripts: row.other_scripts,
    sex: row.sex,
    birthDate: row.birth_date,
    email: row.email,
    stateIso2: row.state_iso2,
    correspondenceLanguage: row.correspondence_language,
    institution: row.institution,
    institutionId: row.institution_id,
    position: row.position,
    fictitious: row.fictitious,
  };
}

/** A person of the directory with some mailbox, for telling whether somebody is there already. */
export interface Namesake {
  id: string;
  email: string;
  familyName: string;
  givenName: string;
  otherScripts: OtherScripts;
}

/** Everybody who reads one of these mailboxes, the longest known first. */
export function readersOf(tx: Tx, mailboxes: readonly string[]): Promise<Namesake[]> {
  return rows<Namesake>(
    tx,
    `SELECT id, email, family_name AS "familyName", given_name AS "givenName", other_scripts AS "otherScripts"
       FROM person WHERE email = ANY ($1::citext[]) ORDER BY created_at, id`,
    [mailboxes],
  );
}

/** Adds people, each with the position named, in two statements. `on` is the day of today. */
export async function insertPeople(tx: Tx, people: readonly { id: string; person: PersonInput }[], now: Date): Promise<void> {
  if (people.length === 0) return;
  const written = people.map(({ id, person }) => {
    const search = searchText(person);
    return {
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
      search,
      sounds: soundsIn(search),
      created_at: now,
      version: 1,
    };
  });
  await tx.query(`INSERT INTO person SELECT * FROM jsonb_populate_recordset(NULL::person, $1::jsonb)`, [JSON.stringify(written)]);
  const held = people.filter(({ person }) => person.institutionId ?? person.institutionName ?? person.position);
  if (held.length === 0) return;
  const positions = held.map(({ id, person }) => ({
    id: newId(),
    person_id: id,
    institution_id: person.institutionId ?? null,
    institution_name: person.institutionId ? null : (person.institutionName ?? null),
    title: person.position ?? {},
    valid_from: null,
    valid_to: null,
  }));
  await tx.query(`INSERT INTO position SELECT * FROM jsonb_populate_recordset(NULL::position, $1::jsonb)`, [JSON.stringify(positions)]);
}
