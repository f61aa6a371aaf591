import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Messages1790000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE message (
        id uuid PRIMARY KEY,
        kind text NOT NULL,
        dedupe_key text NOT NULL CONSTRAINT message_once UNIQUE,
        event_id uuid,
        person_id uuid,
        -- An address that belongs to no person in the directory (a staff account); null when the person's own is used.
        address citext,
        -- null: decided when it is sent, from the person's correspondence language.
        locale text,
        -- Ids and plain values that the kind needs to render; never personal data.
        params jsonb NOT NULL DEFAULT '{}',
        template_version integer NOT NULL DEFAULT 1,
        -- Why it was written: the rule, the campaign, the transition.
        cause text NOT NULL,
        due_at timestamptz NOT NULL,
        status text NOT NULL DEFAULT 'waiting'
          CONSTRAINT message_status CHECK (status IN ('waiting', 'handed', 'sending', 'sent', 'failed', 'unknown', 'suppressed', 'cancelled')),
        status_reason text,
        attempts integer NOT NULL DEFAULT 0,
        handed_at timestamptz,
        -- How often it was handed to the queue: a job id there is used once.
        handovers integer NOT NULL DEFAULT 0,
        claim uuid,
        claim_until timestamptz,
        -- Set when DATA begins and cleared when the server answers: a crash between leaves it, and the message becomes unknown.
        data_started_at timestamptz,
        -- How often a crash left it unknown; a kind that is sent again then is sent again once.
        unknown_times integer NOT NULL DEFAULT 0,
        message_id text NOT NULL,
        last_reply text,
        sent_at timestamptz,
        -- When staff ended it by their word; nothing brings it back then but theirs.
        settled_at timestamptz,
        sent_locale text,
        sent_subject text,
        created_at timestamptz NOT NULL
      );
      CREATE INDEX message_due ON message (due_at) WHERE status IN ('waiting', 'handed', 'sending');
      CREATE INDEX message_event ON message (event_id, created_at DESC, id DESC);
      CREATE INDEX message_person ON message (person_id);
      CREATE INDEX message_attention ON message (status) WHERE status IN ('failed', 'unknown');

      -- What was sent, letter for letter but for the secrets of links; kept as long as policy says.
      CREATE TABLE message_copy (
        message_id uuid PRIMARY KEY REFERENCES message ON DELETE CASCADE,
        -- { name, address } as it was addressed.
        recipient jsonb NOT NULL,
        subject text NOT NULL,
        body_text text NOT NULL,
        body_html text NOT NULL,
        attachments jsonb NOT NULL DEFAULT '[]'
      );

      CREATE TABLE message_attempt (
        id uuid PRIMARY KEY,
        message_id uuid NOT NULL REFERENCES message ON DELETE CASCADE,
        at timestamptz NOT NULL,
        outcome text NOT NULL CONSTRAINT message_attempt_outcome CHECK (outcome IN ('sent', 'retry', 'failed', 'unknown', 'suppressed', 'cancelled')),
        reply text
      );
      CREATE INDEX message_attempt_message ON message_attempt (message_id, at);

      -- Kinds of mail that a person does not want: 'event', 'invitation' or 'reminder'. What their own registration requires is sent all the same.
      CREATE TABLE unsubscription (
        person_id uuid NOT NULL,
        purpose text NOT NULL,
        since timestamptz NOT NULL,
        PRIMARY KEY (person_id, purpose)
      );

      -- Addresses that get no more mail: hard bounce, complaint, refusal.
      CREATE TABLE suppressed_address (
        address citext PRIMARY KEY,
        reason text NOT NULL,
        since timestamptz NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE suppressed_address, unsubscription, message_attempt, message_copy, message`);
  }
}
