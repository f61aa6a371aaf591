import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { installIfNeeded, ownNode } from './install.mjs';
import { run } from './run.mjs';

/**
 * `npm run proofs`: takes each guard of `test/proofs/` away in a copy of the tree, and runs the tests that must notice. A guard whose loss no test notices, or that
 * is not where the list says, ends it with 1. `npm run proofs -- idempotency claim` looks at guards of that name alone; `--write` puts the table into docs/proofs.md.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const say = (text) => process.stdout.write(`${text}\n`);
const words = process.argv.slice(2);
const asked = words.filter((word) => !word.startsWith('--'));
await installIfNeeded(root, say);

const lists = readdirSync(join(root, 'test/proofs')).filter((name) => name.endsWith('.mjs')).toSorted();
const parts = await Promise.all(lists.map(async (name) => (await import(`../test/proofs/${name}`)).default));
const wanted = parts.map(({ title, guards }) => ({ title, guards: guards.filter(({ guard }) => asked.length === 0 || asked.some((word) => `${title}: ${guard}`.includes(word))) })).filter(({ guards }) => guards.length > 0);
const guards = wanted.flatMap((part) => part.guards);

const copy = mkdtempSync(join(tmpdir(), 'convoke-proofs-'));
const { default: startPostgres } = await import('../test/support/start-postgres.mjs');
const { default: stopPostgres } = await import('../test/support/stop-postgres.mjs');
try {
  copyTree();
  await startPostgres();
  await prove();
} finally {
  await stopPostgres();
  rmSync(copy, { recursive: true, force: true });
}

async function prove() {
  const whole = await testsOf(guards.flatMap(({ tests }) => tests));
  const unsound = guards.flatMap(({ tests }) => tests).filter((test) => whole(test).outcome !== 'passed');
  for (const { file, name } of unsound) say(`With every guard in place this does not pass: ${file}: ${name}`);
  if (unsound.length > 0) return void (process.exitCode = 1);
  let missed = 0;
  for (const guard of guards) {
    const found = await without(guard);
    const noticed = found.filter(({ outcome }) => outcome === 'failed');
    say(`${noticed.length === found.length ? 'noticed   ' : 'UNNOTICED '} ${guard.guard}`);
    for (const { name, outcome, why } of found) say(`             ${outcome}: ${name}${why ? `: ${why}` : ''}`);
    if (noticed.length < found.length) missed += 1;
  }
  say(`\n${guards.length - missed} guards of ${guards.length} are missed by a test when they are taken away.`);
  if (missed > 0) process.exitCode = 1;
  else if (words.includes('--write') && asked.length === 0) writeTable();
}

/** What the tests of a guard say without it. */
async function without({ edits, tests }) {
  const before = edits.map(({ file }) => [file, readFileSync(join(copy, file), 'utf8')]);
  const schema = edits.some(({ file }) => file.startsWith('migrations/'));
  try {
    for (const { file, text, instead } of edits) {
      const whole = readFileSync(join(copy, file), 'utf8');
      if (whole.split(text).length !== 2) return [{ name: `${file} has this ${whole.split(text).length - 1} times: ${text}`, outcome: 'not there' }];
      writeFileSync(join(copy, file), whole.split(text).join(instead));
    }
    if (schema) await forgetSchema();
    const found = await testsOf(tests);
    return tests.map((test) => ({ name: test.name, ...found(test) }));
  } finally {
    for (const [file, text] of before) writeFileSync(join(copy, file), text);
    if (schema) await forgetSchema();
  }
}

/** Runs tests in the copy, and answers for each how it ended: `passed`, `failed` with its words, or `not run`. */
async function testsOf(tests) {
  const report = join(copy, 'report.json');
  rmSync(report, { force: true });
  const files = [...new Set(tests.map(({ file }) => file))];
  const pattern = tests.map(({ name }) => name.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)).join('|');
  const jest = [join(root, 'node_modules/jest/bin/jest.js'), '--forceExit', '--selectProjects', 'unit', 'medium', 'http', '--runTestsByPath', ...files, '-t', pattern, '--json', `--outputFile=${report}`];
  await run(ownNode(root), ['--experimental-vm-modules', '--no-warnings=ExperimentalWarning', ...jest], { cwd: copy, quiet: true });
  const ended = JSON.parse(readFileSync(report, 'utf8')).testResults.flatMap((suite) => suite.assertionResults.map((one) => ({ ...one, file: suite.name })));
  return ({ file, name }) => {
    const those = ended.filter((one) => one.file.endsWith(file) && one.fullName.includes(name) && one.status !== 'pending');
    const failed = those.find(({ status }) => status === 'failed');
    if (failed) return { outcome: 'failed', why: brief(failed.failureMessages[0] ?? '') };
    return { outcome: those.length > 0 ? 'passed' : 'not run' };
  };
}

/** The beginning of what a failed test says. */
function brief(message) {
  const lines = stripVTControlCharacters(message).split(/\n\s+at /)[0]?.split('\n') ?? [];
  return lines.map((line) => line.trim()).filter((line) => line !== '').join(' ').slice(0, 240);
}

/** The template of test databases is made anew from the migrations as they stand. */
async function forgetSchema() {
  const pg = createRequire(import.meta.url)('pg');
  const client = new pg.Client({ connectionString: process.env.TEST_POSTGRES_URL });
  await client.connect();
  await client.query('DROP DATABASE IF EXISTS convoke_template_making').then(() => client.query('DROP DATABASE IF EXISTS convoke_template WITH (FORCE)'));
  await client.end();
}

function copyTree() {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' });
  for (const file of listed.split('\0').filter((name) => /^(src|test|migrations|bin|web\/src|web\/shared)\/|^(package|tsconfig|jest\.config)[^/]*$/.test(name))) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
}

function writeTable() {
  const path = join(root, 'docs/proofs.md');
  const rows = ({ guard, edits, tests, shows }) => `| ${guard} | ${[...new Set(edits.map(({ file }) => `\`${file}\``))].join(', ')} | ${tests.map(({ file, name }) => `\`${file}\`: ${name}`).join('; ')} | ${shows} |`;
  const table = wanted.map(({ title, guards }) => `## ${title}\n\n| guard | where | the test that fails without it | what happens then |\n|---|---|---|---|\n${guards.map(rows).join('\n')}\n`).join('\n');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/(<!-- table -->\n)[^]*$/, (_, mark) => `${mark}\n${table}`));
}
