import 'reflect-metadata';
import { buildApplication } from './application.js';
import { Config } from './platform/config/index.js';
import { migrate } from './platform/database/index.js';

/** Answers requests; with the role `all`, carries out jobs too. */
const settings = new Config(process.env);
await migrate(settings);
const app = await buildApplication();
await app.listen(settings.port, settings.host);
