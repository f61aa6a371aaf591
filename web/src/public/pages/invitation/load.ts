import { ifMatch, ProblemError, unwrap } from '../../../api/client.js';
import type { Fault } from '../../../design/index.js';
import type { Answer, Asked, PageHandler, Sent } from '../../page.js';
import { listsOf, step } from '../register/load.js';
import { acceptanceSteps, registrationBody } from '../register/questions.js';
import type { Values } from '../../forms/steps.js';

const hereOf = ({ params }: Asked): string => `/invitation/${encodeURIComponent(params['token'] ?? '')}`;

export const invitation: PageHandler = {
  path: '/invitation/:token',
  load: async (asked) => {
    const { api, t, query } = asked;
    const found = await unwrap(api.GET('/api/v1/my/invitation'));
    const done = (['accepted', 'declined', 'substituted'] as const).find((one) => one === query.get('done')) ?? null;
    return { page: 'invitation', title: t('invitation.title'), data: { ...found, done, here: hereOf(asked) } };
  },
};

/** Accepting is registering: the event's own questions and the consents; who comes is known. */
async function acceptance(asked: Asked) {
  const { api, t, setting } = asked;
  const here = hereOf(asked);
  const found = await unwrap(api.GET('/api/v1/my/invitation'));
  if (found.standing !== 'open') return null;
  const [form, draft] = await Promise.all([unwrap(api.GET('/api/v1/public/events/{slug}/form', { params: { path: { slug: found.event.slug } } })), unwrap(api.GET('/api/v1/my/invitation/draft'))]);
  const kept = { address: '/api/v1/my/invitation/draft', token: asked.params['token'] ?? '', version: draft.version };
  const steps = acceptanceSteps(form, found.category, t, setting.locale);
  const { givenName, familyName, email, stateIso2 } = found.person;
  return {
    steps,
    draft,
    keep: (at: string, values: Values): Promise<unknown> => unwrap(api.PUT('/api/v1/my/invitation/draft', { params: { header: ifMatch(draft.version) }, body: { at, values: listsOf(values) } })),
    answerWith: ({ at, values, faults, once }: { at: string; values: Values; faults: readonly Fault[]; once: string }): Answer => ({
      page: 'register',
      title: t('accept.title'),
      data: { title: found.event.title, invited: found.name, form: { steps, at, values, faults, once, action: `${here}/accept`, draft: kept } },
    }),
    send: async (values: Values, once: string): Promise<Answer> => {
      const { answers, consents, locale } = registrationBody(form, values, setting.locale);
      const person = { givenName, familyName, email: email ?? '', ...(stateIso2 !== null && { stateIso2 }) };
      const made = await unwrap(api.POST('/api/v1/my/invitation/accept', { body: { person, answers, consents, locale }, headers: { 'Idempotency-Key': once } }));
      return { to: made.token ? `/registration/${made.token}?done=sent` : `${here}?done=accepted` };
    },
  };
}

export const accept: PageHandler = {
  path: '/invitation/:token/accept',
  load: async (asked) => {
    const opened = await acceptance(asked);
    if (!opened) return { to: hereOf(asked) };
    const { at, values } = opened.draft;
    const known = at === 'review' || opened.steps.some(({ id }) => id === at);
    return opened.answerWith({ at: known ? at : (opened.steps[0]?.id ?? ''), values, faults: [], once: crypto.randomUUID() });
  },
  act: async (asked, sent) => {
    const opened = await acceptance(asked);
    return opened ? step(asked, sent, opened) : { to: hereOf(asked) };
  },
};

/** A page with a short form of its own: declining, or naming someone else. */
function answerPage(answer: 'decline' | 'substitute', send: (asked: Asked, values: Record<string, string>) => Promise<unknown>): PageHandler {
  const fields = answer === 'decline' ? ['reason'] : ['givenName', 'familyName', 'email', 'locale'];
  const show = async (asked: Asked, values: Record<string, string>, faults: readonly Fault[]): Promise<Answer> => {
    const found = await unwrap(asked.api.GET('/api/v1/my/invitation'));
    if (found.standing !== 'open') return { to: hereOf(asked) };
    return { page: 'answer', title: asked.t(answer === 'decline' ? 'decline.title' : 'substitute.title'), data: { title: found.event.title, answer, values, faults, back: hereOf(asked) } };
  };
  return {
    path: `/invitation/:token/${answer}`,
    load: (asked) => show(asked, { locale: asked.setting.locale === 'ru' ? 'ru' : 'en' }, []),
    act: async (asked, sent: Sent) => {
      const values = Object.fromEntries(fields.map((name) => [name, sent.get(name)?.trim() ?? '']));
      try {
        await send(asked, values);
        return { to: `${hereOf(asked)}?done=${answer === 'decline' ? 'declined' : 'substituted'}` };
      } catch (error) {
        if (!(error instanceof ProblemError) || error.status === 401 || error.status >= 500) throw error;
        const faults = error.errors.map(({ field, detail }): Fault => ({ field: fields.find((name) => field.endsWith(name)) ?? null, text: detail }));
        return show(asked, values, faults.length > 0 ? faults : [{ field: null, text: error.message }]);
      }
    },
  };
}

export const decline = answerPage('decline', ({ api }, { reason }) => unwrap(api.POST('/api/v1/my/invitation/decline', { body: { reason: reason || undefined } })));

export const substitute = answerPage('substitute', ({ api }, { givenName = '', familyName = '', email = '', locale = 'en' }) =>
  unwrap(api.POST('/api/v1/my/invitation/substitute', { body: { givenName, familyName, email, locale: locale === 'ru' ? 'ru' : 'en' } })),
);
