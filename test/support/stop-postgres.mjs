import { rmSync } from 'node:fs';

/** Stops the PostgreSQL that this run started and removes its data. */
export default async function stopPostgres() {
  const started = globalThis.__convokePostgres;
  if (!started) return;
  const ended = new Promise((resolve) => started.server.once('exit', resolve));
  started.server.kill('SIGINT');
  await ended;
  rmSync(started.folder, { recursive: true, force: true });
}
