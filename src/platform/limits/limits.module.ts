import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { RateLimitGuard } from './rate-limit.guard.js';

/** Imported before access: whoever asks too often is told so before anything is looked up for them. */
@Module({ providers: [{ provide: APP_GUARD, useClass: RateLimitGuard }] })
export class LimitsModule {}
