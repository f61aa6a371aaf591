import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Reminders1790000000090 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE reminder_rule (
        id uuid PRIMARY KEY,
        event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
        -- What the organiser calls it; null for one that its letter and its day describe well enough.
        name text,
        anchor text NOT NULL CONSTRAINT reminder_rule_anchor CHECK (anchor IN ('event-starts', 'event-ends', 'answer-due', 'registration-closes')),
        -- Days before (negative) or after the anchor's date, and the wall time of that day in the event's zone. The instant is never stored.
        offset_days integer NOT NULL CONSTRAINT reminder_rule_offset CHECK (offset_days BETWEEN -365 AND 365),
        at_time time NOT NULL,
        -- 'unanswered': invited without an answer; 'registered': whose registration has one of the statuses; 'attended': who came.
        who text NOT NULL CONSTRAINT reminder_rule_who CHECK (who IN ('unanswered', 'registered', 'attended')),
        statuses text[] NOT NULL DEFAULT '{}',
        -- null: any category, any party.
        categories text[],
        party_ids uuid[],
        letter text NOT NULL CONSTRAINT reminder_rule_letter CHECK (letter IN ('answer', 'registration', 'preparation', 'eve', 'thanks')),
        -- Not sent when it is this many hours late.
        too_late_hours integer NOT NULL DEFAULT 24 CONSTRAINT reminder_rule_too_late CHECK (too_late_hours BETWEEN 1 AND 720),
        enabled boolean NOT NULL DEFAULT true,
        -- Since when its time counts: made, given another time, or switched on then. What lay before is not made up for.
        active_since timestamptz NOT NULL,
        -- Kept when it is removed, so that it can be put back and reminds nobody twice.
        removed_at timestamptz,
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT reminder_rule_statuses CHECK ((who = 'registered') = (cardinality(statuses) > 0))
      );
      CREATE INDEX reminder_rule_event ON reminder_rule (event_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE reminder_rule`);
  }
}
