import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Carrier } from './carrier.js';
import { CrashPoints } from './crash-points.js';
import { Handlers } from './handlers.js';
import { Leases } from './leases.js';
import { Outbox } from './outbox.js';
import { OutboxWork } from './outbox-work.js';
import { QueueHealth } from './queue-health.js';
import { Relay } from './relay.js';
import { Sweeps } from './sweeps.js';
import { JobWorker } from './worker.js';

/** Work outside requests: an outbox in PostgreSQL, a relay, a queue that carries, and sweeps. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [Carrier, CrashPoints, Handlers, JobWorker, Leases, Outbox, OutboxWork, QueueHealth, Relay, Sweeps],
  exports: [CrashPoints, Leases, Outbox, QueueHealth, Relay, Sweeps],
})
export class JobsModule {}
