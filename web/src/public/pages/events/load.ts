import { unwrap } from '../../../api/client.js';
import type { PageHandler } from '../../page.js';

const KINDS = ['meeting', 'training', 'forum'] as const;

/** The whole calendar, to come or past, of one kind or all. The choice stands in the address. */
export const events: PageHandler = {
  path: '/events',
  load: async ({ api, t, query }) => {
    const when = query.get('when') === 'past' ? 'past' : 'coming';
    const kind = KINDS.find((one) => one === query.get('kind'));
    const cursor = query.get('cursor') ?? undefined;
    const found = await unwrap(api.GET('/api/v1/public/events', { params: { query: { when, kind, cursor, limit: 25 } } }));
    return { page: 'events', title: t(when === 'past' ? 'home.past' : 'home.coming'), description: t('home.lead'), data: { when, kind: kind ?? null, events: found.items, next: found.next } };
  },
};
