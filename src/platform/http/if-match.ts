import { createParamDecorator, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { tap, type Observable } from 'rxjs';
import { refusals } from './refusal.js';

/** Refusals of whatever two people may edit. `VERSION_CHANGED` is thrown by the use case that finds another version than the one told. */
export const refuseVersion = refusals({
  VERSION_NEEDED: {
    status: 428,
    en: 'Say which version you change: send the ETag of what you read as If-Match.',
    ru: 'Укажите изменяемую версию: передайте ETag прочитанного в заголовке If-Match.',
  },
  VERSION_MALFORMED: { status: 400, en: 'If-Match must be an ETag as this server gave it, such as "3".', ru: 'If-Match должен быть ETag этого сервера, например "3".' },
  VERSION_CHANGED: {
    status: 412,
    en: 'Somebody else has changed this meanwhile. Look at it again, then repeat your change.',
    ru: 'Тем временем это изменил кто-то другой. Откройте запись заново и повторите изменение.',
  },
});

/** The version that a change is based on, from the header `If-Match: "3"`. A request without it is refused. */
export const IfMatch = createParamDecorator(
  (_: unknown, context: ExecutionContext): number => {
    const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
    if (header === undefined || header.trim() === '') throw refuseVersion('VERSION_NEEDED', { field: 'If-Match' });
    const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim())?.[1];
    if (version === undefined) throw refuseVersion('VERSION_MALFORMED', { field: 'If-Match' });
    return Number(version);
  },
  [
    (target, key) => {
      const method: unknown = key === undefined ? undefined : Reflect.getOwnPropertyDescriptor(target, key)?.value;
      if (key !== undefined && typeof method === 'function') {
        ApiHeader({ name: 'If-Match', required: true, description: 'ETag of the version that is changed, such as "3"' })(target, key, { value: method });
      }
    },
  ],
);

/** Sends the `version` of whatever is answered as its ETag. */
@Injectable()
export class VersionTag implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      tap((answer: unknown) => {
        if (typeof answer !== 'object' || answer === null || !('version' in answer) || typeof answer.version !== 'number') return;
        void context.switchToHttp().getResponse<FastifyReply>().header('etag', `"${answer.version}"`);
      }),
    );
  }
}
