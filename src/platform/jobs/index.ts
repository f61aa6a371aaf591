export { defineJob, jobs, QUEUES, type Job, type QueueName } from './job.js';
export { Every, Handles, type Sweep } from './handles.js';
export { Outbox } from './outbox.js';
export { Relay, type RelaySource } from './relay.js';
export { Sweeps } from './sweeps.js';
export { QueueHealth, type QueueState } from './queue-health.js';
export { JobsModule } from './jobs.module.js';
export { retryGap } from './gaps.js';
