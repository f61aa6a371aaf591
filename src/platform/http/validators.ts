import { ValidateBy, buildMessage, type ValidationOptions } from 'class-validator';
import { isLocalDateTime, isZone } from '../clock/index.js';

/** The field names a zone of the zone database, such as `Asia/Almaty`. */
export function IsZone(options?: ValidationOptions): PropertyDecorator {
  return rule('isZone', isZone, 'must be a time zone such as Asia/Almaty', options);
}

/** The field is a wall-clock time `YYYY-MM-DDTHH:mm`, without offset, on a day that exists. */
export function IsLocalDateTime(options?: ValidationOptions): PropertyDecorator {
  return rule('isLocalDateTime', isLocalDateTime, 'must be a local date and time such as 2026-09-22T09:00', options);
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
