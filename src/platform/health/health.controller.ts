import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Config } from '../config/index.js';
import { PublicRoute } from '../http/index.js';
import { HealthChecks } from './health-checks.js';
import { Metrics } from './metrics.js';
import { readinessOf } from './readiness.rules.js';

/** For whoever keeps the installation running; tells nothing about people or events. */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    private readonly checks: HealthChecks,
    private readonly metrics: Metrics,
    private readonly config: Config,
  ) {}

  /** The process lives. */
  @Get('healthz')
  @PublicRoute()
  alive(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** How database, queue and mail are. 503 while the process cannot do what it is for. */
  @Get('readyz')
  @PublicRoute()
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const parts = await this.checks.states();
    const status = readinessOf(parts, this.config.role);
    await reply.status(status === 'not ready' ? 503 : 200).send({ status, role: this.config.role, parts });
  }

  @Get('metrics')
  @PublicRoute()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  figures(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
