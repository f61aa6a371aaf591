#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installIfNeeded, ownNode, requireNode } from './install.mjs';

/** `npm run convoke -- <noun> <verb> …`: commands on an installation; finds the embedded database by itself. */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const say = (text) => process.stderr.write(`${text}\n`);

requireNode(say);
installIfNeeded(root, say);
const node = ownNode(root);
const { buildIfStale } = await import('./build.mjs');
buildIfStale(root, node, say);
const { openInstallation } = await import('./installation.mjs');
const { isAlive, readPidFile } = await import('./postgres-state.mjs');
const server = readPidFile(join(root, '.data/postgres/data/postmaster.pid'));
const wasRunning = server !== null && isAlive(server.pid);
const installation = await openInstallation(root, say);
const env = {
  LOG_LEVEL: 'warn',
  SMTP_URL: 'smtp://127.0.0.1:2525',
  CONVOKE_DEMO: installation.isEmbedded ? '1' : '0',
  ...process.env,
  NODE_ENV: 'production',
  CONVOKE_ROLE: 'web',
  DATABASE_URL: installation.databaseUrl,
  CONVOKE_SECRET: installation.secret,
};
const command = spawn(node, [join(root, 'dist/src/cli.js'), ...process.argv.slice(2)], { cwd: root, env, stdio: 'inherit' });
const code = await new Promise((resolve) => command.once('exit', resolve));
if (!wasRunning) await installation.stop();
process.exit(code ?? 1);
