import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A walk-in is named by the device that notes it, and keeps that name when the device is paired again and numbers what was left anew. */
export class WalkInIds1790000000165 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE walk_in ADD COLUMN id uuid;
      UPDATE walk_in SET id = uuidv7();
      ALTER TABLE walk_in ALTER COLUMN id SET NOT NULL, DROP CONSTRAINT walk_in_pkey, ADD PRIMARY KEY (id), ADD CONSTRAINT walk_in_number UNIQUE (device_id, sequence);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE walk_in DROP CONSTRAINT walk_in_number, DROP CONSTRAINT walk_in_pkey, ADD PRIMARY KEY (device_id, sequence), DROP COLUMN id`);
  }
}
