import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import type { Locale } from '../i18n/index.js';
import type { FieldProblem } from './problem.responses.js';
import { ruleSentence } from './rule-words.js';

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

/** The faults of an input, field by field, in the reader's language. */
export function fieldProblems(found: readonly ValidationError[], locale: Locale, parent = ''): FieldProblem[] {
  return found.flatMap((error) => {
    const field = pathOf(parent, error.property);
    const own = Object.entries(error.constraints ?? {}).map(([rule, sentence]) => ({
      field,
      code: rule,
      detail: ruleSentence(rule, sentence, locale),
    }));
    return [...own, ...fieldProblems(error.children ?? [], locale, field)];
  });
}

function pathOf(parent: string, property: string): string {
  if (parent === '') return property;
  return /^\d+$/.test(property) ? `${parent}[${property}]` : `${parent}.${property}`;
}
