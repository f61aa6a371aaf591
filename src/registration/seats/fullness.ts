import type { Refusal } from '../../platform/http/index.js';
import { refuse } from '../registration.errors.js';
import { readKey, type KeyKind } from './keys.js';

const CODES = { event: 'EVENT_FULL', party: 'DELEGATION_FULL', funded: 'FUNDED_FULL', category: 'CATEGORY_FULL', session: 'SESSION_FULL' } as const satisfies Record<KeyKind, string>;

/** What is said to somebody for whom there is no seat under a key. */
export function full(key: string, capacity: number): Refusal {
  return refuse(CODES[readKey(key)?.kind ?? 'event'], { params: { capacity } });
}
