import 'reflect-metadata';
import { buildApplication } from './application.js';
import { Config, ConfigError } from './platform/config/index.js';
import { migrate } from './platform/database/index.js';

/** Answers requests; with the role `all`, carries out jobs too. */
try {
  const settings = new Config(process.env);
  await migrate(settings);
  const app = await buildApplication();
  await app.listen(settings.port, settings.host);
  // Started by `npm start`: ends with it, even when that is killed and can say nothing.
  process.once('disconnect', () => void app.close().then(() => process.exit(0)));
} catch (error) {
  process.stderr.write(`${error instanceof ConfigError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}
