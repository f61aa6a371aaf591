import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Reminders1790000000090 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE reminder_rule (
        id uuid PRIMARY KEY,
        event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
        -- What the organiser calls it; null for one that its template and its day describe well enough.
        name text,
        anchor text NOT NULL CONSTRAINT reminder_rule_anchor CHECK (anchor IN ('event-starts', 'event-ends', 'answer-due', 'registration-closes')),
        -- Days before (negative) or after the anchor's date, and the wall time of that day in the event's zone.
        offset_days integer NOT NULL CONSTRAINT reminder_rule_offset CHECK (offset_days BETWEEN -365 AND 365),
        at_time time NOT NULL,
        -- { who, categories, partyIds }: null for any category, any party.
        audience jsonb NOT NULL,
        template text NOT NULL,
        -- Not sent when it is this many hours late.
        too_late_hours integer NOT NULL DEFAULT 24 CONSTRAINT reminder_rule_too_late CHECK (too_late_hours BETWEEN 1 AND 720),
        enabled boolean NOT NULL DEFAULT true,
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1
      );
      CREATE INDEX reminder_rule_event ON reminder_rule (event_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE reminder_rule`);
  }
}
