import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Files1790000000140 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Files that people sent. The bytes lie in the storage, under the key.
      CREATE TABLE file (
        id uuid PRIMARY KEY,
        key text NOT NULL CONSTRAINT file_key UNIQUE,
        -- What the upload was answered with; whoever has it may attach the file.
        token_hash bytea NOT NULL CONSTRAINT file_token UNIQUE,
        purpose text NOT NULL,
        -- What the sender called it: people name files after people.
        sealed_name bytea NOT NULL,
        -- By content, as kept.
        type text NOT NULL,
        size integer NOT NULL CONSTRAINT file_size CHECK (size > 0),
        sha256 bytea NOT NULL,
        state text NOT NULL CONSTRAINT file_state CHECK (state IN ('receiving', 'waiting', 'clean', 'infected', 'unscanned')),
        -- What it belongs to, a row of a room above; null until it is attached.
        subject_type text,
        subject_id uuid,
        uploaded_by_kind text NOT NULL,
        uploaded_by_id text,
        created_at timestamptz NOT NULL,
        -- When it goes if nobody attaches it.
        expires_at timestamptz,
        removed_at timestamptz,
        CONSTRAINT file_subject CHECK ((subject_type IS NULL) = (subject_id IS NULL) AND (subject_id IS NULL) = (expires_at IS NOT NULL))
      );
      CREATE INDEX file_of ON file (subject_type, subject_id) WHERE removed_at IS NULL;
      CREATE INDEX file_due ON file (expires_at) WHERE expires_at IS NOT NULL;
      CREATE INDEX file_removed ON file (removed_at) WHERE removed_at IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE file');
  }
}
