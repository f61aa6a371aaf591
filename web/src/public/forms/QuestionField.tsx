import type { ReactElement } from 'react';
import { CheckField, ChoiceField, FileField, SelectField, TextArea, TextField } from '../../design/index.js';
import { usePublic } from '../PublicContext.js';
import type { Question, Values } from './steps.js';

const types = { text: 'text', email: 'email', phone: 'tel', number: 'text', date: 'date' } as const;

/** The field of one question. */
export function QuestionField({ question, values, error }: { question: Question; values: Values; error: string | undefined }): ReactElement {
  const { t } = usePublic();
  const { name, kind, label, hint, needed, options = [], size, autoComplete, limits } = question;
  const maxLength = question.maxLength ?? (kind === 'paragraph' || kind === 'text' ? (limits?.max ?? undefined) : undefined);
  const given = values[name] ?? [];
  // Words that are not in the reader's language keep their own direction.
  const field = { name, label: <bdi>{label}</bdi>, hint: hint && <bdi>{hint}</bdi>, error, optional: needed ? undefined : t('form.optional') };
  switch (kind) {
    case 'paragraph':
      return <TextArea {...field} defaultValue={given[0]} maxLength={maxLength} />;
    case 'choice':
      return <ChoiceField {...field} options={options} chosen={given} />;
    case 'choices':
      return <ChoiceField {...field} kind="checkbox" options={options} chosen={given} />;
    case 'select':
      return <SelectField {...field} options={options} empty={t('form.choose')} defaultValue={given[0]} autoComplete={autoComplete} />;
    case 'consent':
      return <CheckField {...field} defaultChecked={given[0] === 'yes'} />;
    case 'file':
      return <FileField {...field} purpose="document" given={given[0]} />;
    case 'photo':
      return <FileField {...field} purpose="photo" given={given[0]} />;
    case 'text':
    case 'email':
    case 'phone':
    case 'number':
    case 'date':
      return <TextField {...field} type={types[kind]} inputMode={kind === 'number' ? 'decimal' : undefined} min={limits?.from ?? undefined} max={limits?.to ?? undefined} size={size ?? 'm'} defaultValue={given[0]} autoComplete={autoComplete} maxLength={maxLength} />;
  }
}

/** A question that is answered with a file. */
export function isFile({ kind }: Question): boolean {
  return kind === 'file' || kind === 'photo';
}

/** An answer in words, for the review. */
export function answerInWords(question: Question, values: Values, t: (key: 'consent.given' | 'consent.refused' | 'form.nothing') => string): string {
  const given = values[question.name] ?? [];
  if (question.kind === 'consent') return t(given[0] === 'yes' ? 'consent.given' : 'consent.refused');
  if (given.length === 0) return t('form.nothing');
  return given.map((value) => question.options?.find((option) => option.value === value)?.label ?? value).join(', ');
}
