import type { AskedKind, FormField, FormLimits, FormOption, FormText } from './form.js';
import { ACCESSIBILITY, DIETARY, OTHER } from './known-options.js';

/** A question that is asked as several; its answers are kept under its id and a name after a point: `passport.number`. */
type Composite = FormField<'passport' | 'dietary' | 'accessibility' | 'travel'>;

const WORDS = {
  number: { en: 'number', ru: 'номер', fa: 'شماره' },
  country: { en: 'State that issued it', ru: 'государство выдачи', fa: 'کشور صادرکننده' },
  expiry: { en: 'valid until', ru: 'действителен до', fa: 'اعتبار تا' },
  arrival: { en: 'day of arrival', ru: 'день прибытия', fa: 'روز ورود' },
  arrivalBy: { en: 'flight or train to the place, and its time', ru: 'рейс или поезд прибытия, время', fa: 'پرواز یا قطار ورود و ساعت آن' },
  departure: { en: 'day of departure', ru: 'день отъезда', fa: 'روز خروج' },
  departureBy: { en: 'flight or train from the place, and its time', ru: 'рейс или поезд отъезда, время', fa: 'پرواز یا قطار خروج و ساعت آن' },
  other: { en: 'please say what', ru: 'уточните, пожалуйста', fa: 'لطفاً توضیح دهید' },
} as const satisfies Record<string, FormText>;

const NONE: FormLimits = { min: null, max: null, from: null, to: null, notBefore: null };

/** The shortest and longest numbers that passports have; ICAO 9303 has nine characters, national ones vary. */
const PASSPORT_NUMBER: FormLimits = { ...NONE, min: 5, max: 20 };

/** The questions as which one is asked. */
export function partsOf(field: Composite, countries: readonly FormOption[]): FormField[] {
  switch (field.kind) {
    case 'passport':
      return [part(field, 'number', 'text', { limits: PASSPORT_NUMBER, hint: field.hint }), part(field, 'country', 'select', { options: countries }), part(field, 'expiry', 'date')];
    case 'travel':
      return [
        part(field, 'arrival', 'date', { hint: field.hint }),
        part(field, 'arrivalBy', 'text', { required: false }),
        part(field, 'departure', 'date', { limits: { ...NONE, notBefore: `${field.id}.arrival` } }),
        part(field, 'departureBy', 'text', { required: false }),
      ];
    case 'dietary':
      return chosen(field, DIETARY, 'text');
    case 'accessibility':
      return chosen(field, ACCESSIBILITY, 'paragraph');
  }
}

/** A list to choose from, and words where something else is chosen. */
function chosen(field: Composite, options: readonly FormOption[], words: 'text' | 'paragraph'): FormField[] {
  const other = part(field, 'other', words, { required: true, visibleWhen: [...field.visibleWhen, { field: field.id, is: [OTHER] }] });
  return [{ ...field, kind: 'choices', options }, other];
}

function part(field: Composite, name: keyof typeof WORDS, kind: AskedKind, more: Partial<FormField> = {}): FormField {
  return { ...field, id: `${field.id}.${name}`, kind, label: named(field.label, WORDS[name]), hint: null, options: null, limits: null, ...more };
}

/** In the languages in which the question itself is written, so that no label mixes two. */
function named(label: FormText, word: Required<FormText>): FormText {
  const in_ = (language: 'en' | 'ru' | 'fa'): FormText => (label[language] ? { [language]: `${label[language]}: ${word[language]}` } : {});
  return { ...in_('en'), ...in_('ru'), ...in_('fa') };
}
