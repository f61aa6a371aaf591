import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installIfNeeded, ownNode } from './install.mjs';
import { run } from './run.mjs';

/** `npm run bench`: prints what this machine does. Figures are for comparing within one run; nothing is asserted. */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const say = (text) => process.stdout.write(`${text}\n`);
await installIfNeeded(root, say);
const { buildIfStale } = await import('./build.mjs');
await buildIfStale(root, ownNode(root), say);
const { status } = await run(ownNode(root), ['--disable-warning=ExperimentalWarning', join(root, 'bench/bench.ts'), ...process.argv.slice(2)], { cwd: root });
process.exitCode = status;
