import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DataRequests1790000000142 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What people ask the secretariat to do with what is kept about them.
      CREATE TABLE data_request (
        id uuid PRIMARY KEY,
        registration_id uuid NOT NULL REFERENCES registration ON DELETE CASCADE,
        kind text NOT NULL CONSTRAINT data_request_kind CHECK (kind IN ('correction', 'erasure')),
        -- In their own words, which may tell anything.
        sealed_words bytea NOT NULL,
        asked_at timestamptz NOT NULL,
        settled_at timestamptz,
        settled_by uuid REFERENCES account
      );
      -- Asked again before it is settled, it is the same request in new words.
      CREATE UNIQUE INDEX data_request_one_open ON data_request (registration_id, kind) WHERE settled_at IS NULL;
      CREATE INDEX data_request_registration ON data_request (registration_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE data_request');
  }
}
