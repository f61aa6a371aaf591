import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Marks what is installed, so that a changed lock file is noticed. Lives inside node_modules: gone when that is gone. */
const STAMP = 'node_modules/.convoke-installed';

/** Installs exactly what package-lock.json says, if that is not there yet. Answers whether anything was done. */
export function installIfNeeded(root, say) {
  const wanted = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
  const stamp = join(root, STAMP);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false;
  say('Installing the libraries that package-lock.json names (once; a minute or two) …');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' });
  writeFileSync(stamp, wanted);
  return true;
}

/** The Node that runs Convoke: the project's own, so that an older one on the machine will do to begin with. */
export function ownNode(root) {
  const own = join(root, 'node_modules/node/bin/node');
  return existsSync(own) ? own : process.execPath;
}

/** Refuses a Node that cannot even begin, in one sentence. */
export function requireNode(say) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  say(`Convoke needs Node 20.19 or newer to begin; this is ${process.versions.node}. Install a newer one from your system or nodejs.org.`);
  process.exit(1);
}
