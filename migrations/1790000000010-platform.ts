import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Platform1790000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE EXTENSION IF NOT EXISTS pg_trgm;
      CREATE EXTENSION IF NOT EXISTS unaccent;
      CREATE EXTENSION IF NOT EXISTS citext;
      CREATE EXTENSION IF NOT EXISTS pgcrypto;

      -- Work that must follow a fact, written in the same transaction as the fact; the relay hands it to the queue.
      CREATE TABLE outbox_job (
        id uuid PRIMARY KEY,
        job text NOT NULL,
        payload jsonb NOT NULL,
        dedupe_key text CONSTRAINT outbox_job_once UNIQUE,
        due_at timestamptz NOT NULL,
        status text NOT NULL DEFAULT 'waiting' CONSTRAINT outbox_job_status CHECK (status IN ('waiting', 'handed', 'working', 'done', 'failed')),
        attempts integer NOT NULL DEFAULT 0,
        handed_at timestamptz,
        -- How often it was handed to the queue: a job id there is used once.
        handovers integer NOT NULL DEFAULT 0,
        claim uuid,
        claim_until timestamptz,
        last_error text,
        created_at timestamptz NOT NULL
      );
      CREATE INDEX outbox_job_due ON outbox_job (due_at) WHERE status IN ('waiting', 'handed', 'working');

      -- When each sweep ran last; whoever holds the lock on its row is running it.
      CREATE TABLE sweep (
        name text PRIMARY KEY,
        started_at timestamptz,
        finished_at timestamptz,
        last_error text
      );

      -- Answers already given to creating requests, so that a repeated request gets the same one.
      CREATE TABLE idempotency_key (
        actor text NOT NULL,
        key text NOT NULL,
        method text NOT NULL,
        path text NOT NULL,
        body_hash bytea NOT NULL,
        -- Sealed: it may name people, or hold a secret that is shown once.
        answer bytea,
        locked_until timestamptz NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (actor, key)
      );
      CREATE INDEX idempotency_key_age ON idempotency_key (created_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE idempotency_key, sweep, outbox_job`);
  }
}
