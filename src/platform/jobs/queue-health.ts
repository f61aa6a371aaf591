import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HealthChecks } from '../health/index.js';
import { Carrier } from './carrier.js';

/** How the queue is. */
export interface QueueState {
  backend: 'redis' | 'postgres';
  reachable: boolean;
}

/** Tells `/readyz` of the queue, and whoever asks. */
@Injectable()
export class QueueHealth implements OnModuleInit {
  constructor(
    private readonly carrier: Carrier,
    private readonly checks: HealthChecks,
  ) {}

  onModuleInit(): void {
    this.checks.join('queue', () => this.carrier.ping());
  }

  /** Asks the queue for a sign of life. Never throws. */
  async check(): Promise<QueueState> {
    const reachable = await this.carrier.ping().then(
      () => true,
      () => false,
    );
    return { backend: this.carrier.backendName, reachable };
  }
}
