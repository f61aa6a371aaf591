import { defineMessageKind, type MessageKind } from '../../messages/index.js';
import type { JsonObject } from '../../platform/database/index.js';
import { REMINDER_LETTERS, type ReminderLetter } from '../rules/rule.js';

const letters = new URL('../letters/', import.meta.url);

const base = {
  salutation: 'Dear Ms Akhmetova,',
  sender: 'Secretariat of the Almaty Process',
  event: 'Regional Forum on Migration Data',
  days: '22–24 September 2026',
  when: '22–24 September 2026, from 09:00 (Almaty time)',
  where: 'Almaty, Kazakhstan',
  link: 'https://events.example.org/registration/secret',
};

const samples: Readonly<Record<ReminderLetter, JsonObject>> = {
  answer: { ...base, deadline: '8 September 2026, 18:00 (Almaty time)' },
  registration: { ...base, deadline: '15 September 2026, 18:00 (Almaty time)', begun: true },
  preparation: { ...base, confirmed: true, practical: '' },
  eve: { ...base, ticket: 'cid:ticket', code: '7K3M-9QXT', join: '', travels: true },
  thanks: base,
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
