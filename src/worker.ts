import 'reflect-metadata';
import { buildApplication } from './application.js';

/** Carries out jobs and answers nothing but its health; started beside `main` with the role `worker`. */
const app = await buildApplication();
await app.init();
