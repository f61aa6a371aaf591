import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Figures for Prometheus. A room adds a gauge that is read when it is asked for. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly requests: Histogram<'method' | 'route' | 'status'>;

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    this.requests = new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time to answer, by route as declared (never the address itself)',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3],
      registers: [this.registry],
    });
  }

  /** Counts one answered request. `route` is the declared template, so that no id becomes a label. */
  answered(request: { method: string; route: string; status: number; seconds: number }): void {
    this.requests.observe({ method: request.method, route: request.route, status: String(request.status) }, request.seconds);
  }

  /** Adds a gauge whose value is asked at each reading. */
  gauge(name: string, help: string, read: () => Promise<number>): void {
    this.registry.registerMetric(
      new Gauge({
        name,
        help,
        registers: [],
        async collect() {
          this.set(await read());
        },
      }),
    );
  }
}
