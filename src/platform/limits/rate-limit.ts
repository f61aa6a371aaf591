import { SetMetadata } from '@nestjs/common';

export const RATE_LIMIT = Symbol('rate-limit');

/** A narrower limit for a route behind which somebody might guess: so many requests a minute from one network. */
export function RateLimit(requestsPerMinute: number): MethodDecorator {
  return SetMetadata(RATE_LIMIT, requestsPerMinute);
}
