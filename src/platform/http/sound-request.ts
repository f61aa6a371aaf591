import type { FastifyRequest } from 'fastify';
import { refusals } from './refusal.js';

const refuse = refusals({
  TEXT_NOT_KEPT: { status: 400, en: 'This holds a character that no text has (NUL). Remove it.', ru: 'Здесь есть символ, которого в тексте быть не может (NUL). Уберите его.' },
  BODY_TOO_DEEP: { status: 400, en: 'The request is nested too deeply. Send it as the description of the API shows it.', ru: 'Слишком глубокая вложенность запроса. Отправьте его так, как показано в описании API.' },
});

/** Levels of lists and objects that a body may have; a form with its questions, the deepest that is taken, has eight. */
const DEEPEST = 32;

/**
 * Refuses, before anything else looks at it, a request that no route could mean: a NUL in its address, which PostgreSQL keeps in no text, or a body without a floor.
 * @throws Refusal TEXT_NOT_KEPT, BODY_TOO_DEEP
 */
export function mustBeSound({ params, query, body }: Pick<FastifyRequest, 'params' | 'query' | 'body'>): void {
  const [field] = [params, query].flatMap((named) => Object.entries(named ?? {})).find(([name, value]) => `${name}${String(value)}`.includes('\0')) ?? [];
  if (field !== undefined) throw refuse('TEXT_NOT_KEPT', { field: field.replaceAll('\0', '') });
  if (isTooDeep(body)) throw refuse('BODY_TOO_DEEP');
}

/** True for a body nested so deeply that whatever walks it by calling itself would run out of stack. */
export function isTooDeep(body: unknown, deepest = DEEPEST): boolean {
  let level = [body].filter(isNest);
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > deepest) return true;
    level = level.flatMap((nest) => Object.values(nest).filter(isNest));
  }
  return false;
}

function isNest(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
