import { Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { ClockModule } from './clock/index.js';
import { ConfigModule } from './config/index.js';
import { DatabaseModule } from './database/index.js';
import { HealthModule } from './health/index.js';
import { ProblemFilter, validationPipe, VersionTag } from './http/index.js';
import { IdempotencyModule } from './idempotency/index.js';
import { JobsModule } from './jobs/index.js';
import { LimitsModule } from './limits/index.js';
import { LogsModule } from './logs/index.js';
import { MailModule } from './mail/index.js';
import { ScanningModule } from './scanning/index.js';
import { SealingModule } from './sealing/index.js';
import { StorageModule } from './storage/index.js';

/** What every room stands on; knows no word of the trade. */
@Module({
  imports: [ConfigModule, ClockModule, DatabaseModule, LogsModule, HealthModule, MailModule, SealingModule, StorageModule, ScanningModule, JobsModule, LimitsModule, IdempotencyModule],
  providers: [
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useFactory: validationPipe },
    { provide: APP_INTERCEPTOR, useClass: VersionTag },
  ],
})
export class PlatformModule {}
