import { ProblemError, unwrap, type Api } from '../../../api/client.js';
import type { RegistrationFacts } from '../../facts.js';

const NONE: RegistrationFacts = { state: 'none', opensAt: null, closesAt: null };

/** How one may register for an event; an event without registration has none. */
export async function registrationFacts(api: Api, slug: string): Promise<RegistrationFacts> {
  try {
    const { state, opensAt, closesAt } = await unwrap(api.GET('/api/v1/public/events/{slug}/form', { params: { path: { slug } } }));
    return { state, opensAt, closesAt };
  } catch (error) {
    if (error instanceof ProblemError && error.status === 404) return NONE;
    throw error;
  }
}
