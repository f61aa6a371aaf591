import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { AppModule } from '../../src/app.module.js';
import { httpAdapter } from '../../src/application.js';
import { Clock, SetClock } from '../../src/platform/clock/index.js';
import { TEST_NOW, type Overrides } from './application.js';

/** Another application on the database of the one that was started last, with a pool and a memory of its own: a second web process, for races. */
export async function secondApplication(options: { overrides?: Overrides } = {}): Promise<INestApplicationContext> {
  let building = Test.createTestingModule({ imports: [AppModule] })
    .overrideProvider(Clock)
    .useValue(new SetClock(TEST_NOW));
  for (const [token, value] of options.overrides ?? []) building = building.overrideProvider(token).useValue(value);
  const app = (await building.compile()).createNestApplication(httpAdapter(), { logger: ['error', 'warn'] });
  return app.init();
}
