import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Kinds1790000000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE meeting (
        event_id uuid PRIMARY KEY REFERENCES event ON DELETE CASCADE,
        -- The body that meets, such as { en: 'Senior Officials Meeting' }, and which of its meetings this is.
        body jsonb NOT NULL DEFAULT '{}',
        number integer CONSTRAINT meeting_number CHECK (number > 0),
        chair_party_id uuid REFERENCES party,
        version integer NOT NULL DEFAULT 1
      );

      CREATE TABLE training (
        event_id uuid PRIMARY KEY REFERENCES event ON DELETE CASCADE,
        objectives jsonb NOT NULL DEFAULT '{}',
        -- Percent of sessions that count which a trainee must attend, each day or over the whole training.
        attendance_threshold integer NOT NULL DEFAULT 80 CONSTRAINT training_threshold CHECK (attendance_threshold BETWEEN 1 AND 100),
        attendance_basis text NOT NULL DEFAULT 'each-day' CONSTRAINT training_basis CHECK (attendance_basis IN ('each-day', 'whole-event')),
        version integer NOT NULL DEFAULT 1
      );

      CREATE TABLE training_trainer (
        event_id uuid NOT NULL REFERENCES training ON DELETE CASCADE,
        place integer NOT NULL,
        person_id uuid NOT NULL REFERENCES person,
        PRIMARY KEY (event_id, place),
        CONSTRAINT training_trainer_once UNIQUE (event_id, person_id)
      );

      CREATE TABLE forum (
        event_id uuid PRIMARY KEY REFERENCES event ON DELETE CASCADE,
        version integer NOT NULL DEFAULT 1
      );

      CREATE TABLE forum_track (
        id uuid PRIMARY KEY,
        event_id uuid NOT NULL REFERENCES forum ON DELETE CASCADE,
        place integer NOT NULL,
        name jsonb NOT NULL,
        CONSTRAINT forum_track_place UNIQUE (event_id, place) DEFERRABLE INITIALLY DEFERRED
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE forum_track, forum, training_trainer, training, meeting`);
  }
}
