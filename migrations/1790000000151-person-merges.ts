import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PersonMerges1790000000151 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Two entries that were one human: which was kept, and all that was changed for it, so that it can be undone.
      CREATE TABLE person_merge (
        id uuid PRIMARY KEY,
        kept_id uuid NOT NULL REFERENCES person,
        other_id uuid NOT NULL REFERENCES person,
        merged_at timestamptz NOT NULL,
        actor_kind text NOT NULL,
        actor_id text,
        -- Columns of the kept entry that were taken from the other one, as they were before and as they were set.
        columns_before jsonb NOT NULL,
        columns_set jsonb NOT NULL,
        -- Entries merged earlier into the other one, which point to the kept one since.
        followed uuid[] NOT NULL,
        -- By room, what it moved.
        moved jsonb NOT NULL,
        undone_at timestamptz,
        CONSTRAINT person_merge_two CHECK (kept_id <> other_id)
      );
      CREATE INDEX person_merge_kept ON person_merge (kept_id);
      CREATE UNIQUE INDEX person_merge_once ON person_merge (other_id) WHERE undone_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE person_merge`);
  }
}
