import { existsSync, readFileSync } from 'node:fs';

/** Tries of half a second that a server which is starting or dying gets before it is given up. */
const PATIENCE = 60;

/** What `postmaster.pid` says: line 1 the process, line 4 the port. Null without a (whole) file. */
export function readPidFile(file) {
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return Number.isInteger(pid) && pid > 0 ? { pid, port: Number.isInteger(port) && port > 0 ? port : 0 } : null;
}

/**
 * What to do about the server that may be there already.
 * `use` it when it answers, `wait` while it lives without answering (it starts or it dies), `give-up` when that lasts,
 * `clear-and-start` when its process is gone and left its file, `start` when there is nothing.
 */
export function decide(found, { alive, answers, waited }) {
  if (found === null) return 'start';
  if (!alive) return 'clear-and-start';
  if (answers) return 'use';
  return waited < PATIENCE ? 'wait' : 'give-up';
}

/** Whether a process is there; one that belongs to somebody else is. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
