import { Injectable, Logger, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { catchError, from, map, mergeMap, of, type Observable } from 'rxjs';
import { refusals, type ActingRequest } from '../http/index.js';
import { hashBody, readKey, type Asked } from './answers.rules.js';
import { KeptAnswers } from './kept-answers.js';

const refuse = refusals({
  IDEMPOTENCY_KEY_MALFORMED: {
    status: 400,
    en: 'Idempotency-Key must be 8 to 200 characters without spaces, for example a UUID.',
    ru: 'Idempotency-Key должен содержать от 8 до 200 символов без пробелов, например UUID.',
  },
});

/**
 * Lets a creating POST that is sent again count once: with the same `Idempotency-Key` it gets the answer of the first.
 * What was refused is not kept, so that it can be corrected and sent again under the same key.
 */
@Injectable()
export class AnswerOnce implements NestInterceptor {
  private readonly logger = new Logger(AnswerOnce.name);

  constructor(private readonly answers: KeptAnswers) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<ActingRequest>();
    const reply = http.getResponse<FastifyReply>();
    // Nest has set the status that the route declares; 201 is what a creating POST answers.
    if (request.method !== 'POST' || reply.statusCode !== 201) return next.handle();
    const read = readKey(request.headers['idempotency-key']);
    if (read.kind === 'malformed') throw refuse('IDEMPOTENCY_KEY_MALFORMED', { field: 'Idempotency-Key' });
    if (read.kind === 'none') return next.handle();

    const asked: Asked = { actor: request.actorKey ?? '', key: read.key, method: request.method, path: request.url, bodyHash: hashBody(request.body) };
    const claim = await this.answers.claim(asked);
    if (claim.kind === 'answered') {
      void reply.header('idempotency-replayed', 'true');
      return of(claim.body);
    }
    return next.handle().pipe(
      mergeMap((body: unknown) => from(this.keep(asked, claim.fence, body)).pipe(map(() => body))),
      catchError(async (error: unknown) => {
        await this.answers.release(asked, claim.fence);
        throw error;
      }),
    );
  }

  /** The work is done and committed: that its answer cannot be kept must not turn it into a failure. */
  private async keep(asked: Asked, fence: Date, body: unknown): Promise<void> {
    try {
      await this.answers.keep(asked, fence, body);
    } catch (error) {
      this.logger.error('An answer could not be kept; the same request would be carried out again', error instanceof Error ? error.stack : undefined);
    }
  }
}
