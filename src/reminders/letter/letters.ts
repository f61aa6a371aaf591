import { SAMPLE_WORDS } from '../../invitations/index.js';
import { defineMessageKind, type MessageKind } from '../../messages/index.js';
import type { JsonObject } from '../../platform/database/index.js';
import { REMINDER_LETTERS, type ReminderLetter } from '../rules/rule.js';

const letters = new URL('../letters/', import.meta.url);

const samples: Readonly<Record<ReminderLetter, JsonObject>> = {
  answer: { ...SAMPLE_WORDS, deadline: '8 September 2026, 18:00 (Almaty time)' },
  registration: { ...SAMPLE_WORDS, deadline: '15 September 2026, 18:00 (Almaty time)', begun: true },
  preparation: { ...SAMPLE_WORDS, confirmed: true, practical: '' },
  eve: { ...SAMPLE_WORDS, ticket: 'cid:ticket', code: '7K3M-9QXT', join: '', travels: true },
  thanks: { ...SAMPLE_WORDS },
};

/** What a reminder is written with. Its fate unknown, it is not sent once more: one that is missing is better than one that comes twice. People may end reminders. */
const kind = (letter: ReminderLetter): MessageKind => defineMessageKind({ name: `reminder-${letter}`, purpose: 'reminder', required: false, whenUnknown: 'leave', letters, sample: samples[letter] });

/** The kind of message of each letter: `reminder-eve`. */
export const reminderKinds: Readonly<Record<ReminderLetter, MessageKind>> = {
  answer: kind('answer'),
  registration: kind('registration'),
  preparation: kind('preparation'),
  eve: kind('eve'),
  thanks: kind('thanks'),
};

/** The letter that a message of this kind is; null for any other kind. */
export function letterOfKind(name: string): ReminderLetter | null {
  return REMINDER_LETTERS.find((letter) => reminderKinds[letter].name === name) ?? null;
}
