import { rmSync } from 'node:fs';

/** Stops the PostgreSQL that this run started and removes its data. */
export default async function stopPostgres() {
  const started = globalThis.__convokePostgres;
  if (!started) return;
  const { server } = started;
  if (server.exitCode === null && server.signalCode === null) {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGINT');
    await ended;
  }
  rmSync(started.folder, { recursive: true, force: true });
}
