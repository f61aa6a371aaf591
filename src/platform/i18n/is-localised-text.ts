import { ValidateBy, buildMessage, type ValidationOptions } from 'class-validator';
import { LOCALES } from './text.js';

/** The rule for a text per language: an object of known languages, at least one of them filled, each at most `max` characters. */
export function IsLocalisedText(limits: { max: number }, options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isLocalisedText',
      constraints: [limits.max],
      validator: {
        validate: (value: unknown) => isLocalisedText(value, limits.max),
        defaultMessage: buildMessage(
          (each) => `${each}$property must hold a text for at least one of ${LOCALES.join(', ')}, each at most $constraint1 characters`,
          options,
        ),
      },
    },
    options,
  );
}

function isLocalisedText(value: unknown, max: number): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  const known = entries.every(([key, text]) => (LOCALES as readonly string[]).includes(key) && typeof text === 'string' && text.length <= max);
  return known && entries.some(([, text]) => typeof text === 'string' && text.trim() !== '');
}
