import { refusals } from './refusal.js';

export const refuseBody = refusals({
  BODY_TOO_DEEP: { status: 400, en: 'The request is nested too deeply. Send it as the description of the API shows it.', ru: 'Слишком глубокая вложенность запроса. Отправьте его так, как показано в описании API.' },
});

/** Levels of lists and objects that a body may have; a form with its questions, the deepest that is taken, has eight. */
const DEEPEST = 32;

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
