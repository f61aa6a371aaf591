import { ProblemError, unwrap } from '../../../api/client.js';
import type { Fault } from '../../../design/index.js';
import { checkQuestions } from '../../forms/check.js';
import { move, stepOf, valuesFrom, type Step, type Values } from '../../forms/steps.js';
import type { Answer, Asked, PageHandler, Sent } from '../../page.js';
import { registrationBody, registrationSteps } from './questions.js';
import { statesFor } from './states.js';

interface Opened {
  answerWith: (shown: { at: string; values: Values; faults: readonly Fault[]; once: string }) => Answer;
  steps: Step[];
  send: (values: Values, once: string) => Promise<Answer>;
}

/** Everything that registering for an event needs; a page that says why not, when it is not open. */
async function open({ api, params, setting, t }: Asked): Promise<Opened | Answer> {
  const slug = params['slug'] ?? '';
  const path = { slug };
  const [event, form, states] = await Promise.all([
    unwrap(api.GET('/api/v1/public/events/{slug}', { params: { path } })),
    unwrap(api.GET('/api/v1/public/events/{slug}/form', { params: { path } })),
    statesFor(api, setting.locale),
  ]);
  if (form.state !== 'open') return { to: `/events/${slug}` };
  const steps = registrationSteps(form, states, t, setting.locale);
  const action = `/events/${slug}/register`;
  return {
    steps,
    answerWith: ({ at, values, faults, once }) => ({ page: 'register', title: t('register.title'), personal: true, data: { title: event.title, form: { steps, at, values, faults, once, action } } }),
    send: async (values, once) => {
      const made = await unwrap(api.POST('/api/v1/public/events/{slug}/registrations', { params: { path }, body: registrationBody(form, values, setting.locale), headers: { 'Idempotency-Key': once } }));
      return made.token ? { to: `/registration/${made.token}?done=sent` } : { to: `/events/${slug}/registered` };
    },
  };
}

export const register: PageHandler = {
  path: '/events/:slug/register',
  load: async (asked) => {
    const opened = await open(asked);
    if (!('send' in opened)) return opened;
    return opened.answerWith({ at: opened.steps[0]?.id ?? '', values: {}, faults: [], once: crypto.randomUUID() });
  },
  act: async (asked, sent) => {
    const opened = await open(asked);
    if (!('send' in opened)) return opened;
    return step(asked, sent, opened);
  },
};

/** One press of a button: another step, the same with its faults, or sent. What the API finds wrong leads to the step of the first fault; nothing typed is lost. */
export async function step({ t, fileFaults }: Asked, sent: Sent, { steps, answerWith, send }: Opened): Promise<Answer> {
  const values = valuesFrom(steps, sent);
  const once = /^[\w-]{8,64}$/.test(sent.get('once') ?? '') ? (sent.get('once') ?? '') : crypto.randomUUID();
  if (fileFaults.length > 0) return answerWith({ at: sent.get('at') ?? '', values, faults: fileFaults, once });
  const next = move(steps, sent.get('at') ?? '', sent.get('go') ?? 'on', values, (sent.get('seen') ?? '').split(' '), (questions, given) => checkQuestions(questions, given, t));
  if (next.kind === 'at') return answerWith({ at: next.step, values, faults: next.faults, once });
  try {
    return await send(values, once);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.status >= 500 || error.status === 401) throw error;
    const known = (field: string): string | null => (steps.some(({ questions }) => questions.some(({ name }) => name === field)) ? field : null);
    const faults: Fault[] = error.errors.length > 0 ? error.errors.map(({ field, detail }) => ({ field: known(field), text: detail })) : [{ field: null, text: error.message }];
    const first = faults.find(({ field }) => field !== null)?.field ?? null;
    return answerWith({ at: first === null ? 'review' : stepOf(steps, first), values, faults, once });
  }
}
