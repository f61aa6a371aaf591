import { buildApplication } from './application.js';
import { Config, ConfigError } from './platform/config/index.js';
import { migrate } from './platform/database/index.js';

/** Brings the schema up to date, starts the part that the settings name, and listens. Ends the process, with the reason, when that fails. */
export async function serve(env: Readonly<Record<string, string | undefined>>): Promise<void> {
  try {
    const settings = new Config(env);
    await migrate(settings);
    const app = await buildApplication();
    await app.listen(settings.port, settings.host);
    // Started by `npm start`: ends with it, even when that is killed and can say nothing.
    process.once('disconnect', () => void app.close().then(() => process.exit(0)));
  } catch (error) {
    process.stderr.write(`${reason(error)}\n`);
    process.exit(1);
  }
}

/** What the keeper of the installation must know: a sentence about settings, everything about a fault. */
function reason(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
