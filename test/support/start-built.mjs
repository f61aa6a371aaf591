import { fileURLToPath } from 'node:url';
import { buildIfStale } from '../../bin/build.mjs';
import startPostgres from './start-postgres.mjs';

/** For tests that start real processes: builds the server if its sources have changed, and starts PostgreSQL. */
export default async function startBuilt() {
  await buildIfStale(fileURLToPath(new URL('../../', import.meta.url)), process.execPath, (text) => process.stdout.write(`${text}\n`), ['server']);
  await startPostgres();
}
