import type { ProblemError } from '../../../api/client.js';
import type { Asked, Rendered } from '../../page.js';

/** There is nothing at this address. */
export function missing({ t }: Asked): Rendered {
  return { page: 'trouble', status: 404, title: t('missing.title'), data: { kind: 'missing', sentence: null, requestId: null } };
}

/** The API refused: a link that is over, too many tries, or a fault of ours. Its own sentence says what and the way out. */
export function failed({ t, setting }: Asked, problem: ProblemError): Rendered {
  const over = problem.status === 401 || problem.status === 403 || problem.status === 410;
  const kind = over ? 'link-over' : 'failed';
  return {
    page: 'trouble',
    status: problem.status === 0 ? 503 : problem.status,
    title: t(over ? 'link-over.title' : 'failed.title'),
    // The API speaks English and Russian; a Persian reader gets the general sentence in Persian.
    data: { kind, sentence: problem.message === '' || setting.locale === 'fa' ? null : problem.message, requestId: over ? null : problem.requestId },
  };
}
