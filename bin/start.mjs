#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installIfNeeded, ownNode, requireNode } from './install.mjs';

/** `npm start`: everything that Convoke needs, from nothing but Node and npm. Only Node's own modules until the libraries are there. */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const began = Date.now();
const say = (text) => process.stdout.write(`${text}\n`);
const fail = (text) => {
  process.stderr.write(`${text}\n`);
  process.exit(1);
};
const running = [];
let stopping = false;

async function stopAll(code) {
  if (stopping) return;
  stopping = true;
  for (const part of running.reverse()) await part.stop();
  process.exit(code);
}
process.on('SIGINT', () => void stopAll(0));
process.on('SIGTERM', () => void stopAll(0));

requireNode(say);
try {
  await start();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  await stopAll(1);
}

async function start() {
  const port = Number(process.env.PORT ?? 3000);
  const inboxPort = Number(process.env.INBOX_PORT ?? 8025);
  const smtpPort = Number(process.env.MAIL_PORT ?? 2525);
  await mustBeFree(port, 'PORT');
  if (!process.env.SMTP_URL) {
    await mustBeFree(inboxPort, 'INBOX_PORT');
    await mustBeFree(smtpPort, 'MAIL_PORT');
  }
  installIfNeeded(root, say);
  const node = ownNode(root);
  const { buildIfStale } = await import('./build.mjs');
  buildIfStale(root, node, say);

  const { openInstallation } = await import('./installation.mjs');
  const installation = await openInstallation(root, say);
  running.push(installation);
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    PORT: String(port),
    DATABASE_URL: installation.databaseUrl,
    CONVOKE_SECRET: installation.secret,
    CONVOKE_DEMO: process.env.CONVOKE_DEMO ?? (installation.isEmbedded ? '1' : '0'),
    PUBLIC_URL: process.env.PUBLIC_URL ?? `http://localhost:${port}`,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
  };
  if (!process.env.SMTP_URL) {
    const { startMailSink } = await import('./mail-sink.mjs');
    running.push(await startMailSink({ folder: join(installation.data, 'mail'), smtpPort, inboxPort }));
    env.SMTP_URL = `smtp://127.0.0.1:${smtpPort}`;
    env.INBOX_URL = `http://localhost:${inboxPort}`;
  }
  if (env.CONVOKE_DEMO === '1') await loadDemoOnce(node, env, installation.data);
  await startApplication(node, env, port);

  const line = (label, text) => say(`  ${label.padEnd(9)}${text}`);
  say(`\nConvoke is ready (${((Date.now() - began) / 1000).toFixed(1)} s).`);
  line('Open', env.PUBLIC_URL);
  if (env.CONVOKE_DEMO === '1') line('Sign in', `${env.PUBLIC_URL}/console as secretariat@convoke.example, password convoke-demo (also admin@, organiser@, desk@)`);
  if (env.INBOX_URL) line('Mail', `${env.INBOX_URL} shows all that is sent; nothing leaves this machine`);
  line('Data', installation.isEmbedded ? installation.data : 'in the database that DATABASE_URL names');
  line('Stop', 'Ctrl-C');
}

/** The demonstration is loaded on the first start; a mark in the data folder says so. */
async function loadDemoOnce(node, env, data) {
  const mark = join(data, 'demo-loaded');
  if (existsSync(mark)) return;
  say('Loading the demonstration data (once) …');
  const code = await new Promise((resolve, reject) => {
    const loading = spawn(node, [join(root, 'dist/src/cli.js'), 'demo', 'load'], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
    loading.once('error', reject);
    loading.once('exit', resolve);
  });
  if (code !== 0) throw new Error('The demonstration data could not be loaded; what went wrong is above.');
  writeFileSync(mark, '');
}

/** Web and worker in one process. It ends with this one, even when this one is killed: the channel between them closes. */
async function startApplication(node, env, port) {
  const app = spawn(node, ['--max-old-space-size=192', '--max-semi-space-size=8', join(root, 'dist/src/main.js')], { cwd: root, env: { ...env, CONVOKE_ROLE: env.CONVOKE_ROLE ?? 'all' }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ended = new Promise((resolve) => app.once('exit', resolve));
  running.push({
    async stop() {
      if (app.exitCode === null) app.kill('SIGTERM');
      const late = setTimeout(() => app.kill('SIGKILL'), 15_000);
      await ended;
      clearTimeout(late);
    },
  });
  void ended.then((code) => {
    if (!stopping) {
      process.stderr.write(`Convoke ended by itself (code ${code}); what went wrong is above.\n`);
      void stopAll(1);
    }
  });
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null);
    if (answer?.ok) return;
    if (stopping) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function mustBeFree(port, variable) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => {
      fail(error.code === 'EADDRINUSE' ? `Port ${port} is in use. Stop what uses it, or choose another: ${variable}=${port + 1} npm start` : `Port ${port} cannot be opened: ${error.message}. Choose another with ${variable}.`);
    });
    probe.listen(port, '127.0.0.1', () => probe.close(resolve));
  });
}
