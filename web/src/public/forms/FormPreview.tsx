import { useRef, useState, type ReactElement } from 'react';
import type { Form } from '../../../../src/registration/form/form.js';
import type { PublicTranslate } from '../page.js';
import { ownSteps } from '../pages/register/questions.js';
import { PublicContext } from '../PublicContext.js';
import { QuestionField } from './QuestionField.js';
import { asked, askedSteps, valuesFrom, type Values } from './steps.js';

/** All sections of a form one after another, as the page of registration draws each, with questions that come and go as they are answered. Nothing is sent. */
export function FormPreview({ form, category, t }: { form: Form; category: string; t: PublicTranslate }): ReactElement {
  const element = useRef<HTMLFormElement>(null);
  const settled: Values = category === '' ? {} : { category: [category] };
  const [values, setValues] = useState<Values>({});
  const steps = ownSteps(form.sections, t.locale);
  const all = { ...values, ...settled };
  const typed = (): void => {
    if (!element.current) return;
    const sent = new URLSearchParams([...new FormData(element.current)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
    setValues(valuesFrom(steps, sent));
  };
  const setting = { locale: t.locale, scheme: 'auto', address: '', instanceName: '', publicUrl: '', now: '', inboxUrl: null } as const;
  return (
    <PublicContext value={{ setting, t }}>
      <form ref={element} noValidate onInput={typed} onSubmit={(event) => event.preventDefault()} className="page page--narrow stack" style={{ '--stack': 'var(--s-8)' } as Record<string, string>}>
        {askedSteps(steps, all).map((step) => (
          <section key={step.id} className="stack" style={{ '--stack': 'var(--s-6)' } as Record<string, string>}>
            <h2 className="step-title">{step.title}</h2>
            {asked(step, all).map((question) => (
              <QuestionField key={`${question.name} ${question.kind} ${question.options?.length ?? 0}`} question={question} values={values} error={undefined} />
            ))}
          </section>
        ))}
      </form>
    </PublicContext>
  );
}
