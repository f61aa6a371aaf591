import type { MigrationInterface, QueryRunner } from 'typeorm';
import { statesOfTheWorld } from './reference/states.js';

export class Directory1790000000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Exclusion constraints over an id and a range of days.
      CREATE EXTENSION IF NOT EXISTS btree_gist;

      -- The days that a dated row counts for. A row may end on the day on which its successor begins (a chair is handed over, a status changes):
      -- that day is the successor's, and the two do not overlap. A row of a single day has that day.
      CREATE FUNCTION term(valid_from date, valid_to date) RETURNS daterange LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN daterange(valid_from, CASE WHEN valid_to = valid_from THEN valid_from + 1 ELSE valid_to END, '[)');

      CREATE TABLE state (
        iso2 char(2) PRIMARY KEY,
        -- { en: { short, list?, formal, sort }, ru: { … } }: short form for plates, list form where lists of States use another one,
        -- formal form for legal texts, sort key per language.
        names jsonb NOT NULL
      );

      CREATE TABLE process (
        id uuid PRIMARY KEY,
        acronym text NOT NULL CONSTRAINT process_acronym UNIQUE,
        name jsonb NOT NULL,
        working_languages text[] NOT NULL,
        focal_point_title jsonb NOT NULL DEFAULT '{}',
        version integer NOT NULL DEFAULT 1
      );

      CREATE TABLE institution (
        id uuid PRIMARY KEY,
        name jsonb NOT NULL,
        acronym text,
        kind text NOT NULL CONSTRAINT institution_kind CHECK (kind IN ('ministry', 'agency', 'un', 'igo', 'ngo', 'donor', 'university', 'company', 'other')),
        state_iso2 char(2) REFERENCES state,
        parent_id uuid REFERENCES institution,
        website text,
        search text NOT NULL DEFAULT '',
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT institution_not_its_own_parent CHECK (parent_id <> id)
      );
      CREATE INDEX institution_search ON institution USING gin (search gin_trgm_ops);

      -- A State or an organisation in a process. Its status is dated, never a property of the country.
      CREATE TABLE party (
        id uuid PRIMARY KEY,
        process_id uuid NOT NULL REFERENCES process,
        state_iso2 char(2) REFERENCES state,
        institution_id uuid REFERENCES institution,
        CONSTRAINT party_of_process UNIQUE (process_id, id),
        CONSTRAINT party_is_one CHECK (num_nonnulls(state_iso2, institution_id) = 1),
        CONSTRAINT party_state UNIQUE (process_id, state_iso2),
        CONSTRAINT party_institution UNIQUE (process_id, institution_id)
      );

      CREATE TABLE party_status (
        id uuid PRIMARY KEY,
        party_id uuid NOT NULL REFERENCES party ON DELETE CASCADE,
        status text NOT NULL CONSTRAINT party_status_kind CHECK (status IN ('member', 'observer', 'guest', 'partner')),
        valid_from date NOT NULL,
        valid_to date,
        CONSTRAINT party_status_dates CHECK (valid_to IS NULL OR valid_to >= valid_from),
        CONSTRAINT party_status_one_at_a_time EXCLUDE USING gist (party_id WITH =, term(valid_from, valid_to) WITH &&)
      );

      CREATE TABLE chair_term (
        id uuid PRIMARY KEY,
        process_id uuid NOT NULL REFERENCES process,
        party_id uuid NOT NULL,
        -- The chair is a party of the process that it chairs.
        CONSTRAINT chair_term_party FOREIGN KEY (process_id, party_id) REFERENCES party (process_id, id),
        valid_from date NOT NULL,
        valid_to date,
        CONSTRAINT chair_term_dates CHECK (valid_to IS NULL OR valid_to >= valid_from),
        CONSTRAINT chair_term_one_at_a_time EXCLUDE USING gist (process_id WITH =, term(valid_from, valid_to) WITH &&)
      );

      CREATE TABLE person (
        id uuid PRIMARY KEY,
        title text,
        -- As in the passport.
        family_name text NOT NULL,
        given_name text NOT NULL,
        -- { cyrillic: { family, given }, native: { family, given, language } }
        other_scripts jsonb NOT NULL DEFAULT '{}',
        sex text CONSTRAINT person_sex CHECK (sex IN ('female', 'male', 'other')),
        birth_date date,
        state_iso2 char(2) REFERENCES state,
        email citext,
        phone text,
        -- [{ kind: email | phone | fax | messenger, value, note }]
        other_contacts jsonb NOT NULL DEFAULT '[]',
        correspondence_language text NOT NULL DEFAULT 'en',
        languages text[] NOT NULL DEFAULT '{}',
        -- True for people invented for demonstration.
        fictitious boolean NOT NULL DEFAULT false,
        -- Names in Latin transliteration, folded: 'Ахметов' is found by 'Akhmetov' and the other way round.
        search text NOT NULL DEFAULT '',
        -- The same words without all that scripts disagree on (vowels first): finds a name in Arabic script, which leaves short vowels out.
        sounds text[] NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1
      );
      CREATE INDEX person_search ON person USING gin (search gin_trgm_ops);
      CREATE INDEX person_sounds ON person USING gin (sounds);
      CREATE INDEX person_name ON person (family_name COLLATE "und-x-icu", given_name COLLATE "und-x-icu", id);
      -- As bytes: comparing two mailboxes as citext folds both by the rules of all languages, each time.
      CREATE INDEX person_email ON person (lower(email::text) COLLATE "C");

      CREATE TABLE position (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
        institution_id uuid REFERENCES institution,
        -- An institution that is not in the directory, as the person wrote it.
        institution_name jsonb,
        title jsonb NOT NULL DEFAULT '{}',
        valid_from date,
        valid_to date,
        CONSTRAINT position_at_one CHECK (num_nonnulls(institution_id, institution_name) <= 1),
        CONSTRAINT position_dates CHECK (valid_to >= valid_from)
      );
      CREATE INDEX position_person ON position (person_id);
      CREATE INDEX position_institution ON position (institution_id);

      -- A person who speaks for a party or an institution: one principal at a time, any number of alternates.
      CREATE TABLE focal_point (
        id uuid PRIMARY KEY,
        party_id uuid REFERENCES party,
        institution_id uuid REFERENCES institution,
        person_id uuid NOT NULL REFERENCES person,
        rank text NOT NULL CONSTRAINT focal_point_rank CHECK (rank IN ('principal', 'alternate')),
        valid_from date NOT NULL,
        valid_to date,
        CONSTRAINT focal_point_for_one CHECK (num_nonnulls(party_id, institution_id) = 1),
        CONSTRAINT focal_point_dates CHECK (valid_to IS NULL OR valid_to >= valid_from),
        CONSTRAINT focal_point_one_principal EXCLUDE USING gist ((coalesce(party_id, institution_id)) WITH =, term(valid_from, valid_to) WITH &&) WHERE (rank = 'principal'),
        CONSTRAINT focal_point_person_once EXCLUDE USING gist ((coalesce(party_id, institution_id)) WITH =, person_id WITH =, term(valid_from, valid_to) WITH &&)
      );
      CREATE INDEX focal_point_person ON focal_point (person_id);
    `);
    await runner.query(`INSERT INTO state (iso2, names) SELECT iso2, names FROM jsonb_to_recordset($1::jsonb) AS state (iso2 text, names jsonb)`, [JSON.stringify(statesOfTheWorld())]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE focal_point, position, person, chair_term, party_status, party, institution, process, state;
      DROP FUNCTION term(date, date);
    `);
  }
}
