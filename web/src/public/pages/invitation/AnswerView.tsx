import type { ReactElement } from 'react';
import { Button, ButtonLink, SelectField, TextArea, TextField, type Fault } from '../../../design/index.js';
import { LANGUAGE_NAMES, LOCALES, type LocalisedText } from '../../../texts/texts.js';
import { FormPage } from '../../parts/FormPage.js';
import { Text } from '../../parts/Text.js';
import { usePublic } from '../../PublicContext.js';

export interface AnswerData {
  title: LocalisedText;
  answer: 'decline' | 'substitute';
  values: Readonly<Record<string, string>>;
  faults: readonly Fault[];
  /** The page of the invitation. */
  back: string;
}

const words = {
  decline: { title: 'decline.title', lead: 'decline.lead', send: 'decline.do' },
  substitute: { title: 'substitute.title', lead: 'substitute.lead', send: 'substitute.do' },
} as const;

/** Declining with a reason, or naming someone else who gets an invitation of their own. */
export function AnswerView({ data }: { data: AnswerData }): ReactElement {
  const { t } = usePublic();
  const wrong = (name: string): string | undefined => data.faults.find(({ field }) => field === name)?.text;
  const { values } = data;
  return (
    <FormPage about={<Text of={data.title} />} title={t(words[data.answer].title)} faults={data.faults}>
      <p>{t(words[data.answer].lead)}</p>
      <form method="post" action={`${data.back}/${data.answer}`} noValidate className="stack" style={{ '--stack': 'var(--s-6)' } as Record<string, string>}>
        {data.answer === 'decline' ? (
          <TextArea name="reason" label={t('decline.reason')} hint={t('decline.reason-hint')} optional={t('form.optional')} error={wrong('reason')} defaultValue={values['reason']} maxLength={500} />
        ) : (
          <>
            <TextField name="givenName" label={t('field.given-name')} hint={t('field.name-hint')} error={wrong('givenName')} defaultValue={values['givenName']} size="m" autoComplete="off" />
            <TextField name="familyName" label={t('field.family-name')} error={wrong('familyName')} defaultValue={values['familyName']} size="m" autoComplete="off" />
            <TextField name="email" type="email" label={t('field.email')} hint={t('substitute.email-hint')} error={wrong('email')} defaultValue={values['email']} size="m" autoComplete="off" />
            <SelectField name="locale" label={t('substitute.language')} options={LOCALES.filter((one) => one !== 'fa').map((value) => ({ value, label: LANGUAGE_NAMES[value] }))} defaultValue={values['locale']} error={wrong('locale')} />
          </>
        )}
        <p className="buttons">
          <Button type="submit">{t(words[data.answer].send)}</Button>
          <ButtonLink look="quiet" href={data.back}>
            {t('form.back')}
          </ButtonLink>
        </p>
      </form>
    </FormPage>
  );
}
