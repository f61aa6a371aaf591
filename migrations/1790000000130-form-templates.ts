import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FormTemplates1790000000130 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Forms to begin with, which the secretariat keeps for events to come.
      CREATE TABLE form_template (
        id uuid PRIMARY KEY,
        name jsonb NOT NULL,
        -- What kind of event it is for; for any when null.
        kind text CONSTRAINT form_template_kind CHECK (kind IN ('meeting', 'training', 'forum')),
        definition jsonb NOT NULL,
        created_at timestamptz NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE form_template`);
  }
}
