import 'reflect-metadata';
import { serve } from './serve.js';

/** Answers requests; with the role `all`, carries out jobs too. */
await serve(process.env);
