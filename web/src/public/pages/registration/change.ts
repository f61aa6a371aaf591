import { ifMatch, unwrap } from '../../../api/client.js';
import type { components } from '../../../api/schema.js';
import type { AnswerValue } from '../../../../../src/registration/form/form.js';
import { listsOf, step, type Opened } from '../register/load.js';
import { acceptanceSteps, registrationBody } from '../register/questions.js';
import type { Asked, PageHandler } from '../../page.js';
import { hereOf } from './here.js';

type OwnForm = components['schemas']['OwnFormResponse'];

/** What was answered, as the fields of the form hold it. */
function valuesOf({ answers, consents }: OwnForm): Record<string, string[]> {
  const written = (value: AnswerValue): string[] => (typeof value === 'boolean' ? (value ? ['yes'] : []) : typeof value === 'object' ? [...value] : [String(value)]);
  return {
    ...Object.fromEntries(Object.entries(answers as Record<string, AnswerValue>).map(([id, value]) => [`answers.${id}`, written(value)])),
    ...Object.fromEntries(Object.entries(consents).map(([purpose, agreed]) => [`consents.${purpose}`, agreed ? ['yes'] : []])),
  };
}

/** Answers and consents, to be changed; null when they can no longer be. */
async function change(asked: Asked): Promise<{ opened: Opened; values: Record<string, string[]> } | null> {
  const { api, t, setting } = asked;
  const here = hereOf(asked);
  const [own, found] = await Promise.all([unwrap(api.GET('/api/v1/my/registration')), unwrap(api.GET('/api/v1/my/registration/form'))]);
  if (!own.canChange) return null;
  const form = { categories: [], sections: found.sections };
  const steps = acceptanceSteps(form, found.category, t, setting.locale);
  const opened: Opened = {
    steps,
    answerWith: ({ at, values, faults, once }) => ({ page: 'register', title: t('change.title'), data: { title: own.event.title, changed: true, form: { steps, at, values, faults, once, action: `${here}/change` } } }),
    send: async (values) => {
      const { answers, consents } = registrationBody(form, values, setting.locale);
      await unwrap(api.PATCH('/api/v1/my/registration', { params: { header: ifMatch(found.version) }, body: { answers, consents } }));
      return { to: `${here}?done=changed` };
    },
  };
  return { opened, values: listsOf(valuesOf(found)) };
}

/** Changing what one has answered and agreed to, after approval too. */
export const changeAnswers: PageHandler = {
  path: '/registration/:token/change',
  load: async (asked) => {
    const found = await change(asked);
    if (!found) return { to: hereOf(asked) };
    return found.opened.answerWith({ at: found.opened.steps[0]?.id ?? '', values: found.values, faults: [], once: crypto.randomUUID() });
  },
  act: async (asked, sent) => {
    const found = await change(asked);
    return found ? step(asked, sent, found.opened) : { to: hereOf(asked) };
  },
};
