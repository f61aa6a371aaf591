import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What each half is made of, and how. A half is built again when any of it changed. */
const HALVES = [
  { name: 'server', of: ['src', 'migrations', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', 'package-lock.json'], made: 'dist/src/main.js', by: ['node_modules/@nestjs/cli/bin/nest.js', 'build'] },
  { name: 'web', of: ['web', 'src/attendance', 'src/registration', 'bin/build-web.mjs', 'package-lock.json'], made: 'dist/web', by: ['bin/build-web.mjs'] },
];

/** Builds server and web where they are stale, or just the halves that are named. */
export function buildIfStale(root, node, say, names = ['server', 'web']) {
  for (const half of HALVES.filter(({ name }) => names.includes(name))) {
    const stamp = join(root, 'dist', `.built-${half.name}`);
    const wanted = fingerprint(root, half.of);
    if (existsSync(join(root, half.made)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) continue;
    say(`Building the ${half.name} …`);
    const { status, stdout, stderr } = spawnSync(node, half.by, { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(`The ${half.name} could not be built:\n${stdout}${stderr}`);
    mkdirSync(join(root, 'dist'), { recursive: true });
    writeFileSync(stamp, wanted);
  }
}

/** Names, sizes and times of all files; cheap, and changes with any of them. */
function fingerprint(root, places) {
  const hash = createHash('sha256');
  const visit = (place) => {
    const stat = statSync(place, { throwIfNoEntry: false });
    if (!stat) return;
    if (!stat.isDirectory()) {
      hash.update(`${place}|${stat.size}|${stat.mtimeMs}\n`);
      return;
    }
    for (const name of readdirSync(place).sort()) visit(join(place, name));
  };
  for (const place of places) visit(join(root, place));
  return hash.digest('hex');
}
