import type { Addressed } from '../../directory/index.js';
import { momentLine, type EventFacts } from '../../events/index.js';
import { letterWords, type AroundLetter, type LetterLanguage } from '../../invitations/index.js';
import type { JsonObject } from '../../platform/database/index.js';
import { textIn } from '../../platform/i18n/index.js';
import type { ReminderLetter } from '../rules/rule.js';

/** What a reminder is about, as it is so when it is written. */
export interface Reminded {
  letter: ReminderLetter;
  event: EventFacts;
  person: Addressed;
  /** Wall time by which an invitation is to be answered, or registration closes; null without one. */
  deadlineLocal: string | null;
  /** A registration that was begun or made, unlike an invitation. */
  isRegistered: boolean;
  isConfirmed: boolean;
  ticket: { cid: string; code: string } | null;
}

/** The fields of a reminder in a language. */
export function reminderWords(about: Reminded, language: LetterLanguage, around: AroundLetter): JsonObject {
  return { ...letterWords(about, language, around), ...particulars(about, language) };
}

/** What one letter says besides. */
function particulars({ letter, event, deadlineLocal, isRegistered, isConfirmed, ticket }: Reminded, language: LetterLanguage): JsonObject {
  const by = (local: string): string => momentLine({ local, zone: event.zone }, language);
  switch (letter) {
    case 'answer':
      return { deadline: deadlineLocal === null ? '' : by(deadlineLocal) };
    case 'registration':
      return { deadline: by(deadlineLocal ?? event.startsLocal), begun: isRegistered };
    case 'preparation':
      return { confirmed: isConfirmed, practical: textIn(event.practicalInformation, language) };
    case 'eve':
      return { ticket: ticket?.cid ?? '', code: ticket?.code ?? '', join: event.mode === 'in-person' ? '' : (event.joinUrl ?? ''), travels: event.mode !== 'online' };
    case 'thanks':
      return {};
  }
}
