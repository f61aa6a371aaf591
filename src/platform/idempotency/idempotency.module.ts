import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { AnswerOnce } from './answer-once.js';
import { KeptAnswers } from './kept-answers.js';

@Module({ providers: [KeptAnswers, { provide: APP_INTERCEPTOR, useClass: AnswerOnce }] })
export class IdempotencyModule {}
