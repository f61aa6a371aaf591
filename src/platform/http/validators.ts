import { ValidateBy, buildMessage, type ValidationOptions } from 'class-validator';
import { isCalendarDate, isLocalDateTime, isZone } from '../clock/index.js';
import { isPlainText } from '../i18n/index.js';

/** The field names a zone of the zone database, such as `Asia/Almaty`. */
export function IsZone(options?: ValidationOptions): PropertyDecorator {
  return rule('isZone', isZone, 'must be a time zone such as Asia/Almaty', options);
}

/** The field is a wall-clock time `YYYY-MM-DDTHH:mm`, without offset, on a day that exists. */
export function IsLocalDateTime(options?: ValidationOptions): PropertyDecorator {
  return rule('isLocalDateTime', isLocalDateTime, 'must be a local date and time such as 2026-09-22T09:00', options);
}

/** The field is a day `YYYY-MM-DD` that exists. */
export function IsCalendarDate(options?: ValidationOptions): PropertyDecorator {
  return rule('isCalendarDate', isCalendarDate, 'must be a day such as 2026-09-22', options);
}

/** The field is a time of the day `HH:mm`. */
export function IsTimeOfDay(options?: ValidationOptions): PropertyDecorator {
  return rule('isTimeOfDay', (text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text), 'must be a time of the day such as 10:00', options);
}

/** The field is a text without control characters and without characters that turn the writing direction of what follows. */
export function IsPlainText(options?: ValidationOptions): PropertyDecorator {
  return rule('isPlainText', isPlainText, 'must not contain control characters or characters that change the writing direction', options);
}

function rule(name: string, holds: (text: string) => boolean, sentence: string, options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name,
      validator: {
        validate: (value: unknown) => typeof value === 'string' && holds(value),
        defaultMessage: buildMessage((each) => `${each}$property ${sentence}`, options),
      },
    },
    options,
  );
}
