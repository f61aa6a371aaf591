import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import { Config } from './platform/config/index.js';
import { Metrics } from './platform/health/index.js';

/** Largest request body, in bytes; larger ones are answered 413. */
const BODY_LIMIT = 1_048_576;

/** The HTTP server under the application: limits, and an id for every request, taken from a proxy's header when it has a sound one. */
export function httpAdapter(): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: true,
    genReqId: (request: IncomingMessage) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
    },
  });
}

/** For whoever keeps the installation running; beside the API, not in it. */
const HEALTH = ['healthz', 'readyz', 'metrics'];

/** What holds for every application, in tests too: where the API lies, what is measured, how it ends. */
export function configure(app: NestFastifyApplication): void {
  app.setGlobalPrefix('api/v1', { exclude: HEALTH });
  app.enableShutdownHooks();
}

/** Measures every answer and names its request. Not in preview, where there is nothing to measure. */
function observe(app: NestFastifyApplication): void {
  const metrics = app.get(Metrics);
  const server = app.getHttpAdapter().getInstance();
  const { runsWeb } = app.get(Config);
  server.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id);
    if (!runsWeb && !HEALTH.includes(request.url.slice(1))) await reply.status(404).send();
  });
  server.addHook('onResponse', async (request, reply) => {
    metrics.answered({ method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode, seconds: reply.elapsedTime / 1000 });
  });
}

/** Builds the application, ready to listen. `preview` builds the module graph alone, without a database. */
export async function buildApplication(options: { preview?: boolean; quiet?: boolean } = {}): Promise<NestFastifyApplication> {
  const preview = options.preview ?? false;
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, httpAdapter(), {
    preview,
    abortOnError: false,
    ...(preview || options.quiet ? { logger: ['error', 'warn'] as const } : { bufferLogs: true }),
  });
  if (!preview) {
    if (!options.quiet) app.useLogger(app.get(Logger));
    observe(app);
  }
  configure(app);
  return app;
}
