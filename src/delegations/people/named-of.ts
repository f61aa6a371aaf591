import { refuse } from '../delegations.errors.js';
import type { NamedPersonRequest, NomineeRequest } from '../delegations.requests.js';
import { personInputOf } from '../../registration/index.js';
import type { Named } from './nominating.js';

/** Somebody who is named, as a request tells of them. The position is kept in the language of the person's letters, English or Russian. */
export function namedOf({ personId, person, function: told }: NomineeRequest, field = 'person'): Named {
  if (personId !== undefined) return { person: { id: personId }, function: told };
  if (person === undefined) throw refuse('NOMINEE_NEEDED', { field });
  return { person: inputOf(person), function: told };
}

function inputOf(person: NamedPersonRequest): Named['person'] {
  return personInputOf(person, person.locale);
}
