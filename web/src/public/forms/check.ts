import type { Fault } from '../../design/index.js';
import type { PublicTranslate } from '../page.js';
import { firstOf, type Question, type Values } from './steps.js';

/** What is wrong with the answers, said in the reader's language at each field. The server has the last word. */
export function checkQuestions(questions: readonly Question[], values: Values, t: PublicTranslate): Fault[] {
  return questions.flatMap((question) => {
    const text = faultOf(question, firstOf(values, question.name), t);
    return text === null ? [] : [{ field: question.name, text }];
  });
}

function faultOf(question: Question, value: string, t: PublicTranslate): string | null {
  const { label, kind, needed, maxLength, options } = question;
  if (value === '') return needed ? t(kind === 'consent' ? 'fault.consent' : kind === 'choice' || kind === 'choices' || kind === 'select' ? 'fault.choose' : 'fault.needed', { label }) : null;
  if (kind === 'email' && !/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value)) return t('fault.email');
  if (kind === 'number' && !/^-?\d+$/.test(value)) return t('fault.number', { label });
  if (kind === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(value)) return t('fault.date', { label });
  if (maxLength !== undefined && value.length > maxLength) return t('fault.long', { label, max: maxLength });
  if (options && (kind === 'choice' || kind === 'select') && !options.some((option) => option.value === value)) return t('fault.choose', { label });
  return null;
}
