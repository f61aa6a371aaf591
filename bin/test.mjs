import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installIfNeeded, ownNode, requireNode } from './install.mjs';
import { ensureChromium, ensureRedis } from './test-machine.mjs';

/** `npm test`: everything that must hold. `npm test -- unit browser` runs just those parts, `npm run check` the static ones. */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const say = (text) => process.stdout.write(`${text}\n`);

requireNode(say);
installIfNeeded(root, say);

const node = ownNode(root);
const bin = (name) => [node, join(root, 'node_modules', name)];
const outputs = mkdtempSync(join(tmpdir(), 'convoke-results-'));
const environment = { ...process.env, PATH: `${dirname(node)}${delimiter}${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`, FORCE_COLOR: '0' };
const jest = (project) => ({
  name: project,
  counts: join(outputs, `${project}.json`),
  steps: [[node, '--experimental-vm-modules', '--no-warnings=ExperimentalWarning', join(root, 'node_modules/jest/bin/jest.js'), '--selectProjects', project, '--passWithNoTests', '--json', `--outputFile=${join(outputs, `${project}.json`)}`]],
});

const build = { name: 'build', steps: [[...bin('@nestjs/cli/bin/nest.js'), 'build'], [node, join(root, 'bin/build-web.mjs')]] };
const checks = [
  { name: 'types', steps: [[...bin('ts7/bin/tsc'), '--noEmit', '-p', 'tsconfig.json'], [...bin('ts7/bin/tsc'), '--noEmit', '-p', 'web/tsconfig.json']] },
  { name: 'lint', steps: [[...bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings', 'src', 'test', 'web/src', 'bench']] },
  { name: 'boundaries', steps: [[...bin('dependency-cruiser/bin/dependency-cruiser.mjs'), '--config', '.dependency-cruiser.cjs', 'src']] },
  { name: 'dead', steps: [[...bin('knip/bin/knip.js')]] },
  build,
  { name: 'openapi', steps: [[node, 'dist/src/openapi.js', '--check'], [node, 'bin/check-client.mjs']] },
];
const tests = [
  jest('unit'),
  { ...jest('medium'), servers: true },
  { ...jest('http'), servers: true },
  { ...jest('faults'), servers: true },
  { name: 'browser', counts: join(outputs, 'browser.json'), browser: true, servers: true, steps: [[...bin('@playwright/test/cli.js'), 'test', '--config', 'test/browser/playwright.config.ts']] },
];

const asked = process.argv.slice(2);
const parts = asked[0] === 'check' ? checks : [...checks, ...tests].filter((part) => asked.length === 0 || asked.includes(part.name));
if (parts.length === 0) {
  say(`There is no part "${asked.join(' ')}". Parts: ${[...checks, ...tests].map((part) => part.name).join(', ')}.`);
  process.exit(1);
}

const sum = { passed: 0, failed: 0 };
const broken = [];
const servers = parts.some((part) => part.servers) ? await startServers() : { stop: async () => {} };
const started = Date.now();
try {
  for (const part of parts) await run(part);
} finally {
  await servers.stop();
  rmSync(outputs, { recursive: true, force: true });
}
for (const name of broken) say(`${name} failed. To repeat just that: npm test -- ${name}`);
say(`Took ${Math.round((Date.now() - started) / 1000)} s.`);
say(`${sum.passed} passed, ${sum.failed} failed`);
process.exit(broken.length === 0 ? 0 : 1);

async function run(part) {
  say(`\n── ${part.name} ${'─'.repeat(Math.max(0, 60 - part.name.length))}`);
  const since = Date.now();
  if (part.browser) ensureChromium(say);
  let failed = false;
  for (const [command, ...args] of part.steps) {
    if ((await step(command, args, part)) !== 0) {
      failed = true;
      break;
    }
  }
  const counted = part.counts && existsSync(part.counts) ? countOf(JSON.parse(readFileSync(part.counts, 'utf8'))) : { passed: failed ? 0 : 1, failed: failed ? 1 : 0 };
  sum.passed += counted.passed;
  sum.failed += Math.max(counted.failed, failed ? 1 : 0);
  if (failed) broken.push(part.name);
  say(`${part.name}: ${failed ? 'FAILED' : 'ok'} (${((Date.now() - since) / 1000).toFixed(1)} s)`);
}

function step(command, args, part) {
  const env = part.browser ? { ...environment, PLAYWRIGHT_JSON_OUTPUT_NAME: part.counts } : environment;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env: { ...env, ...servers.env }, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Jest and Playwright each count in their own words. */
function countOf(report) {
  if ('numPassedTests' in report) return { passed: report.numPassedTests, failed: report.numFailedTests + (report.numRuntimeErrorTestSuites ?? 0) };
  return { passed: report.stats.expected + report.stats.flaky, failed: report.stats.unexpected };
}

/** One PostgreSQL and one Redis for all parts of a run. */
async function startServers() {
  const { default: start } = await import('../test/support/start-postgres.mjs');
  const { default: stop } = await import('../test/support/stop-postgres.mjs');
  await start();
  const port = await freePort();
  const redis = spawn(ensureRedis(say), ['--port', String(port), '--save', '', '--appendonly', 'no', '--bind', '127.0.0.1'], { stdio: 'ignore' });
  return {
    env: { TEST_POSTGRES_URL: process.env.TEST_POSTGRES_URL, TEST_REDIS_URL: `redis://127.0.0.1:${port}` },
    stop: async () => {
      redis.kill('SIGTERM');
      await stop();
    },
  };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
