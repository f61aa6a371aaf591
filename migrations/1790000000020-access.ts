import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Access1790000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ACCOUNTS);
    await runner.query(LINKS);
    await runner.query(AUDIT);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE audit_entry, audit, link, sign_in_throttle, api_token, session, account_grant, account;
      DROP FUNCTION audit_chain(), audit_refuse_change();
    `);
  }
}

const ACCOUNTS = `
  -- Staff who sign in. Participants have no account: they come by personal link.
  CREATE TABLE account (
    id uuid PRIMARY KEY,
    email citext NOT NULL CONSTRAINT account_email UNIQUE,
    name text NOT NULL,
    locale text NOT NULL DEFAULT 'en',
    -- argon2id; null until the person has chosen a password.
    password_hash text,
    disabled_at timestamptz,
    created_at timestamptz NOT NULL,
    version integer NOT NULL DEFAULT 1
  );

  -- Roles held: for the whole installation (event_id null) or for one event.
  CREATE TABLE account_grant (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
    role text NOT NULL CONSTRAINT account_grant_role CHECK (role IN ('administrator', 'secretariat', 'organiser', 'desk')),
    event_id uuid,
    granted_at timestamptz NOT NULL,
    CONSTRAINT account_grant_once UNIQUE NULLS NOT DISTINCT (account_id, role, event_id),
    CONSTRAINT account_grant_reach CHECK ((role IN ('administrator', 'secretariat')) = (event_id IS NULL))
  );
  CREATE INDEX account_grant_event ON account_grant (event_id) WHERE event_id IS NOT NULL;

  -- A browser that is signed in; the secret in its cookie is never stored.
  CREATE TABLE session (
    id uuid PRIMARY KEY,
    token_hash bytea NOT NULL CONSTRAINT session_token UNIQUE,
    account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    -- Moves on with use, at most to the end of its longest life.
    expires_at timestamptz NOT NULL
  );
  CREATE INDEX session_account ON session (account_id);

  -- A key for a program, in the name of an account, for the permissions named alone.
  CREATE TABLE api_token (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    token_hash bytea NOT NULL CONSTRAINT api_token_token UNIQUE,
    account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
    scopes text[] NOT NULL CONSTRAINT api_token_scopes CHECK (cardinality(scopes) > 0),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz
  );
  CREATE INDEX api_token_account ON api_token (account_id);

  -- Failed tries, by keyed hash of what was tried: no address of anybody stands here.
  CREATE TABLE sign_in_throttle (
    key bytea PRIMARY KEY,
    tries integer NOT NULL,
    blocked_until timestamptz,
    updated_at timestamptz NOT NULL
  );
  CREATE INDEX sign_in_throttle_updated ON sign_in_throttle (updated_at);
`;

const LINKS = `
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
`;

const AUDIT = `
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
    previous_hash bytea NOT NULL CONSTRAINT audit_never_forks UNIQUE,
    hash bytea NOT NULL
  );
  CREATE INDEX audit_subject ON audit (subject_type, subject_id);
  CREATE INDEX audit_event ON audit (event_id) WHERE event_id IS NOT NULL;
  CREATE INDEX audit_actor ON audit (actor_id);

  -- Where a transaction writes its rows. They are chained when it commits, so that the lock on the end of the chain
  -- is held for the commit alone and never while a transaction waits for another row.
  CREATE TABLE audit_entry (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    actor_kind text NOT NULL,
    actor_id text,
    action text NOT NULL,
    subject_type text NOT NULL,
    subject_id text,
    event_id uuid,
    reason text,
    detail jsonb NOT NULL
  );

  -- A transaction sees no entries but its own: others are gone when they are committed. The first that comes here chains all, in their order, in one
  -- statement; the rest find themselves gone.
  CREATE FUNCTION audit_chain() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    entry audit_entry;
    last_seq bigint;
    last_hash bytea;
    ids bigint[] := '{}';
    seqs bigint[] := '{}';
    previous bytea[] := '{}';
    hashes bytea[] := '{}';
  BEGIN
    IF NOT EXISTS (SELECT FROM audit_entry WHERE id = NEW.id) THEN
      RETURN NULL;
    END IF;
    PERFORM pg_advisory_xact_lock(6021733);
    SELECT seq, hash INTO last_seq, last_hash FROM audit ORDER BY seq DESC LIMIT 1;
    last_seq := coalesce(last_seq, 0);
    last_hash := coalesce(last_hash, decode(repeat('00', 32), 'hex'));
    FOR entry IN SELECT * FROM audit_entry WHERE id >= NEW.id ORDER BY id LOOP
      last_seq := last_seq + 1;
      ids := ids || entry.id;
      seqs := seqs || last_seq;
      previous := previous || last_hash;
      -- The same text is built by src/access/audit/audit.rules.ts, which verifies the chain.
      last_hash := sha256(convert_to(jsonb_build_array(
        last_seq::text, to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), entry.actor_kind, entry.actor_id, entry.action,
        entry.subject_type, entry.subject_id, entry.event_id::text, entry.reason, entry.detail::text, encode(last_hash, 'hex'))::text, 'UTF8'));
      hashes := hashes || last_hash;
    END LOOP;
    INSERT INTO audit (seq, at, actor_kind, actor_id, action, subject_type, subject_id, event_id, reason, detail, previous_hash, hash)
    SELECT link.seq, at, actor_kind, actor_id, action, subject_type, subject_id, event_id, reason, detail, link.previous, link.hash
      FROM unnest(ids, seqs, previous, hashes) AS link (id, seq, previous, hash) JOIN audit_entry USING (id) WHERE audit_entry.id = ANY (ids);
    DELETE FROM audit_entry WHERE id = ANY (ids);
    RETURN NULL;
  END $$;

  CREATE CONSTRAINT TRIGGER audit_entry_chained AFTER INSERT ON audit_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_chain();

  CREATE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'audit rows are not changed and not removed' USING ERRCODE = 'insufficient_privilege';
  END $$;
  CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
  CREATE TRIGGER audit_not_emptied BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
`;
