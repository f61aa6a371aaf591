import { defineJob } from '../platform/jobs/index.js';

/** Looks through one file for viruses. */
export const scanFile = defineJob<{ fileId: string }>({ name: 'files.scan', queue: 'work', concurrency: 2 });
