import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installIfNeeded, ownNode } from './install.mjs';

/** `npm run bench`: prints what this machine does. Figures are for comparing within one run; nothing is asserted. */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const say = (text) => process.stdout.write(`${text}\n`);
await installIfNeeded(root, say);
const require = createRequire(import.meta.url);
const pg = require('pg');
const nodemailer = (await import('nodemailer')).default;
const { SMTPServer } = await import('smtp-server');
const { buildIfStale } = await import('./build.mjs');
const { freePort } = await import('./ports.mjs');
await buildIfStale(root, ownNode(root), say);

const PEOPLE = 2_000;
const CALLERS = 50;

const { default: startPostgres } = await import('../test/support/start-postgres.mjs');
const { default: stopPostgres } = await import('../test/support/stop-postgres.mjs');
await startPostgres();
const server = process.env.TEST_POSTGRES_URL;
const admin = new pg.Client({ connectionString: server });
await admin.connect();
await admin.query('CREATE DATABASE bench');
const databaseUrl = server.replace(/\/postgres$/, '/bench');

const sink = await startSink();
const started = [];
try {
  const first = await start('web');
  say(`ready after            ${(first.readyMs / 1000).toFixed(2)} s (migrations on an empty database included)`);
  await first.stop();
  const again = await start('all');
  say(`ready, second start    ${(again.readyMs / 1000).toFixed(2)} s, ${Math.round(rssOf(again.child.pid) / 1024)} MiB, web and worker in one process`);
  await again.stop();

  const web = await start('web');
  const slug = await openEvent();
  const plain = await plainInserts();
  const registrations = await timed(PEOPLE, CALLERS, (n) => register(web.url, slug, n));
  say(`plain inserts          ${plain.rate} a second (one row a commit, ${CALLERS} callers)`);
  say(`registrations (HTTP)   ${registrations.rate} a second, p50 ${registrations.p50} ms, p99 ${registrations.p99} ms; ${(registrations.rate / plain.rate).toFixed(2)} of plain inserts`);

  const bare = await bareMails();
  const before = sink.taken;
  const since = performance.now();
  await start('worker');
  while (sink.taken - before < PEOPLE && performance.now() - since < 120_000) await new Promise((resolve) => setTimeout(resolve, 20));
  const begun = sink.times[before];
  const rate = Math.round((sink.taken - before) / ((sink.times.at(-1) - begun) / 1000));
  say(`bare nodemailer        ${bare} mails a second (pooled, 5 connections, one letter of the same size)`);
  say(`mails from the outbox  ${rate} a second, written, claimed and recorded each; ${(rate / bare).toFixed(2)} of bare; ${sink.taken - before} of ${PEOPLE} arrived`);
} finally {
  for (const one of started) await one.stop();
  await sink.close();
  await admin.end();
  await stopPostgres();
}

async function start(role) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const since = performance.now();
  const child = fork(join(root, `dist/src/${role === 'worker' ? 'worker' : 'main'}.js`), {
    execPath: ownNode(root),
    execArgv: [],
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), PUBLIC_URL: url, DATABASE_URL: databaseUrl, SMTP_URL: sink.url, CONVOKE_SECRET: Buffer.alloc(32, 3).toString('base64'), CONVOKE_ROLE: role, LOG_LEVEL: 'error', REDIS_URL: process.env.REDIS_URL ?? '', RATE_LIMIT: '0' },
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  while (!(await fetch(`${url}/healthz`).then((answer) => answer.ok, () => false))) await new Promise((resolve) => setTimeout(resolve, 20));
  const running = { url, child, readyMs: performance.now() - since, stop: async () => void (child.exitCode === null && child.kill('SIGTERM'), await ended) };
  started.push(running);
  return running;
}

/** A forum with room for everybody, open for registration. */
async function openEvent() {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const id = '01977a3e-0000-7000-8000-00000000beac';
  await client.query(
    `INSERT INTO event (id, slug, kind, sub_kind, title, starts_local, ends_local, zone, starts_at, ends_at, mode, status, created_at)
     VALUES ($1, 'bench', 'forum', 'regional-forum', '{"en":"Bench"}', '2099-01-01T09:00', '2099-01-02T17:00', 'Asia/Almaty', '2099-01-01T04:00Z', '2099-01-02T12:00Z', 'in-person', 'registration-open', now())`,
    [id],
  );
  await client.query(`INSERT INTO registration_settings (event_id, categories) VALUES ($1, '{ngo}')`, [id]);
  await client.query(`INSERT INTO ledger (event_id, key, capacity) VALUES ($1, 'event', NULL)`, [id]);
  await client.end();
  return 'bench';
}

async function register(url, slug, n) {
  const body = { person: { familyName: `Bench${n}`, givenName: 'Aliya', email: `bench${n}@example.org` }, category: 'ngo', answers: {}, consents: { 'event-management': true }, locale: 'en' };
  const answer = await fetch(`${url}/api/v1/public/events/${slug}/registrations`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (answer.status !== 201) throw new Error(`A registration was answered ${answer.status}: ${await answer.text()}`);
  await answer.arrayBuffer();
}

/** What the same PostgreSQL does with one small row a commit, from as many connections as a web process keeps. */
async function plainInserts() {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 12 });
  await pool.query('CREATE TABLE plain (id int, body jsonb)');
  const result = await timed(PEOPLE * 2, CALLERS, (n) => pool.query('INSERT INTO plain VALUES ($1, $2)', [n, { name: 'Aliya', n }]));
  await pool.end();
  return result;
}

async function bareMails() {
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: sink.port, pool: true, maxConnections: 5, maxMessages: Infinity, ignoreTLS: true });
  const letter = { from: 'a@example.org', subject: 'Registration received', text: 'x'.repeat(700), html: 'y'.repeat(3_500) };
  const { rate } = await timed(PEOPLE, CALLERS, (n) => transport.sendMail({ ...letter, to: `bare${n}@example.org` }));
  transport.close();
  return rate;
}

async function timed(count, callers, act) {
  const times = [];
  let next = 0;
  const since = performance.now();
  await Promise.all(
    Array.from({ length: callers }, async () => {
      for (let n = next++; n < count; n = next++) {
        const from = performance.now();
        await act(n);
        times.push(performance.now() - from);
      }
    }),
  );
  const rate = Math.round(count / ((performance.now() - since) / 1000));
  times.sort((a, b) => a - b);
  return { rate, p50: Math.round(times[Math.floor(count * 0.5)]), p99: Math.round(times[Math.floor(count * 0.99)]) };
}

async function startSink() {
  const state = { taken: 0, times: [], port: await freePort() };
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, _session, done) {
      stream.resume();
      stream.once('end', () => {
        state.taken += 1;
        state.times.push(performance.now());
        done();
      });
    },
  });
  await new Promise((resolve) => smtp.listen(state.port, '127.0.0.1', resolve));
  return Object.assign(state, { url: `smtp://127.0.0.1:${state.port}`, close: () => new Promise((resolve) => smtp.close(resolve)) });
}

/** Resident memory in KiB, from the system's own account; 0 where it keeps none. */
function rssOf(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0; // not Linux
  }
}
