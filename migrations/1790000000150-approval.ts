import type { MigrationInterface, QueryRunner } from 'typeorm';
import { identityKeys, type NamesInScripts } from '../src/directory/names/search.js';

/** People read at a time. */
const BATCH = 2_000;

export class Approval1790000000150 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Approval in two steps: the focal point of a party says first whether they stand by the person, then the secretariat decides.
      ALTER TABLE registration_settings ADD COLUMN focal_point_first boolean NOT NULL DEFAULT false;

      -- What the focal point said about somebody of their party; the newest word counts.
      CREATE TABLE focal_point_answer (
        registration_id uuid PRIMARY KEY REFERENCES registration ON DELETE CASCADE,
        supported boolean NOT NULL,
        note text,
        at timestamptz NOT NULL,
        actor_kind text NOT NULL,
        actor_id text
      );

      -- What somebody of staff decided, about one registration or many. It can be taken back until 'undo_until'; its letters leave after that.
      CREATE TABLE decision (
        id uuid PRIMARY KEY,
        event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
        kind text NOT NULL CONSTRAINT decision_kind CHECK (kind IN ('approve', 'reject', 'ask')),
        -- Why, or what is asked: the person reads it.
        words text,
        actor_kind text NOT NULL,
        actor_id text,
        decided_at timestamptz NOT NULL,
        undo_until timestamptz NOT NULL,
        undone_at timestamptz,
        -- When the seats that it freed were passed on.
        settled_at timestamptz,
        CONSTRAINT decision_words CHECK ((kind = 'approve') = (words IS NULL))
      );
      CREATE INDEX decision_event ON decision (event_id);
      CREATE INDEX decision_to_settle ON decision (undo_until) WHERE settled_at IS NULL;

      CREATE TABLE decision_item (
        decision_id uuid NOT NULL REFERENCES decision ON DELETE CASCADE,
        registration_id uuid NOT NULL REFERENCES registration ON DELETE CASCADE,
        -- { status, seats } as they were.
        before jsonb NOT NULL,
        -- The version that the decision made: with any other, something has happened since.
        after_version integer NOT NULL,
        undone_at timestamptz,
        PRIMARY KEY (decision_id, registration_id)
      );
      CREATE INDEX decision_item_registration ON decision_item (registration_id);

      -- What the secretariat asked somebody to add or correct. It is answered by a change of the answers.
      CREATE TABLE registration_question (
        id uuid PRIMARY KEY,
        registration_id uuid NOT NULL REFERENCES registration ON DELETE CASCADE,
        decision_id uuid NOT NULL REFERENCES decision ON DELETE CASCADE,
        words text NOT NULL,
        asked_at timestamptz NOT NULL,
        actor_kind text NOT NULL,
        actor_id text,
        answered_at timestamptz,
        -- Asked anew, or taken back.
        dropped_at timestamptz,
        CONSTRAINT registration_question_end CHECK (num_nonnulls(answered_at, dropped_at) <= 1)
      );
      CREATE UNIQUE INDEX registration_question_open ON registration_question (registration_id) WHERE answered_at IS NULL AND dropped_at IS NULL;
      CREATE INDEX registration_question_registration ON registration_question (registration_id, asked_at);

      -- Answers that were changed after approval and need it again: what was approved, for comparison. At most one is open for a registration.
      CREATE TABLE registration_reapproval (
        id uuid PRIMARY KEY,
        registration_id uuid NOT NULL REFERENCES registration ON DELETE CASCADE,
        since timestamptz NOT NULL,
        -- Under which form the approved answers were given.
        form_version_id uuid REFERENCES form_version,
        fields text[] NOT NULL,
        -- Approved answers to these fields: those that anyone with the list may read, and the others sealed.
        answers jsonb NOT NULL,
        sealed_answers bytea,
        closed_at timestamptz,
        outcome text CONSTRAINT registration_reapproval_outcome CHECK (outcome IN ('approved', 'ended', 'reverted')),
        -- The decision that closed it, so that it opens again when that is taken back.
        decision_id uuid REFERENCES decision ON DELETE SET NULL,
        CONSTRAINT registration_reapproval_closed CHECK ((closed_at IS NULL) = (outcome IS NULL))
      );
      CREATE UNIQUE INDEX registration_reapproval_open ON registration_reapproval (registration_id) WHERE closed_at IS NULL;
      CREATE INDEX registration_reapproval_registration ON registration_reapproval (registration_id);

      -- Who waits longest, first.
      CREATE INDEX registration_to_decide ON registration (event_id, created_at, id) WHERE status = 'submitted';

      -- Keys of identity: the folded names in every script, each with its words in alphabetical order. Two people with a key in common may be one.
      ALTER TABLE person ADD COLUMN name_keys text[] NOT NULL DEFAULT '{}';
      -- Without a list of pending entries, which every lookup would read through: the queue looks up each of thousands.
      CREATE INDEX person_name_keys ON person USING gin (name_keys) WITH (fastupdate = off);
      -- The entry that is kept of two that were one human; null for an entry of its own. Never one that was itself merged.
      ALTER TABLE person ADD COLUMN merged_into uuid REFERENCES person, ADD CONSTRAINT person_not_merged_into_itself CHECK (merged_into <> id);
      CREATE INDEX person_merged_into ON person (merged_into) WHERE merged_into IS NOT NULL;
      CREATE INDEX person_birth_date ON person (birth_date) WHERE birth_date IS NOT NULL;
    `);
    await fillNameKeys(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX person_birth_date, person_name_keys, registration_to_decide;
      ALTER TABLE person DROP COLUMN merged_into, DROP COLUMN name_keys;
      DELETE FROM registration_history WHERE change IN ('question', 'approval', 'focal-point');
      DROP TABLE registration_reapproval, registration_question, decision_item, decision, focal_point_answer;
      ALTER TABLE registration_settings DROP COLUMN focal_point_first;
    `);
  }
}

/** Folding is no matter for SQL: people who are there already get their keys here. */
async function fillNameKeys(runner: QueryRunner): Promise<void> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const people = (await runner.query(
      `SELECT id, family_name AS "familyName", given_name AS "givenName", other_scripts AS "otherScripts" FROM person WHERE id > $1 ORDER BY id LIMIT ${BATCH}`,
      [after],
    )) as (NamesInScripts & { id: string })[];
    const last = people.at(-1);
    if (!last) return;
    await runner.query(`UPDATE person SET name_keys = new.keys FROM jsonb_to_recordset($1::jsonb) AS new (id uuid, keys text[]) WHERE person.id = new.id`, [
      JSON.stringify(people.map((person) => ({ id: person.id, keys: identityKeys(person) }))),
    ]);
    after = last.id;
  }
}
