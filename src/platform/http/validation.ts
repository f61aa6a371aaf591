import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import { fill, type Locale } from '../i18n/index.js';
import type { FieldProblem } from './problem.responses.js';

/** Input that breaks the rules of its class; carries what class-validator found. */
export class InvalidInput extends Error {
  constructor(readonly found: readonly ValidationError[]) {
    super('Input breaks the rules of its class');
    this.name = 'InvalidInput';
  }
}

/** Every request class is checked: unknown fields are refused, types are converted, all faults are told at once. */
export function validationPipe(): ValidationPipe {
  rememberRules();
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    stopAtFirstError: false,
    exceptionFactory: (found) => new InvalidInput(found),
  });
}

/**
 * The rules of a class do not change once it is declared. class-validator looks for them among those of all classes, for each object that it checks; here they are
 * looked for once.
 */
function rememberRules(): void {
  const storage = getMetadataStorage();
  if (Object.hasOwn(storage, 'getTargetValidationMetadatas')) return;
  const known = new Map<unknown, Map<unknown, ReturnType<typeof storage.getTargetValidationMetadatas>>>();
  const search = storage.getTargetValidationMetadatas.bind(storage);
  storage.getTargetValidationMetadatas = (target, schema, always, strict, groups) => {
    if (always || strict || groups) return search(target, schema, always, strict, groups);
    // The class in which an object stands is given as its schema.
    const within = known.get(schema) ?? new Map<unknown, ReturnType<typeof search>>();
    const rules = within.get(target) ?? search(target, schema, always, strict, groups);
    known.set(schema, within.set(target, rules));
    return rules;
  };
}

/** Russian for the rules in use; English is the rule's own sentence. A rule without an entry is told generally. */
const russian: Readonly<Record<string, string>> = {
  isDefined: 'Заполните это поле',
  isNotEmpty: 'Заполните это поле',
  isString: 'Нужен текст',
  isBoolean: 'Нужно «да» или «нет»',
  isInt: 'Нужно целое число',
  isNumber: 'Нужно число',
  isArray: 'Нужен список',
  isObject: 'Нужен объект',
  isEmail: 'Нужен адрес электронной почты, например name@example.org',
  isUuid: 'Нужен идентификатор',
  isUUID: 'Нужен идентификатор',
  isIn: 'Выберите одно из допустимых значений',
  isEnum: 'Выберите одно из допустимых значений',
  isDateString: 'Нужна дата вида 2026-09-22',
  isISO8601: 'Нужна дата вида 2026-09-22',
  isLocalisedText: 'Нужен текст хотя бы на одном языке, в пределах допустимой длины',
  isTexts: 'Нужны тексты на языках en, ru или fa, в пределах допустимой длины и без управляющих символов',
  isWebAddress: 'Нужен адрес вида https://example.org/room',
  isUrl: 'Нужен адрес вида https://example.org/room',
  isZone: 'Нужен часовой пояс, например Asia/Almaty',
  isLocalDateTime: 'Нужны дата и время вида 2026-09-22T09:00',
  isDate: 'Нужна дата вида 2026-09-22',
  isCalendarDate: 'Нужна существующая дата вида 2026-09-22',
  isPlainText: 'Уберите управляющие символы и символы, меняющие направление письма',
  isPersonName: 'Имя должно начинаться с буквы и не содержать управляющих символов и символов, меняющих направление письма',
  isTelephone: 'Нужен номер телефона, например +7 727 123 45 67',
  isLanguageTag: 'Нужен код языка, например ru или kk',
  isStateCode: 'Нужен двухбуквенный код государства, например KZ',
  maxLength: 'Слишком длинный текст',
  minLength: 'Слишком короткий текст',
  isLength: 'Длина текста вне допустимых пределов',
  min: 'Число меньше допустимого',
  max: 'Число больше допустимого',
  matches: 'Значение записано не по форме',
  arrayMinSize: 'В списке слишком мало значений',
  arrayMaxSize: 'В списке слишком много значений',
  arrayUnique: 'Значения в списке не должны повторяться',
  whitelistValidation: 'Такого поля нет; уберите его',
};

/** The faults of an input, field by field, in the reader's language. */
export function fieldProblems(found: readonly ValidationError[], locale: Locale, parent = ''): FieldProblem[] {
  return found.flatMap((error) => {
    const field = pathOf(parent, error.property);
    const own = Object.entries(error.constraints ?? {}).map(([rule, sentence]) => ({
      field,
      code: rule,
      detail: locale === 'ru' ? (russian[rule] ?? fill('Значение поля «{field}» недопустимо', { field })) : capitalised(sentence),
    }));
    return [...own, ...fieldProblems(error.children ?? [], locale, field)];
  });
}

function pathOf(parent: string, property: string): string {
  if (parent === '') return property;
  return /^\d+$/.test(property) ? `${parent}[${property}]` : `${parent}.${property}`;
}

function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
