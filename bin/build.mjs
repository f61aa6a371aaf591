import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mustBeWritable } from './install.mjs';
import { run } from './run.mjs';

/** What each half is made of, and how. A half is built again when any of it changed. */
const HALVES = [
  { name: 'server', of: ['src', 'migrations', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', 'package-lock.json'], made: 'dist/src/main.js', by: ['node_modules/@nestjs/cli/bin/nest.js', 'build'] },
  { name: 'web', of: ['web', 'src/attendance', 'src/registration', 'bin/build-web.mjs', 'package-lock.json'], made: 'dist/web', by: ['bin/build-web.mjs'] },
];

/** Builds server and web where they are stale, or just the halves that are named. */
export async function buildIfStale(root, node, say, names = ['server', 'web']) {
  for (const half of HALVES.filter(({ name }) => names.includes(name))) {
    const stamp = join(root, 'dist', `.built-${half.name}`);
    const wanted = fingerprint(root, half.of);
    if (existsSync(join(root, half.made)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) continue;
    mustBeWritable(root);
    say(`Building the ${half.name} …`);
    const { status, said } = await run(node, half.by, { cwd: root, quiet: true });
    if (status !== 0) throw new Error(`The ${half.name} could not be built:\n${said}`);
    mkdirSync(join(root, 'dist'), { recursive: true });
    writeFileSync(stamp, wanted);
  }
}

/** Names, sizes and times of all files; cheap, and changes with any of them. */
function fingerprint(root, places) {
  const hash = createHash('sha256');
  const visit = (place) => {
    const stat = statSync(join(root, place), { throwIfNoEntry: false });
    if (!stat) return;
    if (!stat.isDirectory()) {
      hash.update(`${place}|${stat.size}|${stat.mtimeMs}\n`);
      return;
    }
    for (const name of readdirSync(join(root, place)).sort()) visit(join(place, name));
  };
  for (const place of places) visit(place);
  return hash.digest('hex');
}

// As a command of its own: builds both, whatever the stamps say.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = join(dirname(fileURLToPath(import.meta.url)), '..');
  for (const half of HALVES) rmSync(join(root, 'dist', `.built-${half.name}`), { force: true });
  try {
    await buildIfStale(root, process.execPath, (text) => process.stdout.write(`${text}\n`));
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
