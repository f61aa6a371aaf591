import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Invitations1790000000070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE invitation (
        id uuid PRIMARY KEY,
        event_id uuid NOT NULL REFERENCES event,
        person_id uuid NOT NULL REFERENCES person,
        -- The party for which the person was asked, when asked as its focal point.
        party_id uuid REFERENCES party,
        category text NOT NULL,
        -- 'focal-points', 'people' or 'list'.
        audience text NOT NULL,
        status text NOT NULL DEFAULT 'prepared'
          CONSTRAINT invitation_status CHECK (status IN ('prepared', 'sent', 'accepted', 'declined', 'substituted', 'cancelled')),
        answer_by timestamptz,
        answered_at timestamptz,
        -- 'link' by the person, 'staff' when an answer by phone or paper was recorded.
        answered_through text,
        decline_reason text,
        -- Who was named instead.
        substitute_invitation_id uuid REFERENCES invitation,
        registration_id uuid REFERENCES registration,
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1
      );
      CREATE UNIQUE INDEX invitation_one_live ON invitation (event_id, person_id) WHERE status <> 'cancelled';
      CREATE INDEX invitation_event ON invitation (event_id, status);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE invitation`);
  }
}
