import { ValidateBy, ValidateIf, buildMessage, type ValidationOptions } from 'class-validator';
import { isPlainText, LOCALES } from '../platform/i18n/index.js';

/** The field may be left out, but not be null: there is nothing to clear. */
export function IsLeftOutOr(): PropertyDecorator {
  return ValidateIf((_, value: unknown) => value !== undefined);
}

/**
 * The field holds texts per language that show what they hold, each at most `max` characters: on one line, or with `lines` on several.
 * `filled` asks for at least one.
 */
export function IsTexts({ max, lines = false, filled = false }: { max: number; lines?: boolean; filled?: boolean }, options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: filled ? 'isLocalisedText' : 'isTexts',
      constraints: [max],
      validator: {
        validate: (value: unknown) => isTexts(value, max, lines, filled),
        defaultMessage: buildMessage(
          (each) => `${each}$property must hold ${filled ? 'a text for at least one' : 'texts for some'} of ${LOCALES.join(', ')}, each at most $constraint1 characters, without control characters`,
          options,
        ),
      },
    },
    options,
  );
}

function isTexts(value: unknown, max: number, lines: boolean, filled: boolean): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const texts = Object.entries(value);
  const good = texts.every(([language, text]) => (LOCALES as readonly string[]).includes(language) && typeof text === 'string' && text.length <= max && isPlain(text, lines));
  return good && (!filled || texts.some(([, text]) => typeof text === 'string' && text.trim() !== ''));
}

function isPlain(text: string, lines: boolean): boolean {
  return lines ? text.split(/\r?\n/).every((line) => isPlainText(line.replaceAll('\t', ' '))) : isPlainText(text);
}

/** The field is a code of a language, and script and region where they matter (`ru`, `uz-Cyrl`, `fa-AF`). */
export function IsLanguage(options?: ValidationOptions): PropertyDecorator {
  return written('isLanguageTag', /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/, 'must be a language tag such as ru or kk', options);
}

/** The field is a code of two capital letters, such as KZ. */
export function IsCountry(options?: ValidationOptions): PropertyDecorator {
  return written('isStateCode', /^[A-Z]{2}$/, 'must be a State code of two letters, such as KZ', options);
}

/** The field is an address of the web. */
export function IsWebAddress(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isWebAddress',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && isWebAddress(value),
        defaultMessage: buildMessage((each) => `${each}$property must be a web address such as https://example.org/room`, options),
      },
    },
    options,
  );
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text) && text.length <= 1_000 && isPlainText(text) && URL.canParse(text);
}

function written(name: string, pattern: RegExp, sentence: string, options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name,
      validator: {
        validate: (value: unknown) => typeof value === 'string' && pattern.test(value),
        defaultMessage: buildMessage((each) => `${each}$property ${sentence}`, options),
      },
    },
    options,
  );
}
