import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from '../../src/platform/database/connection.js';
import type { Sql } from '../../src/platform/database/index.js';

/** A database of its own for one suite, with the schema in place. */
export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

const TEMPLATE_LOCK = 771_203;

/** Makes a database by copying a migrated template, which the first suite of a run prepares. */
export async function createDatabase(): Promise<TestDatabase> {
  const server = process.env['TEST_POSTGRES_URL'];
  if (!server) throw new Error('TEST_POSTGRES_URL is not set; run through npm run jest');
  const template = 'convoke_template';
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    await admin.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const there = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    if (there.rowCount === 0) {
      await admin.query(`CREATE DATABASE ${template}_making`);
      await migrate({ databaseUrl: at(server, `${template}_making`), databasePool: 2 });
      await admin.query(`ALTER DATABASE ${template}_making RENAME TO ${template}`);
    }
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  } finally {
    await admin.query('SELECT pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
    await admin.end();
  }
  return { url: at(server, name), drop: () => drop(server, name) };
}

async function drop(server: string, name: string): Promise<void> {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await admin.end();
}

function at(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.toString();
}

/** Opens so many connections of an application's pool, so that what is raced next comes to the database at the same moment and not as connections open. */
export async function openConnections(sql: Sql, count = 8): Promise<void> {
  await Promise.all(Array.from({ length: count }, () => sql.rows('SELECT pg_sleep(0.1)')));
}
