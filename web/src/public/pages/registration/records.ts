import { ProblemError, unwrap } from '../../../api/client.js';
import type { Fault } from '../../../design/index.js';
import type { Answer, Asked, PageHandler } from '../../page.js';
import { hereOf } from './here.js';

/** A letter that somebody got about an event, to be read again. */
export const ownLetter: PageHandler = {
  path: '/registration/:token/letters/:letter',
  load: async (asked) => {
    const { api, params } = asked;
    const found = await unwrap(api.GET('/api/v1/my/registration/letters/{messageId}', { params: { path: { messageId: params['letter'] ?? '' } } }));
    const own = await unwrap(api.GET('/api/v1/my/registration'));
    return { page: 'letter', title: found.subject, data: { title: own.event.title, subject: found.subject, sentAt: found.sentAt, zone: own.event.zone, text: found.text, locale: found.locale, back: hereOf(asked) } };
  },
};

async function data(asked: Asked, shown: { kind: string; words: string; faults: readonly Fault[] }): Promise<Answer> {
  const { api, t, query } = asked;
  const [all, records] = await Promise.all([unwrap(api.GET('/api/v1/my/registration/data')), unwrap(api.GET('/api/v1/my/registration/records'))]);
  return {
    page: 'data',
    title: t('data.title'),
    data: { title: all.event.title, zone: all.event.zone, file: JSON.stringify(all, null, 2), requests: records.requests, asked: query.get('done') === 'asked', here: `${hereOf(asked)}/data`, back: hereOf(asked), ...shown },
  };
}

/** What is kept about somebody: all of it to take away, and what they ask to be done with it. */
export const ownData: PageHandler = {
  path: '/registration/:token/data',
  load: (asked) => data(asked, { kind: 'correction', words: '', faults: [] }),
  act: async (asked, sent) => {
    const { api } = asked;
    const kind = sent.get('kind') === 'erasure' ? 'erasure' : 'correction';
    const words = sent.get('words')?.trim() ?? '';
    try {
      await unwrap(api.POST('/api/v1/my/registration/requests', { body: { kind, words } }));
      return { to: `${hereOf(asked)}/data?done=asked` };
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status === 401 || error.status >= 500) throw error;
      const [told] = error.errors;
      return data(asked, { kind, words, faults: [{ field: told ? 'words' : null, text: told?.detail ?? error.message }] });
    }
  },
};
