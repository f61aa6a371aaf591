import { spawn } from 'node:child_process';

/** Commands that run now, so that whoever is told to stop can stop them first. */
const running = new Set();

/** Runs a command to its end; answers its status and, with `quiet`, what it said. */
export function run(command, args, { quiet = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const said = [];
    const child = spawn(command, args, { stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'], ...options });
    running.add(child);
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => said.push(part));
    child.once('error', (error) => {
      running.delete(child);
      reject(error);
    });
    child.once('close', (status, signal) => {
      running.delete(child);
      resolve({ status: status ?? (signal ? 1 : 0), said: Buffer.concat(said).toString() });
    });
  });
}

/** Ends all commands that run, and waits until they are gone. */
export async function endRunning() {
  await Promise.all(
    [...running].map((child) => {
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGTERM');
      return ended;
    }),
  );
}
