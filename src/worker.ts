import 'reflect-metadata';
import { serve } from './serve.js';

/** Carries out jobs and answers nothing but its health and figures, on a port of its own. */
process.env['CONVOKE_ROLE'] = 'worker';
await serve(process.env);
