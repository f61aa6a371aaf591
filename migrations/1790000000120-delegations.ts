import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Delegations1790000000120 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A party that was asked to name its people for an event. The people themselves are registrations.
      CREATE TABLE delegation (
        id uuid PRIMARY KEY,
        event_id uuid NOT NULL REFERENCES event,
        party_id uuid NOT NULL REFERENCES party,
        -- As what its people take part.
        category text NOT NULL,
        -- Who speaks for it at this event: the letter and its link are theirs. Null while nobody is designated.
        focal_person_id uuid REFERENCES person,
        -- Two steps, two deadlines, by the clock of the event's place; the instants are derived.
        nominate_by_local timestamp,
        nominate_by timestamptz,
        complete_by_local timestamp,
        complete_by timestamptz,
        -- When the party first said anything: that it comes, or who comes.
        answered_at timestamptz,
        declined_at timestamptz,
        decline_reason text,
        -- Taken back by the secretariat.
        cancelled_at timestamptz,
        -- Which link is the good one; raised when it is renewed or passed on, so that a letter that waits with an older one has no reason any more.
        link_number integer NOT NULL DEFAULT 1,
        link_revoked_at timestamptz,
        opened_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT delegation_once UNIQUE (event_id, party_id),
        CONSTRAINT delegation_nominate_by CHECK ((nominate_by IS NULL) = (nominate_by_local IS NULL)),
        CONSTRAINT delegation_complete_by CHECK ((complete_by IS NULL) = (complete_by_local IS NULL)),
        CONSTRAINT delegation_two_deadlines CHECK (complete_by >= nominate_by)
      );
      CREATE INDEX delegation_party ON delegation (party_id);
      CREATE INDEX delegation_focal_person ON delegation (focal_person_id);

      -- The order in which a delegation's people stand in its letter.
      CREATE TABLE delegation_place (
        registration_id uuid PRIMARY KEY REFERENCES registration ON DELETE CASCADE,
        delegation_id uuid NOT NULL REFERENCES delegation ON DELETE CASCADE,
        place integer NOT NULL
      );
      CREATE INDEX delegation_place_delegation ON delegation_place (delegation_id, place);

      -- Reads all that was ever sent by a party: whom it sent before, and who is in its delegation.
      CREATE INDEX registration_party ON registration (party_id, event_id) WHERE party_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX registration_party;
      DROP TABLE delegation_place, delegation;
    `);
  }
}
