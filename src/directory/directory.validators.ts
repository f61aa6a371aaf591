import { ValidateBy, ValidateIf, buildMessage, type ValidationOptions } from 'class-validator';

/** The field may be left out, but not be null: there is nothing to clear. */
export function IsLeftOutOr(): PropertyDecorator {
  return ValidateIf((_, value: unknown) => value !== undefined);
}

/** The field is a BCP 47 tag: language, and script and region where they matter (`ru`, `uz-Cyrl`, `fa-AF`). */
export const IsLanguageTag = writtenAs('isLanguageTag', /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/, 'must be a language tag such as ru or kk');

/** The field is a code of two capital letters, such as KZ. */
export const IsStateCode = writtenAs('isStateCode', /^[A-Z]{2}$/, 'must be a State code of two letters, such as KZ');

/** The field is a telephone number, with or without country code. */
export const IsTelephone = writtenAs('isTelephone', /^\+?[0-9][0-9 ().\-/]{4,38}$/, 'must be a telephone number such as +7 727 123 45 67');

function writtenAs(name: string, pattern: RegExp, sentence: string): (options?: ValidationOptions) => PropertyDecorator {
  return (options) =>
    ValidateBy(
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
