import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { isLocale, negotiateLocale, type Locale } from '../i18n/index.js';

/** The language of a request: `?lang=`, else the `lang` cookie, else Accept-Language, else English. */
export function requestLocale(request: FastifyRequest): Locale {
  const query = request.query as Record<string, unknown> | undefined;
  if (isLocale(query?.['lang'])) return query['lang'];
  const cookie = /(?:^|;\s*)lang=([a-z]{2})/.exec(request.headers.cookie ?? '')?.[1];
  if (isLocale(cookie)) return cookie;
  return negotiateLocale(request.headers['accept-language']);
}

/** Hands a route the language of its reader. */
export const ReaderLocale = createParamDecorator((_: unknown, context: ExecutionContext): Locale => requestLocale(context.switchToHttp().getRequest<FastifyRequest>()));
