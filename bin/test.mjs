import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installIfNeeded, ownNode, requireNode } from './install.mjs';
import { freePort } from './ports.mjs';
import { endRunning, run } from './run.mjs';
import { ensureChromium, ensureRedis } from './test-machine.mjs';
import { choose, countOf, partsOf } from './test-parts.mjs';

/** `npm test`: everything that must hold. `npm test -- unit browser` runs just those parts, `npm run check` the static ones. */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const say = (text) => process.stdout.write(`${text}\n`);
const outputs = mkdtempSync(join(tmpdir(), 'convoke-results-'));
const cleaning = [async () => rmSync(outputs, { recursive: true, force: true })];
let stopped = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    stopped = true;
    void endRunning();
  });
}

let code = 1;
try {
  code = await test(process.argv.slice(2));
} catch (error) {
  say(error.message);
} finally {
  for (let clean = cleaning.pop(); clean; clean = cleaning.pop()) await clean();
}
process.exit(code);

async function test(asked) {
  requireNode();
  await installIfNeeded(root, say);
  const node = ownNode(root);
  const all = partsOf(root, node, outputs);
  const parts = choose(all, asked);
  if (parts === null) {
    say(`There is no such part: ${asked.join(' ')}. Parts: check, ${all.map((part) => part.name).join(', ')}.`);
    return 1;
  }
  const started = Date.now();
  const sum = { passed: 0, failed: 0 };
  const broken = [];
  const beside = await prepare(node, parts);
  for (const part of parts) {
    if (stopped) return 1;
    const failed = await runPart(part, beside);
    const counted = countOf(part, failed);
    sum.passed += counted.passed;
    sum.failed += counted.failed;
    if (failed) broken.push(part.name);
  }
  say('');
  for (const name of broken) say(`${name} failed. To repeat just that: npm test -- ${name}`);
  say(`Took ${Math.round((Date.now() - started) / 1000)} s.`);
  say(`${sum.passed} passed, ${sum.failed} failed`);
  return broken.length === 0 && !stopped ? 0 : 1;
}

/** Answers whether it failed. */
async function runPart(part, beside) {
  say(`\n── ${part.name} ${'─'.repeat(Math.max(0, 60 - part.name.length))}`);
  const since = Date.now();
  let failed = false;
  for (const [command, ...args] of part.steps) {
    const { status } = await run(command, args, { cwd: root, env: { ...beside, ...part.env } });
    failed = status !== 0;
    if (failed) break;
  }
  say(`${part.name}: ${failed ? 'FAILED' : 'ok'} (${((Date.now() - since) / 1000).toFixed(1)} s)`);
  return failed;
}

/** Puts beside the parts what they need, once for all of them; answers the environment that they run in. */
async function prepare(node, parts) {
  const needed = new Set(parts.flatMap((part) => part.needs));
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`, FORCE_COLOR: '0' };
  if (needed.has('chromium')) ensureChromium(say);
  if (needed.has('redis')) env.TEST_REDIS_URL = process.env.TEST_REDIS_URL ?? (await startRedis());
  if (needed.has('postgres')) env.TEST_POSTGRES_URL = await startPostgres();
  if (needed.has('built') && !parts.some((part) => part.name === 'build')) {
    const { buildIfStale } = await import('./build.mjs');
    await buildIfStale(root, node, say);
  }
  return env;
}

async function startPostgres() {
  const { default: start } = await import('../test/support/start-postgres.mjs');
  const { default: stop } = await import('../test/support/stop-postgres.mjs');
  cleaning.push(stop);
  await start();
  return process.env.TEST_POSTGRES_URL;
}

async function startRedis() {
  const program = ensureRedis(say);
  const port = await freePort();
  const redis = spawn(program, ['--port', String(port), '--save', '', '--appendonly', 'no', '--bind', '127.0.0.1'], { stdio: 'ignore', cwd: outputs });
  const ended = new Promise((resolve) => redis.once('exit', resolve));
  cleaning.push(() => {
    redis.kill('SIGTERM');
    return ended;
  });
  return `redis://127.0.0.1:${port}`;
}
