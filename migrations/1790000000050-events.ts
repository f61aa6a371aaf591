import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Events1790000000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE event (
        id uuid PRIMARY KEY,
        slug text NOT NULL CONSTRAINT event_slug UNIQUE,
        -- Kinds and sub-kinds are declared by the rooms that own them (EventKinds).
        kind text NOT NULL CONSTRAINT event_kind CHECK (kind ~ '^[a-z]+(-[a-z]+)*$'),
        sub_kind text NOT NULL,
        title jsonb NOT NULL,
        theme jsonb NOT NULL DEFAULT '{}',
        -- Wall-clock time in a place; the instants are derived from it and from the zone rules of the day.
        starts_local timestamp NOT NULL,
        ends_local timestamp NOT NULL,
        zone text NOT NULL,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        -- How exactly the dates of a past event are known.
        date_precision text NOT NULL DEFAULT 'day' CONSTRAINT event_date_precision CHECK (date_precision IN ('day', 'month', 'year')),
        mode text NOT NULL CONSTRAINT event_mode CHECK (mode IN ('in-person', 'online', 'hybrid')),
        city jsonb NOT NULL DEFAULT '{}',
        country_iso2 char(2) REFERENCES state,
        venue jsonb NOT NULL DEFAULT '{}',
        map_url text,
        join_url text,
        host jsonb NOT NULL DEFAULT '{}',
        working_languages text[] NOT NULL DEFAULT '{en,ru}',
        capacity integer CONSTRAINT event_capacity CHECK (capacity >= 0),
        status text NOT NULL DEFAULT 'draft'
          CONSTRAINT event_status CHECK (status IN ('draft', 'published', 'registration-open', 'closed', 'held', 'archived', 'cancelled', 'postponed')),
        practical_information jsonb NOT NULL DEFAULT '{}',
        source_url text,
        copied_from uuid REFERENCES event ON DELETE SET NULL,
        -- Raised whenever time or place changes (RFC 5545 SEQUENCE).
        calendar_sequence integer NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT event_dates CHECK (ends_local > starts_local)
      );
      CREATE INDEX event_starts ON event (starts_at, id);
      CREATE INDEX event_life ON event (status, starts_at);
      CREATE INDEX event_copied_from ON event (copied_from);

      CREATE TABLE event_process (
        event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
        process_id uuid NOT NULL REFERENCES process,
        place integer NOT NULL DEFAULT 0,
        PRIMARY KEY (event_id, process_id)
      );
      CREATE INDEX event_process_process ON event_process (process_id);

      CREATE TABLE event_organiser (
        event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
        place integer NOT NULL,
        institution_id uuid REFERENCES institution,
        -- An organiser that is no institution in the directory.
        name jsonb,
        PRIMARY KEY (event_id, place),
        CONSTRAINT event_organiser_is_one CHECK (num_nonnulls(institution_id, name) = 1)
      );

      CREATE TABLE room (
        id uuid PRIMARY KEY,
        event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
        name jsonb NOT NULL,
        capacity integer CONSTRAINT room_capacity CHECK (capacity >= 0),
        version integer NOT NULL DEFAULT 1
      );
      CREATE INDEX room_event ON room (event_id);

      CREATE TABLE programme_session (
        id uuid PRIMARY KEY,
        event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
        kind text NOT NULL CONSTRAINT programme_session_kind
          CHECK (kind IN ('plenary', 'working-group', 'panel', 'training-module', 'side-event', 'registration', 'break')),
        title jsonb NOT NULL,
        description jsonb NOT NULL DEFAULT '{}',
        starts_local timestamp NOT NULL,
        ends_local timestamp NOT NULL,
        room_id uuid REFERENCES room ON DELETE SET NULL,
        track_id uuid,
        -- Whether attendance of it counts towards a certificate.
        counts boolean NOT NULL DEFAULT true,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT programme_session_times CHECK (ends_local > starts_local)
      );
      CREATE INDEX programme_session_event ON programme_session (event_id, starts_local);

      CREATE TABLE session_speaker (
        session_id uuid NOT NULL REFERENCES programme_session ON DELETE CASCADE,
        place integer NOT NULL,
        role text NOT NULL DEFAULT 'speaker' CONSTRAINT session_speaker_role CHECK (role IN ('speaker', 'chair', 'moderator', 'trainer', 'interpreter')),
        person_id uuid REFERENCES person,
        name text,
        affiliation text,
        PRIMARY KEY (session_id, place),
        CONSTRAINT session_speaker_named CHECK (num_nonnulls(person_id, name) >= 1)
      );

      CREATE TABLE event_history (
        id uuid PRIMARY KEY,
        event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
        at timestamptz NOT NULL,
        actor_kind text NOT NULL,
        actor_id text,
        change text NOT NULL,
        from_status text,
        to_status text,
        reason text,
        detail jsonb NOT NULL DEFAULT '{}'
      );
      CREATE INDEX event_history_event ON event_history (event_id, at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE event_history, session_speaker, programme_session, room, event_organiser, event_process, event`);
  }
}
