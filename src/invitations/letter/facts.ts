import { daysLine, momentLine, placeLine, whenLine, type EventFacts } from '../../events/index.js';
import { textIn } from '../../platform/i18n/index.js';
import type { InvitationFacts } from '../invitation.js';
import { salutation, type Addressed, type LetterLanguage } from './salutation.js';

/** What every letter about an invitation says. */
export interface LetterFacts {
  readonly salutation: string;
  readonly sender: string;
  readonly event: string;
  readonly days: string;
  readonly when: string;
  readonly where: string;
  /** Until when to answer, with the place whose clock it is; empty without a deadline. */
  readonly deadline: string;
  readonly link: string;
}

export function letterFacts(about: { invitation: Pick<InvitationFacts, 'answerByLocal'>; event: EventFacts; person: Addressed }, language: LetterLanguage, around: { sender: string; link: string }): LetterFacts {
  const { invitation, event, person } = about;
  return {
    salutation: salutation(person, language),
    sender: around.sender,
    event: textIn(event.title, language),
    days: daysLine(event, language),
    when: whenLine(event, language),
    where: placeLine(event, language),
    deadline: invitation.answerByLocal === null ? '' : momentLine({ local: invitation.answerByLocal, zone: event.zone }, language),
    link: around.link,
  };
}

/** `English and Russian`, `английский и русский`; of languages without a known name the code. */
export function languageLine(codes: readonly string[], language: LetterLanguage): string {
  const names = new Intl.DisplayNames([language], { type: 'language', fallback: 'code' });
  const known = codes.map((code) => names.of(code) ?? code);
  return new Intl.ListFormat(language === 'ru' ? 'ru' : 'en-GB', { type: 'conjunction' }).format(known);
}
