import { fill, textIn, type Locale } from '../i18n/index.js';

interface Words {
  en: string;
  ru: string;
}

const FILL_IN: Words = { en: 'Fill in this field.', ru: 'Заполните это поле.' };
const TEXT: Words = { en: 'Write a text.', ru: 'Укажите текст.' };
const CHOOSE: Words = { en: 'Choose one of the values on offer.', ru: 'Выберите одно из допустимых значений.' };
const DAY: Words = { en: 'Enter a day that exists, such as 2026-09-22.', ru: 'Укажите существующую дату вида 2026-09-22.' };
const WEB_ADDRESS: Words = { en: 'Enter a web address such as https://example.org/room.', ru: 'Укажите адрес вида https://example.org/room.' };
const ID: Words = { en: 'Give an id of something that exists.', ru: 'Укажите идентификатор существующей записи.' };
const TOO_LONG: Words = { en: 'Shorten it to {limit} characters.', ru: 'Слишком длинно; допустимая длина в символах: {limit}.' };
const TOO_SHORT: Words = { en: 'Write at least {limit} characters.', ru: 'Слишком коротко; наименьшая длина в символах: {limit}.' };
const TEXTS: Words = { en: 'Write it in English, Russian or Persian, not too long and without control characters.', ru: 'Напишите текст на английском, русском или персидском языке, не слишком длинный и без управляющих символов.' };

/** What people read who broke a rule of a request. The field is named beside it, so that the sentence names none. */
const WORDS: Readonly<Record<string, Words>> = {
  isDefined: FILL_IN,
  isNotEmpty: FILL_IN,
  isString: TEXT,
  isBoolean: { en: 'Answer yes or no.', ru: 'Ответьте «да» или «нет».' },
  isInt: { en: 'Enter a whole number.', ru: 'Укажите целое число.' },
  isNumber: { en: 'Enter a number.', ru: 'Укажите число.' },
  isArray: { en: 'Give a list.', ru: 'Укажите список.' },
  isObject: { en: 'Give an object with fields.', ru: 'Укажите объект с полями.' },
  isEmail: { en: 'Enter an email address such as name@example.org.', ru: 'Укажите адрес электронной почты, например name@example.org.' },
  isUuid: ID,
  isUUID: ID,
  isIn: CHOOSE,
  isEnum: CHOOSE,
  isDateString: DAY,
  isISO8601: DAY,
  isDate: DAY,
  isCalendarDate: DAY,
  isLocalDateTime: { en: 'Enter a date and a time, such as 2026-09-22T09:00.', ru: 'Укажите дату и время вида 2026-09-22T09:00.' },
  isTimeOfDay: { en: 'Enter a time of the day such as 10:00.', ru: 'Укажите время суток, например 10:00.' },
  isZone: { en: 'Choose a time zone such as Asia/Almaty.', ru: 'Выберите часовой пояс, например Asia/Almaty.' },
  isLocalisedText: { en: 'Write it in at least one language, and not too long.', ru: 'Укажите текст хотя бы на одном языке, в пределах допустимой длины.' },
  isTexts: TEXTS,
  isWebAddress: WEB_ADDRESS,
  isUrl: WEB_ADDRESS,
  isPlainText: { en: 'Take out control characters and characters that change the writing direction.', ru: 'Уберите управляющие символы и символы, меняющие направление письма.' },
  isPersonName: { en: 'Begin the name with a letter, without control characters and characters that change the writing direction.', ru: 'Имя должно начинаться с буквы и не содержать управляющих символов и символов, меняющих направление письма.' },
  isTelephone: { en: 'Enter a telephone number such as +7 727 123 45 67.', ru: 'Укажите номер телефона, например +7 727 123 45 67.' },
  isLanguageTag: { en: 'Choose a language such as ru or kk.', ru: 'Укажите код языка, например ru или kk.' },
  isStateCode: { en: 'Choose a State by its two letters, such as KZ.', ru: 'Укажите двухбуквенный код государства, например KZ.' },
  maxLength: TOO_LONG,
  minLength: TOO_SHORT,
  min: { en: 'Enter {limit} or more.', ru: 'Укажите число не меньше {limit}.' },
  max: { en: 'Enter {limit} or less.', ru: 'Укажите число не больше {limit}.' },
  arrayMinSize: { en: 'Choose at least {limit}.', ru: 'Выберите не меньше {limit}.' },
  arrayMaxSize: { en: 'Choose at most {limit}.', ru: 'Выберите не больше {limit}.' },
  arrayUnique: { en: 'Name each of them once.', ru: 'Значения в списке не должны повторяться.' },
  whitelistValidation: { en: 'There is no such field; leave it out.', ru: 'Такого поля нет; уберите его.' },
};

/** Said of a rule that has no words of its own. */
const OTHERWISE: Words = { en: 'Correct this; its form is not right.', ru: 'Исправьте это поле: значение записано не по форме.' };

/** What is wrong with a field and the way out. `said` is class-validator's own sentence: its last number is the limit that was broken. */
export function ruleSentence(rule: string, said: string, locale: Locale): string {
  return fill(textIn(wordsOf(rule, said), locale), { limit: said.match(/\d+/g)?.at(-1) ?? '' });
}

/** A length that has both limits says in its sentence which of them was broken, and both of what is no text; nothing at all is a field to be filled in. */
function wordsOf(rule: string, said: string): Words {
  if (rule === 'isLength' || rule === 'minLength') {
    if (said.includes('longer than') && said.includes('shorter than')) return TEXT;
    if (said.includes('shorter than')) return TOO_LONG;
    return said.match(/\d+/g)?.at(-1) === '1' ? FILL_IN : TOO_SHORT;
  }
  return WORDS[rule] ?? OTHERWISE;
}
