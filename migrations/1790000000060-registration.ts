import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Registration1790000000060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- How people come into one event.
      CREATE TABLE registration_settings (
        event_id uuid PRIMARY KEY REFERENCES event ON DELETE CASCADE,
        opens_local timestamp,
        closes_local timestamp,
        -- Open to anyone with the address, or to invited people alone.
        by_invitation boolean NOT NULL DEFAULT false,
        needs_approval boolean NOT NULL DEFAULT true,
        categories text[] NOT NULL,
        form_id uuid,
        waiting_list boolean NOT NULL DEFAULT true,
        -- How long an offered seat is kept, in hours.
        offer_hours integer NOT NULL DEFAULT 48 CONSTRAINT registration_settings_offer CHECK (offer_hours BETWEEN 1 AND 720),
        version integer NOT NULL DEFAULT 1
      );

      CREATE TABLE form_version (
        id uuid PRIMARY KEY,
        event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
        number integer NOT NULL,
        definition jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT form_version_number UNIQUE (event_id, number)
      );

      -- Seats: one row for each thing that can be full. A request takes all the keys it needs or none.
      CREATE TABLE ledger (
        event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
        -- 'event', 'party:<id>', 'category:<name>', 'session:<id>'
        key text NOT NULL,
        -- null: no limit; people are counted all the same.
        capacity integer CONSTRAINT ledger_capacity CHECK (capacity >= 0),
        taken integer NOT NULL DEFAULT 0 CONSTRAINT ledger_taken CHECK (taken >= 0),
        -- Next arrival number, given inside the row lock.
        next_arrival bigint NOT NULL DEFAULT 1,
        PRIMARY KEY (event_id, key),
        CONSTRAINT ledger_not_oversold CHECK (capacity IS NULL OR taken <= capacity)
      );

      CREATE TABLE registration (
        id uuid PRIMARY KEY,
        event_id uuid NOT NULL REFERENCES event,
        person_id uuid NOT NULL REFERENCES person,
        party_id uuid REFERENCES party,
        category text NOT NULL,
        function text,
        status text NOT NULL CONSTRAINT registration_status
          CHECK (status IN ('invited', 'nominated', 'draft', 'submitted', 'approved', 'confirmed', 'waitlisted', 'declined', 'rejected', 'withdrawn', 'cancelled')),
        -- Order of arrival inside the event, given under the ledger's lock.
        arrival bigint,
        -- Ledger keys whose seat this registration holds now; empty when it holds none.
        seats text[] NOT NULL DEFAULT '{}',
        -- A freed seat kept for this person until then; the seat is held meanwhile.
        offer_until timestamptz,
        form_version_id uuid REFERENCES form_version,
        answers jsonb NOT NULL DEFAULT '{}',
        sealed_answers bytea,
        -- { 'event-management': { answer, noticeVersion, at }, … }
        consents jsonb NOT NULL DEFAULT '{}',
        locale text NOT NULL DEFAULT 'en',
        -- How it came in: public, invitation, nomination, staff, walk-in, import.
        channel text NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1
      );
      -- One live registration per person and event; one who withdrew can register again.
      CREATE UNIQUE INDEX registration_one_live ON registration (event_id, person_id)
        WHERE status NOT IN ('declined', 'rejected', 'withdrawn', 'cancelled');
      CREATE INDEX registration_event ON registration (event_id, status);
      CREATE INDEX registration_line ON registration (event_id, arrival) WHERE status = 'waitlisted';
      CREATE INDEX registration_offers ON registration (offer_until) WHERE offer_until IS NOT NULL;
      CREATE INDEX registration_person ON registration (person_id);

      CREATE TABLE registration_history (
        id uuid PRIMARY KEY,
        registration_id uuid NOT NULL REFERENCES registration ON DELETE CASCADE,
        at timestamptz NOT NULL,
        actor_kind text NOT NULL,
        actor_id text,
        from_status text,
        to_status text NOT NULL,
        -- In the words of whoever did it, or a code of Convoke's own.
        reason text,
        -- A step of its life, or something that happened while it stayed as it was.
        change text NOT NULL DEFAULT 'status' CONSTRAINT registration_history_change CHECK (change IN ('status', 'offer', 'answers', 'consents')),
        -- Ids of questions and purposes, and what was open to read before; nothing sensitive.
        detail jsonb NOT NULL DEFAULT '{}'
      );
      CREATE INDEX registration_history_registration ON registration_history (registration_id, at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE registration_history, registration, ledger, form_version, registration_settings`);
  }
}
