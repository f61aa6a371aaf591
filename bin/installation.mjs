import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { mustBeWritable } from './install.mjs';
import { startPostgres } from './postgres.mjs';

/** What an installation on this machine stands on: a folder for its data (`.data`, or the one that CONVOKE_DATA names), a secret, a database. */
export async function openInstallation(root, say) {
  const data = process.env.CONVOKE_DATA ? resolve(process.env.CONVOKE_DATA) : join(root, '.data');
  if (!existsSync(data)) {
    mustBeWritable(join(data, '..'));
    mkdirSync(data, { mode: 0o755 });
  }
  mustBeWritable(data);
  const postgres = process.env.DATABASE_URL ? null : await startPostgres(root, join(data, 'postgres'), say);
  return {
    data,
    databaseUrl: process.env.DATABASE_URL ?? postgres.url,
    secret: process.env.CONVOKE_SECRET ?? secretOf(join(data, 'secret')),
    isEmbedded: postgres !== null,
    /** Where the embedded database is; null without one. */
    databaseFolder: postgres?.folder ?? null,
    /** Takes the installation for this process. Rejects when it runs already. */
    hold: async () => {
      if (postgres && !(await postgres.hold())) throw new Error(`Convoke is running on the data in ${data} already. Stop it there, or name another folder: CONVOKE_DATA=FOLDER npm start`);
    },
    stop: async () => postgres?.stop(),
  };
}

/** Made once; losing it makes sealed answers unreadable and tickets invalid. */
function secretOf(file) {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}
