import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from './postgres.mjs';

/** What an installation on this machine stands on: a folder for its data, a secret, a database. */
export async function openInstallation(root, say) {
  const data = join(root, '.data');
  try {
    mkdirSync(data, { recursive: true });
    accessSync(data, constants.W_OK);
  } catch {
    throw new Error(`Convoke keeps its data in ${data}, and may not write there. Start it as the owner of that folder, or from a copy that you own.`);
  }
  const postgres = process.env.DATABASE_URL ? null : await startPostgres(join(data, 'postgres'), say);
  return {
    data,
    databaseUrl: process.env.DATABASE_URL ?? postgres.url,
    secret: process.env.CONVOKE_SECRET ?? secretOf(join(data, 'secret')),
    isEmbedded: postgres !== null,
    stop: async () => postgres?.stop(),
  };
}

/** Made once; losing it makes sealed answers unreadable and tickets invalid. */
function secretOf(file) {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}
