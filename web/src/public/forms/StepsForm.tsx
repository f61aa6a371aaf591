import type { ReactElement, ReactNode } from 'react';
import { Banner, Button, ErrorSummary, FileName, Icon, Steps, type Fault } from '../../design/index.js';
import { usePublic } from '../PublicContext.js';
import { answerInWords, isFile, QuestionField } from './QuestionField.js';
import { asked, askedSteps, type Step, type Values } from './steps.js';
import type { KeptAt } from './useServerDraft.js';
import { useFlow } from './useFlow.js';

/** A form as the server hands it over. */
export interface FormState {
  steps: readonly Step[];
  at: string;
  values: Values;
  faults: readonly Fault[];
  /** Makes sending twice count once. */
  once: string;
  /** Where it is sent; also the key of its draft. */
  action: string;
  /** Where it is kept for other devices, when it is opened by a personal link. */
  draft?: KeptAt;
  /** For whoever has no link: one can be sent to them, or was. */
  later?: 'offered' | 'sent';
}

interface Props {
  form: FormState;
  /** Title of the page, above the progress. */
  title: ReactNode;
  send: string;
}

/** A form of several steps. The server renders each step, so it works with scripts off; with them, steps change at once, answers are kept as typed and a dead line loses nothing. */
export function StepsForm({ form, title, send }: Props): ReactElement {
  const { t } = usePublic();
  const flow = useFlow(form);
  const { at, values, faults } = flow;
  const steps = askedSteps(form.steps, values);
  const step = steps.find(({ id }) => id === at);
  const place = step ? steps.indexOf(step) : steps.length;
  const heading = step?.title ?? t('form.review');
  return (
    <div className="stack" style={{ '--stack': 'var(--s-6)' } as Record<string, string>}>
      {title}
      <Steps label={t('form.progress')} done={t('form.step-done')} current={place} steps={[...steps.map((one) => one.title), t('form.review')]} />
      <ErrorSummary title={t('form.faults', { count: faults.length })} faults={faults} ref={flow.summary} />
      {flow.unsent && <Banner tone="bad" title={t('form.unsent')} live>{t('form.unsent-text')}</Banner>}
      <form key={`${at} ${flow.round}`} ref={flow.element} method="post" action={form.action} encType={step && asked(step, values).some(isFile) ? 'multipart/form-data' : undefined} noValidate onSubmit={flow.submit} onInput={flow.typed} className="stack" style={{ '--stack': 'var(--s-6)' } as Record<string, string>}>
        <h2 tabIndex={-1} ref={flow.heading} className="step-title">
          {heading}
        </h2>
        {step?.lead && <p className="muted">{step.lead}</p>}
        <Hidden form={form} at={at} values={values} />
        {step ? asked(step, values).map((question) => <QuestionField key={question.name} question={question} values={values} error={faults.find(({ field }) => field === question.name)?.text} />) : <Review steps={steps} values={values} />}
        <p className="buttons">
          <Button type="submit" name="go" value="on" disabled={flow.sending}>
            {step ? t('form.on') : send}
            {step && <Icon name="arrow" size={18} />}
          </Button>
          {form.later && (
            <Button type="submit" name="go" value="later" look="plain" formNoValidate disabled={flow.sending}>
              {t('form.later')}
            </Button>
          )}
          {place > 0 && (
            <Button type="submit" name="go" value="back" look="plain" formNoValidate>
              {t('form.previous')}
            </Button>
          )}
        </p>
        {flow.later && <Banner tone="ok" title={t('form.later-sent')} live>{t('form.later-sent-text')}</Banner>}
        {flow.keptOnline === 'kept' ? <p className="muted kept">{t('form.kept-online')}</p> : flow.kept !== null && <p className="muted kept">{t(flow.kept ? 'form.kept' : 'form.not-kept')}</p>}
      </form>
    </div>
  );
}

/** What the page must carry so that the next one knows everything, with scripts off too. */
function Hidden({ form, at, values }: { form: FormState; at: string; values: Values }): ReactElement {
  const step = form.steps.find(({ id }) => id === at);
  const here = step ? asked(step, values).map(({ name }) => name) : [];
  return (
    <>
      <input type="hidden" name="at" value={at} />
      <input type="hidden" name="once" value={form.once} />
      <input type="hidden" name="seen" value={here.join(' ')} />
      {Object.entries(values)
        .filter(([name]) => !here.includes(name))
        .flatMap(([name, given]) => given.map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />))}
    </>
  );
}

/** Everything once more before it is sent; each step can be changed. */
function Review({ steps, values }: { steps: readonly Step[]; values: Values }): ReactElement {
  const { t } = usePublic();
  return (
    <>
      {steps.map((step) => (
        <section key={step.id} className="review">
          <div className="review__head">
            <h3>{step.title}</h3>
            <Button type="submit" look="plain" name="go" value={`to:${step.id}`} formNoValidate aria-label={`${t('form.change')}: ${step.title}`}>
              {t('form.change')}
            </Button>
          </div>
          <dl className="pairs">
            {asked(step, values).map((question) => (
              <div key={question.name}>
                <dt>{question.label}</dt>
                <dd dir="auto">{isFile(question) && values[question.name]?.[0] ? <FileName token={values[question.name]?.[0] ?? ''} /> : answerInWords(question, values, t)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}
