import { unwrap } from '../../../api/client.js';
import type { components } from '../../../api/schema.js';
import type { Fault } from '../../../design/index.js';
import type { Values } from '../../forms/steps.js';
import type { Answer, Asked, PageHandler } from '../../page.js';
import { hereOf } from './here.js';
import { step } from '../register/load.js';
import { completionSteps, registrationBody } from '../register/questions.js';

type Person = NonNullable<components['schemas']['CompleteOwnRequest']['person']>;

/** What somebody completes whom others have named; null when there is nothing to complete (any more). */
async function completion(asked: Asked) {
  const { api, t, setting } = asked;
  const here = hereOf(asked);
  const own = await unwrap(api.GET('/api/v1/my/registration'));
  if (!own.canComplete) return null;
  const found = await unwrap(api.GET('/api/v1/my/registration/form'));
  const form = { categories: [], sections: found.sections };
  const steps = completionSteps(form, found.category, found.person, t, setting.locale);
  return {
    steps,
    answerWith: ({ at, values, faults, once }: { at: string; values: Values; faults: readonly Fault[]; once: string }): Answer => ({
      page: 'register',
      title: t('complete.title'),
      data: { title: own.event.title, named: own.name, form: { steps, at, values, faults, once, action: `${here}/complete` } },
    }),
    send: async (values: Values): Promise<Answer> => {
      const { person: told, answers, consents, locale } = registrationBody(form, values, setting.locale);
      const person: Person = { sex: told.sex, institution: told.institution, position: told.position };
      await unwrap(api.POST('/api/v1/my/registration/complete', { body: { person, answers, consents, locale } }));
      return { to: `${here}?done=sent` };
    },
  };
}

/** Completing a registration that a nomination began. Sent twice, it shows how the registration stands. */
export const complete: PageHandler = {
  path: '/registration/:token/complete',
  load: async (asked) => {
    const opened = await completion(asked);
    if (!opened) return { to: hereOf(asked) };
    return opened.answerWith({ at: opened.steps[0]?.id ?? '', values: {}, faults: [], once: crypto.randomUUID() });
  },
  act: async (asked, sent) => {
    const opened = await completion(asked);
    return opened ? step(asked, sent, opened) : { to: hereOf(asked) };
  },
};
