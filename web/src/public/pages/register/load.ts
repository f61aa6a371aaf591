import { ProblemError, unwrap } from '../../../api/client.js';
import type { Fault } from '../../../design/index.js';
import { checkQuestions } from '../../forms/check.js';
import { firstOf, move, stepOf, valuesFrom, type Step, type Values } from '../../forms/steps.js';
import type { KeptAt } from '../../forms/useServerDraft.js';
import type { Answer, Asked, PageHandler, Sent } from '../../page.js';
import { registrationBody, registrationSteps } from './questions.js';
import { statesFor } from './states.js';

/** A form that is open, and what can be done with it. */
export interface Opened {
  answerWith: (shown: Shown) => Answer;
  steps: Step[];
  send: (values: Values, once: string) => Promise<Answer>;
  /** Keeps the form at the server, where it is opened by a personal link. */
  keep?: (at: string, values: Values) => Promise<unknown>;
  /** Keeps it and sends a link to it, where it is not. */
  later?: (at: string, values: Values) => Promise<unknown>;
}

interface Shown {
  at: string;
  values: Values;
  faults: readonly Fault[];
  once: string;
  /** A link to go on later was sent just now. */
  later?: 'offered' | 'sent';
}

/** Where a form of registration stands: on the event's page, or at a link that leads back to it. */
interface Place {
  slug: string;
  action: string;
  draft?: KeptAt;
}

/** Everything that registering for an event needs; a page that says why not, when it is not open. */
export async function openForm({ api, setting, t }: Asked, { slug, action, draft }: Place): Promise<Opened | Answer> {
  const path = { slug };
  const [event, form, states] = await Promise.all([
    unwrap(api.GET('/api/v1/public/events/{slug}', { params: { path } })),
    unwrap(api.GET('/api/v1/public/events/{slug}/form', { params: { path } })),
    statesFor(api, setting.locale),
  ]);
  if (form.state !== 'open') return { to: `/events/${slug}` };
  const steps = registrationSteps(form, states, t, setting.locale);
  return {
    steps,
    answerWith: ({ later = 'offered', ...shown }) => ({
      page: 'register',
      title: t('register.title'),
      personal: true,
      data: { title: event.title, form: { steps, ...shown, action, ...(draft ? { draft } : { later }) } },
    }),
    send: async (values, once) => {
      const made = await unwrap(api.POST('/api/v1/public/events/{slug}/registrations', { params: { path }, body: registrationBody(form, values, setting.locale), headers: { 'Idempotency-Key': once } }));
      return made.token ? { to: `/registration/${made.token}?done=sent` } : { to: `/events/${slug}/registered` };
    },
    ...(!draft && {
      later: (at, values) => unwrap(api.POST('/api/v1/public/events/{slug}/drafts', { params: { path }, body: { email: firstOf(values, 'person.email'), locale: setting.locale, at, values: listsOf(values) } })),
    }),
  };
}

/** Answers as they are sent. */
export function listsOf(values: Values): Record<string, string[]> {
  return Object.fromEntries(Object.entries(values).map(([name, given]) => [name, [...given]]));
}

const placeOf = ({ params }: Asked): Place => ({ slug: params['slug'] ?? '', action: `/events/${params['slug'] ?? ''}/register` });

export const register: PageHandler = {
  path: '/events/:slug/register',
  load: async (asked) => {
    const opened = await openForm(asked, placeOf(asked));
    if (!('send' in opened)) return opened;
    return opened.answerWith({ at: opened.steps[0]?.id ?? '', values: {}, faults: [], once: crypto.randomUUID() });
  },
  act: async (asked, sent) => {
    const opened = await openForm(asked, placeOf(asked));
    if (!('send' in opened)) return opened;
    return step(asked, sent, opened);
  },
};

/** One press of a button: another step, the same with its faults, or sent. What the API finds wrong leads to the step of the first fault; nothing typed is lost. */
export async function step({ t, fileFaults }: Asked, sent: Sent, opened: Opened): Promise<Answer> {
  const { steps, answerWith, send } = opened;
  const values = valuesFrom(steps, sent);
  const [at, go] = [sent.get('at') ?? '', sent.get('go') ?? 'on'];
  const once = /^[\w-]{8,64}$/.test(sent.get('once') ?? '') ? (sent.get('once') ?? '') : crypto.randomUUID();
  if (fileFaults.length > 0) return answerWith({ at, values, faults: fileFaults, once });
  if (go === 'later' && opened.later) return goOnLater(opened.later, { at, values, once }, { answerWith, t });
  const next = move(steps, at, go, values, (sent.get('seen') ?? '').split(' '), (questions, given) => checkQuestions(questions, given, t));
  if (next.kind === 'at') {
    await opened.keep?.(next.step, values);
    return answerWith({ at: next.step, values, faults: next.faults, once });
  }
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

/** Sends a link to go on with the form, to the address that stands in it. */
async function goOnLater(later: NonNullable<Opened['later']>, shown: Omit<Shown, 'faults'>, { answerWith, t }: { answerWith: Opened['answerWith']; t: Asked['t'] }): Promise<Answer> {
  const asks = (text: string): Answer => answerWith({ ...shown, at: 'you', faults: [{ field: 'person.email', text }] });
  if (firstOf(shown.values, 'person.email') === '') return asks(t('form.later-address'));
  try {
    await later(shown.at, shown.values);
    return answerWith({ ...shown, faults: [], later: 'sent' });
  } catch (error) {
    if (!(error instanceof ProblemError) || error.status >= 500) throw error;
    return asks(error.errors.find(({ field }) => field === 'email')?.detail ?? error.message);
  }
}
