import type { Refusal } from '../../platform/http/index.js';
import { refuse } from '../registration.errors.js';
import type { FormFault } from './definition.js';
import type { AnswerFault } from './read-answers.js';

/** Refuses for everything that is wrong at once, each fault at its field; there must be one at least. `under` stands before each path. */
export function refuseAll(faults: readonly (FormFault | AnswerFault)[], under = ''): Refusal {
  const [first, ...rest] = faults;
  if (!first) throw new Error('Nothing is wrong, and yet it was to be refused');
  return refuse(first.code, { ...detailsOf(first, under), ...(rest.length > 0 && { also: rest.map((fault) => refuse(fault.code, detailsOf(fault, under))) }) });
}

function detailsOf(fault: FormFault | AnswerFault, under: string): { field: string; params?: { limit: number | string } } {
  return { field: `${under}${fault.field}`, ...('limit' in fault && fault.limit !== undefined && { params: { limit: fault.limit } }) };
}
