import { unwrap } from '../../../api/client.js';
import type { PageHandler } from '../../page.js';

/** How many past events the home page shows; the rest is a click away. */
const PAST = 6;

export const home: PageHandler = {
  path: '/',
  load: async ({ api, t, setting }) => {
    const [coming, past] = await Promise.all([
      unwrap(api.GET('/api/v1/public/events', { params: { query: { when: 'coming', limit: 50 } } })),
      unwrap(api.GET('/api/v1/public/events', { params: { query: { when: 'past', limit: PAST } } })),
    ]);
    return { page: 'home', title: setting.instanceName, description: t('home.lead'), data: { coming: coming.items, past: past.items } };
  },
};
