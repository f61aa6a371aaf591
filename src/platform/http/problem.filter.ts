import { STATUS_CODES } from 'node:http';
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Locale } from '../i18n/index.js';
import { requestLocale } from './locale.js';
import type { Problem } from './problem.responses.js';
import { Refusal } from './refusal.js';
import { InvalidInput, fieldProblems } from './validation.js';

type ProblemBody = Omit<Problem, 'type' | 'title' | 'requestId'>;

/** Every error leaves as one RFC 9457 problem; what was not foreseen is logged and told without detail. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const body = problemOf(error, requestLocale(request));
    // The stack alone: an error of the database carries the parameters of its statement, and they are people's data.
    if (body.status >= 500) this.logger.error(error instanceof Error ? (error.stack ?? error.message) : 'Something that is no error was thrown');
    const problem: Problem = {
      type: `/problems/${body.code.toLowerCase().replaceAll('_', '-')}`,
      title: STATUS_CODES[body.status] ?? 'Error',
      requestId: request.id,
      ...body,
    };
    // RFC 9110, 10.2.3: how long to wait, when the refusal knows.
    if (body.status === 429 && body.params?.['seconds'] !== undefined) void reply.header('retry-after', String(body.params['seconds']));
    void reply.status(body.status).header('content-type', 'application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  }
}

function problemOf(error: unknown, locale: Locale): ProblemBody {
  if (error instanceof Refusal) {
    const detail = error.sentence(locale);
    const { params } = error.details;
    const errors = [error, ...(error.details.also ?? [])].flatMap((one) => (one.details.field ? [{ field: one.details.field, code: one.code, detail: one.sentence(locale) }] : []));
    return { status: error.text.status, code: error.code, detail, ...(errors.length > 0 && { errors }), ...(params && { params }) };
  }
  if (error instanceof InvalidInput) {
    const detail = locale === 'ru' ? 'Исправьте отмеченные поля и отправьте ещё раз.' : 'Correct the fields named here and send again.';
    return { status: 422, code: 'INVALID_INPUT', detail, errors: fieldProblems(error.found, locale) };
  }
  const status = statusOf(error);
  return { status, code: generalCode(status), detail: generalSentence(status, locale) };
}

/** Status of an error that Nest or Fastify threw; 500 for all others. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode >= 400 && error.statusCode < 500) return error.statusCode;
  return 500;
}

const general: Readonly<Record<number, { code: string; en: string; ru: string }>> = {
  400: { code: 'MALFORMED_REQUEST', en: 'The request cannot be read. Check that its body is JSON.', ru: 'Запрос не удаётся прочитать. Проверьте, что тело запроса — JSON.' },
  401: { code: 'SIGN_IN_NEEDED', en: 'Sign in first.', ru: 'Сначала войдите в систему.' },
  403: { code: 'NOT_ALLOWED', en: 'Your role does not include this.', ru: 'Ваша роль этого не предусматривает.' },
  404: { code: 'NOT_FOUND', en: 'There is nothing at this address.', ru: 'По этому адресу ничего нет.' },
  405: { code: 'METHOD_NOT_ALLOWED', en: 'This address does not take that method.', ru: 'Этот адрес не принимает такой метод.' },
  413: { code: 'BODY_TOO_LARGE', en: 'The request is too large. Send less at once.', ru: 'Запрос слишком велик. Отправьте меньше данных за один раз.' },
  415: { code: 'MEDIA_TYPE_NOT_SUPPORTED', en: 'Send the body as application/json.', ru: 'Отправьте тело запроса как application/json.' },
  429: { code: 'TOO_MANY_REQUESTS', en: 'Too many requests; wait a little and try again.', ru: 'Слишком много запросов; подождите немного и повторите.' },
};

function generalCode(status: number): string {
  return general[status]?.code ?? (status < 500 ? 'REQUEST_REFUSED' : 'INTERNAL_ERROR');
}

function generalSentence(status: number, locale: Locale): string {
  const known = general[status];
  if (known) return locale === 'ru' ? known.ru : known.en;
  if (status < 500) return locale === 'ru' ? 'Запрос отклонён.' : 'The request was refused.';
  return locale === 'ru'
    ? 'На нашей стороне произошла ошибка; ничего не изменено. Повторите попытку или сообщите номер запроса.'
    : 'Something failed on our side and nothing was changed. Try again, or report the request id.';
}
