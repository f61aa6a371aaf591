import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Attendance1790000000080 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE ticket_key (
        id smallint PRIMARY KEY,
        public_key bytea NOT NULL,
        since timestamptz NOT NULL,
        retired_at timestamptz
      );

      -- A device paired by an organiser for the door of one event.
      CREATE TABLE desk_device (
        id uuid PRIMARY KEY,
        event_id uuid NOT NULL REFERENCES event,
        name text NOT NULL,
        pairing_hash bytea CONSTRAINT desk_device_pairing UNIQUE,
        pairing_until timestamptz,
        token_hash bytea CONSTRAINT desk_device_token UNIQUE,
        paired_at timestamptz,
        revoked_at timestamptz,
        created_at timestamptz NOT NULL
      );

      -- Every scan is appended; presence is a fold over scans.
      CREATE TABLE scan (
        device_id uuid NOT NULL REFERENCES desk_device,
        sequence bigint NOT NULL,
        event_id uuid NOT NULL REFERENCES event,
        registration_id uuid REFERENCES registration,
        -- The event day (YYYY-MM-DD in the event's zone) and, for a session, its id.
        day date NOT NULL,
        session_id uuid REFERENCES programme_session,
        direction text NOT NULL DEFAULT 'in' CONSTRAINT scan_direction CHECK (direction IN ('in', 'undo')),
        means text NOT NULL CONSTRAINT scan_means CHECK (means IN ('qr', 'code', 'name', 'walk-in', 'staff')),
        device_time timestamptz NOT NULL,
        clock_offset_ms integer NOT NULL DEFAULT 0,
        received_at timestamptz NOT NULL,
        shown_verdict text,
        verdict text NOT NULL,
        PRIMARY KEY (device_id, sequence)
      );
      CREATE INDEX scan_event ON scan (event_id, day);
      CREATE INDEX scan_registration ON scan (registration_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE scan, desk_device, ticket_key`);
  }
}
