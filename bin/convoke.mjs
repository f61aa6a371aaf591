#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installIfNeeded, ownNode, requireNode } from './install.mjs';
import { run } from './run.mjs';

/** `npm run convoke -- <noun> <verb> …`: commands on an installation; finds the embedded database by itself, and starts it when it is not running. */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const say = (text) => process.stderr.write(`${text}\n`);

try {
  process.exitCode = await command();
} catch (error) {
  say(error.message);
  process.exitCode = 1;
}

async function command() {
  requireNode();
  await installIfNeeded(root, say);
  const node = ownNode(root);
  const { buildIfStale } = await import('./build.mjs');
  await buildIfStale(root, node, say, ['server']);
  const { openInstallation } = await import('./installation.mjs');
  const installation = await openInstallation(root, say);
  // Where the last start said that people find it: links that a command makes begin so.
  const address = join(installation.data, 'address');
  try {
    const env = {
      ...(existsSync(address) && { PUBLIC_URL: readFileSync(address, 'utf8') }),
      LOG_LEVEL: 'warn',
      SMTP_URL: 'smtp://127.0.0.1:2525',
      CONVOKE_FILES: join(installation.data, 'files'),
      CONVOKE_DEMO: installation.isEmbedded ? '1' : '0',
      ...process.env,
      NODE_ENV: 'production',
      CONVOKE_ROLE: 'web',
      DATABASE_URL: installation.databaseUrl,
      CONVOKE_SECRET: installation.secret,
    };
    const { status } = await run(node, [join(root, 'dist/src/cli.js'), ...process.argv.slice(2)], { cwd: root, env, stdio: 'inherit' });
    return status;
  } finally {
    await installation.stop();
  }
}
