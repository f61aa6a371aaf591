import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Quotas1790000000110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE registration_settings
        -- What each delegation gets that has no quota of its own; null: no limit.
        ADD COLUMN delegation_seats integer CONSTRAINT registration_settings_delegation_seats CHECK (delegation_seats >= 0),
        -- How many of each delegation the organiser pays for; null: no limit.
        ADD COLUMN delegation_funded integer CONSTRAINT registration_settings_delegation_funded CHECK (delegation_funded >= 0),
        ADD COLUMN quotas_version integer NOT NULL DEFAULT 1;

      -- Keys are now 'event', 'party:<id>', 'funded:<party id>', 'category:<name>', 'session:<id>'.
      -- A row that follows what every delegation gets, and not a number of its own.
      ALTER TABLE ledger ADD COLUMN by_default boolean NOT NULL DEFAULT false;

      ALTER TABLE registration
        -- Whether the organiser pays for them: they need a funded place of their party too.
        ADD COLUMN funded boolean NOT NULL DEFAULT false,
        -- Where somebody stands in the line whom staff have moved; null: by arrival.
        ADD COLUMN line_rank numeric;

      -- What happens besides steps is named by the rooms that do it.
      ALTER TABLE registration_history DROP CONSTRAINT registration_history_change;
      ALTER TABLE registration_history ADD CONSTRAINT registration_history_change CHECK (change ~ '^[a-z]+(-[a-z]+)*$');

      -- What the last reconciliation found that does not add up: empty in a sound installation.
      CREATE TABLE seat_difference (
        event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
        -- In words, with ids and nobody's name.
        difference text NOT NULL,
        found_at timestamptz NOT NULL,
        PRIMARY KEY (event_id, difference)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE seat_difference;
      DELETE FROM registration_history WHERE change NOT IN ('status', 'offer', 'answers', 'consents');
      ALTER TABLE registration_history DROP CONSTRAINT registration_history_change;
      ALTER TABLE registration_history ADD CONSTRAINT registration_history_change CHECK (change IN ('status', 'offer', 'answers', 'consents'));
      ALTER TABLE registration DROP COLUMN line_rank, DROP COLUMN funded;
      ALTER TABLE ledger DROP COLUMN by_default;
      ALTER TABLE registration_settings DROP COLUMN quotas_version, DROP COLUMN delegation_funded, DROP COLUMN delegation_seats;
    `);
  }
}
