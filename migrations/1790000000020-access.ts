import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Access1790000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- Personal links: single purpose, with an end date; the secret itself is never stored.
      CREATE TABLE link (
        id uuid PRIMARY KEY,
        token_hash bytea NOT NULL CONSTRAINT link_token UNIQUE,
        purpose text NOT NULL,
        subject_id uuid NOT NULL,
        event_id uuid,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz,
        created_at timestamptz NOT NULL
      );
      CREATE INDEX link_subject ON link (subject_id, purpose);

      -- What happened: append only, each row chained to the one before by hash.
      CREATE TABLE audit (
        seq bigint PRIMARY KEY,
        at timestamptz NOT NULL,
        actor_kind text NOT NULL,
        actor_id text,
        action text NOT NULL,
        subject_type text NOT NULL,
        subject_id text,
        event_id uuid,
        reason text,
        detail jsonb NOT NULL DEFAULT '{}',
        previous_hash bytea NOT NULL,
        hash bytea NOT NULL
      );
      CREATE INDEX audit_subject ON audit (subject_type, subject_id);
      CREATE INDEX audit_event ON audit (event_id) WHERE event_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE audit, link`);
  }
}
