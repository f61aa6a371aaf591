import type { Addressed } from '../../directory/index.js';
import { momentLine, type EventFacts } from '../../events/index.js';
import type { InvitationFacts } from '../invitation.js';
import type { LetterLanguage } from './letter-language.js';
import { letterWords, type AroundLetter, type LetterWords } from './letter-words.js';

/** What every letter about an invitation says. */
export interface LetterFacts extends LetterWords {
  /** Until when to answer, with the place whose clock it is; empty without a deadline. */
  readonly deadline: string;
}

export function letterFacts(about: { invitation: Pick<InvitationFacts, 'answerByLocal'>; event: EventFacts; person: Addressed }, language: LetterLanguage, around: AroundLetter): LetterFacts {
  const { answerByLocal } = about.invitation;
  return { ...letterWords(about, language, around), deadline: answerByLocal === null ? '' : momentLine({ local: answerByLocal, zone: about.event.zone }, language) };
}

/** `English and Russian`, `английский и русский`; of languages without a known name the code. */
export function languageLine(codes: readonly string[], language: LetterLanguage): string {
  const names = new Intl.DisplayNames([language], { type: 'language', fallback: 'code' });
  const known = codes.map((code) => names.of(code) ?? code);
  return new Intl.ListFormat(language === 'ru' ? 'ru' : 'en-GB', { type: 'conjunction' }).format(known);
}
