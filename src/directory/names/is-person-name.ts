import { ValidateBy, buildMessage, type ValidationOptions } from 'class-validator';
import { isPersonName } from './name.rules.js';

/** The field is somebody's name, or a part of it. */
export function IsPersonName(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isPersonName',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && isPersonName(value),
        defaultMessage: buildMessage((each) => `${each}$property must begin with a letter and hold no control characters and none that change the writing direction`, options),
      },
    },
    options,
  );
}
