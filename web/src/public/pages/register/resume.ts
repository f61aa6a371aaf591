import { ifMatch, unwrap } from '../../../api/client.js';
import type { Answer, Asked, PageHandler } from '../../page.js';
import { listsOf, openForm, step, type Opened } from './load.js';

interface Resumed {
  opened: Opened;
  at: string;
  values: Readonly<Record<string, readonly string[]>>;
}

/** A form that was begun on the public page, at the link that leads back to it. */
async function open(asked: Asked): Promise<Resumed | Answer> {
  const { api, params } = asked;
  const token = params['token'] ?? '';
  const { event, at, values, version } = await unwrap(api.GET('/api/v1/my/draft'));
  const opened = await openForm(asked, { slug: event.slug, action: `/resume/${encodeURIComponent(token)}`, draft: { address: '/api/v1/my/draft', token, version } });
  if (!('send' in opened)) return opened;
  const keep: Opened['keep'] = (step, filled) => unwrap(api.PUT('/api/v1/my/draft', { params: { header: ifMatch(version) }, body: { at: step, values: listsOf(filled) } }));
  const send: Opened['send'] = async (filled, once) => {
    const made = await opened.send(filled, once);
    await unwrap(api.DELETE('/api/v1/my/draft'));
    return made;
  };
  return { opened: { ...opened, keep, send }, at, values };
}

export const resume: PageHandler = {
  path: '/resume/:token',
  load: async (asked) => {
    const found = await open(asked);
    if (!('opened' in found)) return found;
    const { opened, at, values } = found;
    const known = at === 'review' || opened.steps.some(({ id }) => id === at);
    return opened.answerWith({ at: known ? at : (opened.steps[0]?.id ?? ''), values, faults: [], once: crypto.randomUUID() });
  },
  act: async (asked, sent) => {
    const found = await open(asked);
    return 'opened' in found ? step(asked, sent, found.opened) : found;
  },
};
