import type { DemoRole, PersonSource } from './source.js';

/** As what somebody takes part: category and, in a delegation, the function. */
export interface Part {
  category: string;
  function: string | null;
  /** Two-letter code of the party for which they come. */
  party: string | null;
}

const CATEGORIES: Readonly<Record<Exclude<DemoRole, 'principal' | 'alternate' | 'border'>, string>> = {
  host: 'host-government',
  trainer: 'trainer',
  guest: 'guest-state',
  secretariat: 'secretariat',
  un: 'un-entity',
  igo: 'igo',
  donor: 'donor',
  ngo: 'ngo',
  interpreter: 'interpreter',
};

const FUNCTIONS: Readonly<Record<string, string>> = { principal: 'head', alternate: 'deputy-head', border: 'expert' };

/** The part that an invented person usually plays. `statuses` tells the status of each party of the process. */
export function partOf(person: PersonSource, statuses: ReadonlyMap<string, string>): Part {
  const { role, stateIso2 } = person;
  if (role !== undefined && role !== 'principal' && role !== 'alternate' && role !== 'border') return { category: CATEGORIES[role], function: null, party: null };
  const status = statuses.get(stateIso2);
  return {
    category: status === 'observer' ? 'observer-state' : 'member-state',
    function: FUNCTIONS[role ?? ''] ?? 'delegate',
    party: status ? stateIso2 : null,
  };
}
