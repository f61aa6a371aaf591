import 'reflect-metadata';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Abstract, Provider, Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { AppModule } from '../../src/app.module.js';
import { configure, httpAdapter } from '../../src/application.js';
import { Config } from '../../src/platform/config/index.js';
import { Clock, SetClock, SystemClock } from '../../src/platform/clock/index.js';
import { createDatabase, type TestDatabase } from './database.js';

/** The whole application on a database of its own, with a clock that stands still. */
export interface TestApplication {
  app: NestFastifyApplication;
  clock: SetClock;
  database: TestDatabase;
  close(): Promise<void>;
}

/** Providers that a test replaces: what is asked for, and what is given instead. */
export type Overrides = readonly (readonly [Type | Abstract<unknown>, object])[];

/** Where the clock of a test stands unless it says otherwise: Tuesday, 3 March 2026, 09:00 in London. */
export const TEST_NOW = new Date('2026-03-03T09:00:00Z');

/**
 * Starts the application as `CONVOKE_ROLE=web` (no relay and no job runs by itself) or in the role named.
 * `app.inject()` sends requests without a socket; `app.get(Service)` reaches a use case. With `database` it runs beside another application on that database.
 */
export async function startApplication(options: { role?: 'web' | 'worker' | 'all'; env?: Record<string, string>; providers?: Provider[]; wallClock?: boolean; overrides?: Overrides; database?: TestDatabase } = {}): Promise<TestApplication> {
  const database = options.database ?? (await createDatabase());
  // Those who share a database share its files.
  const filesFolder = join(tmpdir(), 'convoke-files', new URL(database.url).pathname.slice(1));
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    CONVOKE_FILES: filesFolder,
    SMTP_URL: 'smtp://127.0.0.1:1',
    CONVOKE_SECRET: Buffer.alloc(32, 7).toString('base64'),
    CONVOKE_ROLE: options.role ?? 'web',
    REDIS_URL: '',
    RATE_LIMIT: '0',
    TRUSTED_PROXIES: '',
    PUBLIC_URL: 'http://localhost:3000',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
    ...options.env,
  });
  const clock = new SetClock(TEST_NOW);
  let building = Test.createTestingModule({ imports: [AppModule], providers: options.providers ?? [] })
    .overrideProvider(Clock)
    .useValue(options.wallClock ? new SystemClock() : clock);
  for (const [token, value] of options.overrides ?? []) building = building.overrideProvider(token).useValue(value);
  const testing = await building.compile();
  const app = testing.createNestApplication<NestFastifyApplication>(httpAdapter(new Config(process.env).trustedProxies), { logger: ['error', 'warn'] });
  configure(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    app,
    clock,
    database,
    close: async () => {
      await app.close();
      if (options.database) return;
      await database.drop();
      await rm(filesFolder, { recursive: true, force: true });
    },
  };
}
