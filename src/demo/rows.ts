import type { Tx } from '../platform/database/index.js';

/** A row by column name. Objects are written as JSON, lists as arrays, `Date` as an instant. */
export type DemoRow = Readonly<Record<string, unknown>>;

/** Tables in the order in which rows may refer to each other. */
const ORDER = [
  'institution', 'process', 'party', 'party_status', 'chair_term', 'person', 'position', 'focal_point',
  'account', 'event', 'account_grant', 'event_process', 'event_organiser', 'meeting', 'training', 'training_trainer', 'forum', 'forum_track',
  'room', 'programme_session', 'session_speaker', 'event_history',
  'form_version', 'registration_settings', 'ledger', 'registration', 'registration_history',
  'invitation', 'desk_device', 'scan', 'reminder_rule', 'message', 'message_copy', 'message_attempt',
] as const;

export type DemoTable = (typeof ORDER)[number];

/** At most so many rows go into one statement. */
const BATCH = 1_000;

/**
 * Rows of the demonstration, gathered and then written together. They are written by SQL and not through the doors of the rooms, because a door has no
 * way to write the past: who registered in 2019, when it was approved, at which minute a ticket was scanned, and that nobody is to be written to now.
 */
export class DemoRows {
  private readonly tables = new Map<DemoTable, DemoRow[]>();

  add(table: DemoTable, ...rows: readonly DemoRow[]): void {
    this.tables.set(table, [...(this.tables.get(table) ?? []), ...rows]);
  }

  /** Writes all rows and answers how many they are. Rows of one table name the same columns. A row that is in the way of another stops everything. */
  async write(tx: Tx): Promise<number> {
    let written = 0;
    for (const table of ORDER) {
      const rows = this.tables.get(table) ?? [];
      for (let start = 0; start < rows.length; start += BATCH) await writeBatch(tx, table, rows.slice(start, start + BATCH));
      written += rows.length;
    }
    return written;
  }
}

async function writeBatch(tx: Tx, table: DemoTable, rows: readonly DemoRow[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
    .map((column) => `"${column}"`)
    .join(', ');
  await tx.query(`INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)`, [JSON.stringify(rows)]);
}
