import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustBeWritable } from './install.mjs';
import { startPostgres } from './postgres.mjs';

/** What an installation on this machine stands on: a folder for its data, a secret, a database. */
export async function openInstallation(root, say) {
  const data = join(root, '.data');
  mustBeWritable(root);
  if (existsSync(data)) mustBeWritable(data);
  else mkdirSync(data, { mode: 0o755 });
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
      if (postgres && !(await postgres.hold())) throw new Error(`Convoke is running from ${root} already. Stop it there, or start from a copy of the folder.`);
    },
    stop: async () => postgres?.stop(),
  };
}

/** Made once; losing it makes sealed answers unreadable and tickets invalid. */
function secretOf(file) {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}
