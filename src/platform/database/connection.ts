import { fileURLToPath } from 'node:url';
import { dirname, join } from 'node:path';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { Config } from '../config/index.js';

type PostgresOptions = Extract<DataSourceOptions, { type: 'postgres' }>;

/** How this process reaches PostgreSQL. The schema is owned by migrations; nothing is synchronised. */
export function connectionOptions(config: Pick<Config, 'databaseUrl' | 'databasePool'>): PostgresOptions {
  return {
    type: 'postgres',
    url: config.databaseUrl,
    poolSize: config.databasePool,
    synchronize: false,
    logging: false,
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    // Statements of one transaction that do not need each other's answers travel together: see `inOneGo`.
    extra: { application_name: 'convoke', pipeline: true },
  };
}

/** Key of the advisory lock that lets one process at a time run migrations. */
const MIGRATION_LOCK = 4_917_033;

/**
 * Brings the schema up to date and answers the names of the migrations that ran. Safe to call from several processes
 * at once: one migrates, the others wait and find nothing to do.
 */
export async function migrate(config: Pick<Config, 'databaseUrl' | 'databasePool'>): Promise<string[]> {
  const folder = join(dirname(fileURLToPath(import.meta.url)), '../../../migrations');
  const source = new DataSource({
    ...connectionOptions(config),
    poolSize: 2,
    migrations: [join(folder, '*.{js,ts}')],
    migrationsTransactionMode: 'each',
  });
  await source.initialize();
  const lock = source.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const ran = await source.runMigrations();
    return ran.map((migration) => migration.name);
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await lock.release();
    await source.destroy();
  }
}
