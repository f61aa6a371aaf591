import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Drafts1790000000141 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Forms that somebody has begun: what was typed is sealed, sensitive or not.
      CREATE TABLE form_draft (
        -- What the draft is of: an invitation that is being accepted, or itself, for whoever came by the public page.
        subject_type text NOT NULL,
        subject_id uuid NOT NULL,
        event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
        sealed_content bytea NOT NULL,
        version integer NOT NULL,
        updated_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        PRIMARY KEY (subject_type, subject_id)
      );
      CREATE INDEX form_draft_expires ON form_draft (expires_at);
      CREATE INDEX form_draft_event ON form_draft (event_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE form_draft');
  }
}
