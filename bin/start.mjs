#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installIfNeeded, ownNode, requireNode } from './install.mjs';
import { mustBeFree, portOf } from './ports.mjs';
import { endRunning, run } from './run.mjs';

/** `npm start`: everything that Convoke needs, from nothing but Node and npm. Only Node's own modules until the libraries are there. */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const began = Date.now();
const say = (text) => process.stdout.write(`${text}\n`);
const running = [];
/** How the demonstration signs its letters: its secretariat is as invented as its people. */
const DEMO_SECRETARIAT = 'Support Unit of the Almaty Process (demonstration)';
let stopping = false;

async function stopAll(code) {
  if (stopping) return;
  stopping = true;
  await endRunning();
  for (let part = running.pop(); part; part = running.pop()) await part.stop();
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stopAll(0));

try {
  await start();
} catch (error) {
  if (!stopping) {
    process.stderr.write(`${error.message}\n`);
    await stopAll(1);
  }
}

async function start() {
  requireNode();
  const host = process.env.HOST || '127.0.0.1';
  const port = portOf('PORT', 3000);
  const inboxPort = portOf('INBOX_PORT', 8025);
  const smtpPort = portOf('MAIL_PORT', 2525);
  await mustBeFree(port, 'PORT', host);
  if (!process.env.SMTP_URL) {
    await mustBeFree(inboxPort, 'INBOX_PORT', '127.0.0.1');
    await mustBeFree(smtpPort, 'MAIL_PORT', '127.0.0.1');
  }
  await installIfNeeded(root, say);
  const node = ownNode(root);
  const { buildIfStale } = await import('./build.mjs');
  await buildIfStale(root, node, say);

  const { openInstallation } = await import('./installation.mjs');
  const installation = await openInstallation(root, say);
  running.push(installation);
  await installation.hold();
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    HOST: host,
    PORT: String(port),
    DATABASE_URL: installation.databaseUrl,
    CONVOKE_SECRET: installation.secret,
    CONVOKE_FILES: process.env.CONVOKE_FILES ?? join(installation.data, 'files'),
    CONVOKE_DEMO: process.env.CONVOKE_DEMO ?? (installation.isEmbedded ? '1' : '0'),
    PUBLIC_URL: process.env.PUBLIC_URL ?? `http://localhost:${port}`,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
  };
  if (env.CONVOKE_DEMO === '1') {
    env.INSTANCE_NAME ??= DEMO_SECRETARIAT;
    env.MAIL_FROM ??= `${DEMO_SECRETARIAT} <secretariat@convoke.example>`;
  }
  writeFileSync(join(installation.data, 'address'), env.PUBLIC_URL);
  if (!process.env.SMTP_URL) {
    const { startMailSink } = await import('./mail-sink.mjs');
    running.push(await startMailSink({ folder: join(installation.data, 'mail'), smtpPort, inboxPort }));
    env.SMTP_URL = `smtp://127.0.0.1:${smtpPort}`;
    env.INBOX_URL = `http://localhost:${inboxPort}`;
  }
  if (env.CONVOKE_DEMO === '1') await loadDemoOnce(node, env, installation);
  await startApplication(node, env, `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`);
  if (!stopping) tell(env, installation);
}

/** What a newcomer needs to know, in a few lines. */
function tell(env, installation) {
  const line = (label, text) => say(`  ${label.padEnd(9)}${text}`);
  say(`\nConvoke is ready (${((Date.now() - began) / 1000).toFixed(1)} s).`);
  line('Open', env.PUBLIC_URL);
  if (env.CONVOKE_DEMO === '1') line('Sign in', `${env.PUBLIC_URL}/console as secretariat@convoke.example, password convoke-demo (also admin@, organiser@, desk@)`);
  else line('Sign in', `${env.PUBLIC_URL}/console; the first account: npm run convoke -- account create --email ADDRESS --name NAME`);
  if (env.INBOX_URL) line('Mail', `${env.INBOX_URL} shows all that is sent; nothing leaves this machine`);
  const apart = installation.databaseFolder?.startsWith(installation.data) === false ? `, the database in ${installation.databaseFolder}` : '';
  line('Data', installation.isEmbedded ? `${installation.data}${apart}` : 'in the database that DATABASE_URL names');
  line('Stop', 'Ctrl-C');
}

/** The demonstration is loaded on the first start; a mark beside the database says so. Loading it again would change nothing, but take time. */
async function loadDemoOnce(node, env, installation) {
  const mark = installation.databaseFolder && join(installation.databaseFolder, 'demo-loaded');
  if (mark && existsSync(mark)) return;
  say('Loading the demonstration data (once) …');
  const { status, said } = await run(node, [join(root, 'dist/src/cli.js'), 'demo', 'load'], { cwd: root, env: { ...env, CONVOKE_ROLE: 'web' }, quiet: true });
  if (status !== 0) throw new Error(`The demonstration data could not be loaded:\n${said}`);
  if (mark) writeFileSync(mark, '');
}

/** Web and worker in one process. It ends with this one, even when this one is killed: the channel between them closes. */
async function startApplication(node, env, address) {
  // Small on purpose: 155 MiB after the start, about 215 while twenty readers ask for pages as fast as they can (two cores).
  const app = spawn(node, ['--max-old-space-size=192', '--max-semi-space-size=4', join(root, 'dist/src/main.js')], {
    cwd: root,
    env: { MALLOC_ARENA_MAX: '2', ...env, CONVOKE_ROLE: env.CONVOKE_ROLE ?? 'all' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // Apart from the terminal: Ctrl-C would reach it twice, and the second time it would drop what it is ending in order.
    detached: true,
  });
  const ended = new Promise((resolve) => app.once('exit', resolve));
  running.push({
    async stop() {
      if (app.exitCode === null && app.signalCode === null) app.kill('SIGTERM');
      const late = setTimeout(() => app.kill('SIGKILL'), 15_000);
      await ended;
      clearTimeout(late);
    },
  });
  app.once('exit', (code, signal) => {
    if (stopping) return;
    process.stderr.write(`Convoke ended by itself (${code ?? signal}); what went wrong is above.\n`);
    void stopAll(1);
  });
  await answering(`${address}/healthz`);
}

async function answering(url) {
  const answer = await fetch(url).catch(() => null);
  if (answer?.ok || stopping) return;
  await new Promise((resolve) => setTimeout(resolve, 50));
  await answering(url);
}
