import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { PublicRoute } from '../http/index.js';
import { HealthChecks } from './health-checks.js';
import { Metrics } from './metrics.js';

/** For whoever keeps the installation running; tells nothing about people or events. */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    private readonly checks: HealthChecks,
    private readonly metrics: Metrics,
  ) {}

  /** The process lives. */
  @Get('healthz')
  @PublicRoute()
  alive(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** The process can do its work: database, queue and mail answer. 503 while one does not. */
  @Get('readyz')
  @PublicRoute()
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const parts = await this.checks.states();
    const ready = parts.every((part) => part.up);
    await reply.status(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', parts });
  }

  @Get('metrics')
  @PublicRoute()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  figures(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
