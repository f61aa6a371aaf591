import { isPlainText } from '../../platform/i18n/plain-text.js';
import type { AnswerValue, FormField } from './form.js';

// Pure and without Node: the browser checks answers with this file too.

/** Why a value is no answer to a question, with the bound that it passes. */
export interface ValueFault {
  code: 'ANSWER_INVALID' | 'ANSWER_TOO_SHORT' | 'ANSWER_TOO_LONG' | 'ANSWER_TOO_LOW' | 'ANSWER_TOO_HIGH' | 'ANSWER_TOO_EARLY' | 'ANSWER_TOO_LATE' | 'ANSWER_TOO_FEW' | 'ANSWER_TOO_MANY';
  limit?: number | string;
}

type Asks = Pick<FormField, 'kind' | 'options' | 'limits'>;
type Before = ReadonlyMap<string, AnswerValue>;

/** The longest answers, in characters, whatever a form says. */
export const LONGEST: Readonly<Record<'text' | 'paragraph', number>> = { text: 300, paragraph: 4_000 };

const INVALID: ValueFault = { code: 'ANSWER_INVALID' };
/** What stands for a file: the token of its upload, or its id once it is attached. */
const UPLOAD = /^[\w-]{16,64}$/;

export function tidied(value: unknown): unknown {
  return typeof value === 'string' ? value.trim() : value;
}

/** Whether a value says nothing: left out, blank, nothing chosen, not agreed. */
export function isEmpty({ kind }: Pick<FormField, 'kind'>, value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return (kind === 'consent' && value === false) || (Array.isArray(value) && value.length === 0);
}

/** What is wrong with a value as the answer to a question, given the answers before it; null when it fits. */
export function faultOf(field: Asks, value: unknown, before: Before = new Map()): ValueFault | null {
  switch (field.kind) {
    case 'text':
    case 'paragraph':
      return textFault(field, value);
    case 'number':
      return numberFault(field, value);
    case 'date':
      return dateFault(field, value, before);
    case 'choices':
      return choicesFault(field, value);
    default:
      return isSimple(field, value) ? null : INVALID;
  }
}

function isSimple(field: Asks, value: unknown): boolean {
  switch (field.kind) {
    case 'email':
      return typeof value === 'string' && value.length <= 254 && isPlainText(value) && /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value);
    case 'phone':
      return typeof value === 'string' && /^\+?[\d ()./-]{5,30}$/.test(value) && (value.match(/\d/g)?.length ?? 0) >= 5;
    case 'file':
    case 'photo':
      return typeof value === 'string' && UPLOAD.test(value);
    case 'consent':
      return value === true;
    default:
      return isOffered(field, value);
  }
}

function isOffered({ options }: Asks, value: unknown): boolean {
  return options?.some((option) => option.value === value) ?? false;
}

function textFault({ kind, limits }: Asks, value: unknown): ValueFault | null {
  if (typeof value !== 'string') return INVALID;
  const most = Math.min(limits?.max ?? Infinity, kind === 'paragraph' ? LONGEST.paragraph : LONGEST.text);
  if (value.length > most) return { code: 'ANSWER_TOO_LONG', limit: most };
  const isPlain = kind === 'paragraph' ? value.split(/\r?\n/).every((line) => isPlainText(line.replaceAll('\t', ' '))) : isPlainText(value);
  if (!isPlain) return INVALID;
  return value.length < (limits?.min ?? 0) ? { code: 'ANSWER_TOO_SHORT', limit: limits?.min ?? 0 } : null;
}

function numberFault({ limits }: Asks, value: unknown): ValueFault | null {
  if (typeof value !== 'number' || !Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) return INVALID;
  const { min = null, max = null } = limits ?? {};
  if (min !== null && value < min) return { code: 'ANSWER_TOO_LOW', limit: min };
  return max !== null && value > max ? { code: 'ANSWER_TOO_HIGH', limit: max } : null;
}

/** Days as they are written can be compared as texts. */
function dateFault({ limits }: Asks, value: unknown, before: Before): ValueFault | null {
  if (typeof value !== 'string' || !isDay(value)) return INVALID;
  const { from = null, to = null, notBefore = null } = limits ?? {};
  const earlier = notBefore === null ? undefined : before.get(notBefore);
  const first = [from, earlier].filter((day) => typeof day === 'string').sort().at(-1);
  if (first !== undefined && value < first) return { code: 'ANSWER_TOO_EARLY', limit: first };
  return to !== null && value > to ? { code: 'ANSWER_TOO_LATE', limit: to } : null;
}

function choicesFault(field: Asks, value: unknown): ValueFault | null {
  if (!Array.isArray(value) || !value.every((one) => isOffered(field, one)) || new Set(value).size < value.length) return INVALID;
  const { min = null, max = null } = field.limits ?? {};
  if (min !== null && value.length < min) return { code: 'ANSWER_TOO_FEW', limit: min };
  return max !== null && value.length > max ? { code: 'ANSWER_TOO_MANY', limit: max } : null;
}

/** True for a day of the calendar, `YYYY-MM-DD`. Some engines read 31 February as a day in March. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
