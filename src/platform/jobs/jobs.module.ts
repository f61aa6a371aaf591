import { Global, Module } from '@nestjs/common';
import { Outbox } from './outbox.js';
import { QueueHealth } from './queue-health.js';
import { Relay } from './relay.js';
import { Sweeps } from './sweeps.js';

/** Work outside requests: an outbox in PostgreSQL, a relay, a queue that carries, and sweeps. */
@Global()
@Module({ providers: [Outbox, QueueHealth, Relay, Sweeps], exports: [Outbox, QueueHealth, Relay, Sweeps] })
export class JobsModule {}
