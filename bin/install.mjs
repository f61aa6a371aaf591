import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';

/** Marks what is installed, so that a changed lock file is noticed. Lives inside node_modules: gone when that is gone. */
const STAMP = 'node_modules/.convoke-installed';

/** Installs exactly what package-lock.json says, if that is not there yet. Answers whether anything was done. */
export async function installIfNeeded(root, say) {
  const wanted = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
  const stamp = join(root, STAMP);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false;
  mustBeWritable(root);
  say('Installing the libraries that package-lock.json names (once; a minute or two) …');
  const { status } = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, shell: process.platform === 'win32' }).catch((error) => {
    throw error.code === 'ENOENT' ? new Error('Convoke needs npm, which comes with Node, on the PATH.') : error;
  });
  if (status !== 0) throw new Error('The libraries could not be installed; what npm says is above. A registry must be in reach the first time.');
  writeFileSync(stamp, wanted);
  return true;
}

/** Refuses a folder that cannot be written, in one sentence. */
export function mustBeWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const why = error.code === 'EROFS' ? 'that folder is read-only' : 'this user may not write there';
    throw new Error(`Convoke keeps its libraries and its data in ${folder}, and ${why}. Start it as the owner of that folder, or from a copy that you own.`, { cause: error });
  }
}

/** The Node that runs Convoke: the project's own, so that an older one on the machine will do to begin with. */
export function ownNode(root) {
  const own = join(root, 'node_modules/node/bin/node');
  return existsSync(own) ? own : process.execPath;
}

/** Refuses a Node that cannot even begin, in one sentence. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(`Convoke needs Node 20.19 or newer to begin; this is ${process.versions.node}. Install a newer one from your system or nodejs.org.`);
}
