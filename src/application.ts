import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import { Config } from './platform/config/index.js';
import { Metrics } from './platform/health/index.js';
import { mustBeSound, securityHeaders } from './platform/http/index.js';
import { RequestLog } from './platform/logs/index.js';

/** Largest request body, in bytes; larger ones are answered 413. */
const BODY_LIMIT = 1_048_576;

/** For whoever keeps the installation running; beside the API, not in it. */
const HEALTH = ['healthz', 'readyz', 'metrics'];

/**
 * The HTTP server under the application: limits, and an id for every request, taken from a proxy's header when it has a sound one.
 * What `X-Forwarded-For` says is believed of trusted proxies alone: anybody else could give any address as theirs.
 */
export function httpAdapter(trustedProxies: readonly string[] = []): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    genReqId: (request: IncomingMessage) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
    },
  });
}

/** What holds for every application that runs, in tests too: where the API lies, what every answer says, what is measured, how it ends. */
export function configure(app: NestFastifyApplication): void {
  app.setGlobalPrefix('api/v1', { exclude: HEALTH });
  app.enableShutdownHooks();
  const { runsWeb, publicUrl } = app.get(Config);
  const metrics = app.get(Metrics);
  const log = app.get(RequestLog);
  const headers = securityHeaders({ secure: publicUrl.startsWith('https:') });
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', async (request, reply) => {
    void reply.headers({ ...headers, 'x-request-id': request.id });
    // What the API tells is for the one who asked; a route that knows better says so.
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
    if (!runsWeb && !HEALTH.includes(request.url.slice(1))) await reply.status(404).send();
  });
  server.addHook('preValidation', async (request) => {
    mustBeSound(request);
  });
  server.addHook('onResponse', async (request, reply) => {
    metrics.answered({ method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode, seconds: reply.elapsedTime / 1000 });
    log.answered(request, reply);
  });
}

/** Builds the application, ready to listen. `quiet` says only what went wrong, in plain words, for whoever sits at the command line. */
export async function buildApplication(options: { quiet?: boolean } = {}): Promise<NestFastifyApplication> {
  const adapter = httpAdapter(new Config(process.env).trustedProxies);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, adapter, {
    abortOnError: false,
    ...(options.quiet ? { logger: ['error', 'warn'] as const } : { bufferLogs: true }),
  });
  if (!options.quiet) app.useLogger(app.get(Logger));
  configure(app);
  return app;
}

/** Builds the graph of modules and routes alone, for describing them: without a database, without settings. */
export async function previewApplication(): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, httpAdapter(), { preview: true, abortOnError: false, logger: ['error', 'warn'] });
  app.setGlobalPrefix('api/v1', { exclude: HEALTH });
  return app;
}
