import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../clock/index.js';
import { Config } from '../config/index.js';
import { refusals } from '../http/index.js';
import { RATE_LIMIT } from './rate-limit.js';
import { countRequest, networkOf, type Limit, type Standing, type Window } from './rate.rules.js';

const refuse = refusals({
  TOO_MANY_REQUESTS: { status: 429, en: 'Too many requests; try again in {seconds} seconds.', ru: 'Слишком много запросов; повторите через {seconds} с.' },
});

/** Windows remembered before those that have ended are dropped. */
const MANY = 10_000;
/** Requests a minute that show a personal link: enough for a reader, little for a guesser. */
const LINKS = 120;

/**
 * Keeps one network from taking the whole process. Each process counts for itself: this protects the process, and what must be counted over all of them
 * (sign-in, pairing) has its own throttle in the database. Says how it stands in `RateLimit` headers (draft-ietf-httpapi-ratelimit-headers-10).
 */
@Injectable()
export class RateLimitGuard implements CanActivate {
  private readonly windows = new Map<string, Window>();

  constructor(
    private readonly reflector: Reflector,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    if (this.config.rateLimit === 0) return true;
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const network = networkOf(request.ip);
    const now = this.clock.now().getTime();
    const standings = this.limitsOf(context, request).map((limit) => this.count(`${limit.name} ${network}`, limit, now));
    this.forget(now);
    const tightest = standings.reduce((a, b) => (b.left < a.left ? b : a));
    http.getResponse<FastifyReply>().headers(headersOf(standings, tightest));
    const exceeded = standings.find((standing) => standing.exceeded);
    if (exceeded) throw refuse('TOO_MANY_REQUESTS', { params: { seconds: exceeded.seconds } });
    return true;
  }

  private limitsOf(context: ExecutionContext, request: FastifyRequest): [Limit, ...Limit[]] {
    const narrow = this.reflector.get<number | undefined>(RATE_LIMIT, context.getHandler());
    const byLink = /^link\s/i.test(request.headers.authorization ?? '');
    return [
      { name: 'all', requests: this.config.rateLimit, seconds: 60 },
      ...(narrow === undefined ? [] : [{ name: `${context.getClass().name}-${context.getHandler().name}`, requests: narrow, seconds: 60 }]),
      ...(byLink ? [{ name: 'links', requests: LINKS, seconds: 60 }] : []),
    ];
  }

  private count(key: string, limit: Limit, now: number): Standing {
    const { window, standing } = countRequest(this.windows.get(key), limit, now);
    this.windows.set(key, window);
    return standing;
  }

  private forget(now: number): void {
    if (this.windows.size < MANY) return;
    for (const [key, window] of this.windows) if (window.endsAt <= now) this.windows.delete(key);
    // Still full: a flood from very many networks. Counting anew is the lesser evil than growing without end.
    if (this.windows.size >= MANY) this.windows.clear();
  }
}

function headersOf(standings: readonly Standing[], tightest: Standing): Record<string, string> {
  return {
    'ratelimit-policy': standings.map(({ limit }) => `"${limit.name}";q=${limit.requests};w=${limit.seconds}`).join(', '),
    ratelimit: `"${tightest.limit.name}";r=${tightest.left};t=${tightest.seconds}`,
  };
}
