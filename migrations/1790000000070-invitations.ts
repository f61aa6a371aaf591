import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Invitations1790000000070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE invitation (
        id uuid PRIMARY KEY,
        event_id uuid NOT NULL REFERENCES event,
        person_id uuid NOT NULL REFERENCES person,
        -- The party for which the person was asked.
        party_id uuid REFERENCES party,
        category text NOT NULL,
        -- How the person was chosen; 'substitute' was named by somebody who was asked before.
        audience text NOT NULL CONSTRAINT invitation_audience CHECK (audience IN ('focal-points', 'people', 'list', 'substitute')),
        status text NOT NULL DEFAULT 'prepared'
          CONSTRAINT invitation_status CHECK (status IN ('prepared', 'sent', 'accepted', 'declined', 'substituted', 'cancelled')),
        -- Until when to answer, by the clock of the event's place; the instant is derived from it.
        answer_by_local timestamp,
        answer_by timestamptz,
        answered_at timestamptz,
        -- 'link' by the person, 'staff' when an answer by phone or paper was recorded, 'public' when the person registered by another door.
        answered_through text CONSTRAINT invitation_answered_through CHECK (answered_through IN ('link', 'staff', 'public')),
        decline_reason text,
        -- Who was named instead.
        substitute_invitation_id uuid REFERENCES invitation,
        registration_id uuid REFERENCES registration,
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT invitation_deadline CHECK ((answer_by IS NULL) = (answer_by_local IS NULL)),
        CONSTRAINT invitation_answer CHECK ((status IN ('accepted', 'declined', 'substituted')) = (answered_at IS NOT NULL))
      );
      CREATE UNIQUE INDEX invitation_one_live ON invitation (event_id, person_id) WHERE status <> 'cancelled';
      CREATE INDEX invitation_event ON invitation (event_id, created_at, id);
      CREATE INDEX invitation_person ON invitation (person_id);
      CREATE INDEX invitation_substitute ON invitation (substitute_invitation_id);
      CREATE INDEX invitation_open ON invitation (event_id, answer_by) WHERE status IN ('prepared', 'sent');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE invitation`);
  }
}
