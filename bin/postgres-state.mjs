import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Tries of half a second that a server which is starting or dying gets before it is given up. */
const PATIENCE = 60;

/** What `postmaster.pid` says: line 1 the process, line 4 the port. Null without a (whole) file. */
export function readPidFile(file) {
  return existsSync(file) ? parsePidFile(readFileSync(file, 'utf8')) : null;
}

export function parsePidFile(text) {
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return Number.isInteger(pid) && pid > 0 ? { pid, port: Number.isInteger(port) && port > 0 ? port : 0 } : null;
}

/**
 * What to do about the server that may be there already.
 * `use` it when it answers, `wait` while it lives without answering (it starts or it dies), `give-up` when that lasts,
 * `start` when there is none: the new one clears the file of one that is gone itself, once it has seen that nothing of it still works on the data.
 * `clear-and-start` when the file would stop it: it was cut off, or the number in it is another program's by now. `process` is 'server', 'other' or 'gone'.
 */
export function decide(found, { fileExists, process, answers, waited }) {
  if (found === null) return fileExists ? 'clear-and-start' : 'start';
  if (process === 'gone') return 'start';
  if (process === 'other') return 'clear-and-start';
  if (answers) return 'use';
  return waited < PATIENCE ? 'wait' : 'give-up';
}

/** Whether a process is there and is a PostgreSQL server: after a restart of the machine the number may be anybody's. */
export function processOf(pid) {
  if (!isAlive(pid)) return 'gone';
  const name = nameOf(pid);
  return name === null || /postgres/i.test(name) ? 'server' : 'other';
}

/** Whether a process is there; one that belongs to somebody else is, and one that has ended and was not yet collected is not. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  return process.platform !== 'linux' || !/^State:\s*Z/m.test(readIfThere(`/proc/${pid}/status`) ?? '');
}

/** The program of a process; null when this system does not tell. */
function nameOf(pid) {
  if (process.platform === 'linux') return readIfThere(`/proc/${pid}/cmdline`);
  if (process.platform === 'win32') return null;
  return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'EACCES' || error.code === 'ESRCH') return null;
    throw error;
  }
}
