import { unwrap } from '../../../api/client.js';
import type { Asked, PageHandler, Rendered } from '../../page.js';

function page({ t, params }: Asked, done: boolean): Rendered {
  return { page: 'unsubscribe', title: t('unsubscribe.title'), data: { done, here: `/unsubscribe/${encodeURIComponent(params['token'] ?? '')}` } };
}

/** The link at the foot of optional letters. Mail programs press the button by themselves (RFC 8058) and want an answer, not a redirect. */
export const unsubscribe: PageHandler = {
  path: '/unsubscribe/:token',
  load: async (asked) => page(asked, false),
  act: async (asked) => {
    await unwrap(asked.api.POST('/api/v1/my/unsubscribe'));
    return page(asked, true);
  },
};
