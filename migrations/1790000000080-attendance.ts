import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Attendance1790000000080 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Keys under which tickets are verified. The private halves are derived from the installation's secret and stored nowhere.
      CREATE TABLE ticket_key (
        id integer PRIMARY KEY CONSTRAINT ticket_key_id CHECK (id BETWEEN 1 AND 65535),
        public_key bytea NOT NULL,
        since timestamptz NOT NULL,
        retired_at timestamptz
      );

      -- The code under the QR, which can be typed or read out.
      CREATE TABLE ticket_code (
        event_id uuid NOT NULL REFERENCES event,
        code text NOT NULL CONSTRAINT ticket_code_form CHECK (code ~ '^[0-9A-HJKMNP-TV-Z]{8}$'),
        registration_id uuid NOT NULL CONSTRAINT ticket_code_registration UNIQUE REFERENCES registration ON DELETE CASCADE,
        PRIMARY KEY (event_id, code)
      );

      -- A device paired by an organiser for the door of one event; or, with an account, where its check-ins from the console are counted.
      CREATE TABLE desk_device (
        id uuid PRIMARY KEY,
        event_id uuid NOT NULL REFERENCES event,
        name text NOT NULL,
        account_id uuid REFERENCES account,
        -- The next number of a check-in from the console; a device counts by itself.
        next_sequence bigint NOT NULL DEFAULT 1,
        pairing_hash bytea CONSTRAINT desk_device_pairing UNIQUE,
        pairing_until timestamptz,
        token_hash bytea CONSTRAINT desk_device_token UNIQUE,
        paired_at timestamptz,
        last_heard_at timestamptz,
        revoked_at timestamptz,
        created_at timestamptz NOT NULL,
        CONSTRAINT desk_device_console UNIQUE (event_id, account_id),
        CONSTRAINT desk_device_console_has_no_token CHECK (account_id IS NULL OR num_nonnulls(pairing_hash, token_hash) = 0)
      );

      -- Every scan is appended; presence is a fold over scans.
      CREATE TABLE scan (
        device_id uuid NOT NULL REFERENCES desk_device,
        sequence bigint NOT NULL,
        event_id uuid NOT NULL REFERENCES event,
        registration_id uuid REFERENCES registration,
        -- What was read, when it named nobody of this event.
        scanned text,
        -- The event day (YYYY-MM-DD in the event's zone) and, for a session, its id.
        day date NOT NULL,
        session_id uuid,
        direction text NOT NULL DEFAULT 'in' CONSTRAINT scan_direction CHECK (direction IN ('in', 'undo')),
        means text NOT NULL CONSTRAINT scan_means CHECK (means IN ('qr', 'code', 'name', 'walk-in')),
        device_time timestamptz NOT NULL,
        clock_offset_ms bigint NOT NULL DEFAULT 0,
        received_at timestamptz NOT NULL,
        -- What the device showed its operator; null when it waited for the server.
        shown_verdict text,
        verdict text NOT NULL,
        -- With ALREADY_IN: since when.
        since timestamptz,
        PRIMARY KEY (device_id, sequence)
      );
      CREATE INDEX scan_event ON scan (event_id, day);
      CREATE INDEX scan_registration ON scan (registration_id);

      -- Somebody who is registered at the door: claimed before the person is made, so that a request sent twice makes one person.
      CREATE TABLE walk_in (
        device_id uuid NOT NULL REFERENCES desk_device,
        sequence bigint NOT NULL,
        person_id uuid REFERENCES person,
        claimed_at timestamptz NOT NULL,
        PRIMARY KEY (device_id, sequence)
      );

      -- What a device sent and nobody could read as a scan: kept for a person to look at, out of the way of the rest.
      CREATE TABLE scan_set_aside (
        id uuid PRIMARY KEY,
        device_id uuid NOT NULL REFERENCES desk_device,
        event_id uuid NOT NULL REFERENCES event,
        item_hash bytea NOT NULL,
        problem text NOT NULL,
        item text NOT NULL,
        received_at timestamptz NOT NULL,
        CONSTRAINT scan_set_aside_once UNIQUE (device_id, item_hash)
      );
      CREATE INDEX scan_set_aside_event ON scan_set_aside (event_id, received_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE scan_set_aside, walk_in, scan, desk_device, ticket_code, ticket_key`);
  }
}
