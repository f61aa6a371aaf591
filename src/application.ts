import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';

/** Largest request body, in bytes; larger ones are answered 413. */
const BODY_LIMIT = 1_048_576;

/** Builds the application, ready to listen. `preview` builds the module graph alone, without a database. */
export async function buildApplication(options: { preview?: boolean; quiet?: boolean } = {}): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: BODY_LIMIT, trustProxy: true });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, adapter, {
    preview: options.preview ?? false,
    abortOnError: false,
    ...(options.quiet && { logger: ['error', 'warn'] as const }),
  });
  app.setGlobalPrefix('api/v1', { exclude: ['healthz', 'readyz', 'metrics'] });
  app.enableShutdownHooks();
  return app;
}
