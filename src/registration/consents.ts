import { ValidateBy, buildMessage, type ValidationOptions } from 'class-validator';

/** What personal data are used for; each is agreed to or refused by itself. */
export const PURPOSES = ['event-management', 'follow-up', 'photos'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** The purpose without which nobody can take part. */
export const NEEDED: Purpose = 'event-management';

/** Version of the data protection notice that is shown now. */
export const NOTICE_VERSION = 1;

/** What somebody agreed to, with the notice that they read. */
export interface Consent {
  answer: boolean;
  noticeVersion: number;
  /** RFC 3339. */
  at: string;
}
export type Consents = Readonly<Record<string, Consent>>;

/** Answers as they are kept: each with the notice and the time. */
export function consentsOf(given: Readonly<Record<string, boolean>>, now: Date): Record<string, Consent> {
  return Object.fromEntries(Object.entries(given).map(([purpose, answer]) => [purpose, { answer, noticeVersion: NOTICE_VERSION, at: now.toISOString() }]));
}

/** The field holds answers by purpose, `true` or `false`, and no other purpose. */
export function IsConsents(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isConsents',
      validator: {
        validate: isConsents,
        defaultMessage: buildMessage((each) => `${each}$property must answer ${PURPOSES.join(', ')} with true or false`, options),
      },
    },
    options,
  );
}

function isConsents(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(([purpose, answer]) => PURPOSES.some((known) => known === purpose) && typeof answer === 'boolean');
}
