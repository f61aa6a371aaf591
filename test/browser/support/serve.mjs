import 'reflect-metadata';
import { Config } from '../../../dist/src/platform/config/index.js';
import { migrate } from '../../../dist/src/platform/database/index.js';
import { buildApplication } from '../../../dist/src/application.js';
import { loadDemo } from '../../../dist/src/demo/index.js';

/** The built application as `npm start` runs it, with the demonstration loaded, on the settings of the environment. Says where it listens, to the process that started it. */
const settings = new Config(process.env);
await migrate(settings);
const app = await buildApplication({ quiet: true });
await app.init();
await loadDemo(app);
await app.listen(settings.port, settings.host);
process.send?.({ url: await app.getUrl() });
