import type { Fault } from '../../design/index.js';

/** What came of sending: somewhere to go, faults to mend, a link to go on later, or the line was dead and everything is still here. */
export type SendAnswer = { kind: 'to'; to: string } | { kind: 'faults'; faults: readonly Fault[] } | { kind: 'later' } | { kind: 'unreached' };

/** Sends a form as the browser would, but stays on the page, so that a dead line loses nothing. Sending again is safe: the form carries its key. */
export async function sendForm(action: string, body: URLSearchParams): Promise<SendAnswer> {
  let response: Response;
  try {
    response = await fetch(action, { method: 'POST', body, headers: { accept: 'application/json' } });
  } catch (error) {
    if (error instanceof TypeError) return { kind: 'unreached' };
    throw error;
  }
  const answer: unknown = response.headers.get('content-type')?.startsWith('application/json') ? await response.json() : null;
  if (typeof answer === 'object' && answer !== null) {
    if ('to' in answer && typeof answer.to === 'string') return { kind: 'to', to: answer.to };
    if ('later' in answer) return { kind: 'later' };
    if ('faults' in answer && Array.isArray(answer.faults)) return { kind: 'faults', faults: answer.faults as Fault[] };
  }
  return { kind: 'unreached' };
}
