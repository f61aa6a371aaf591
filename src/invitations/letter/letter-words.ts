import { salutation, type Addressed } from '../../directory/index.js';
import { daysLine, placeLine, whenLine, type EventFacts } from '../../events/index.js';
import { textIn } from '../../platform/i18n/index.js';
import type { LetterLanguage } from './letter-language.js';

/** What every letter to somebody who was asked says. */
export interface LetterWords {
  readonly salutation: string;
  readonly sender: string;
  readonly event: string;
  readonly days: string;
  readonly when: string;
  readonly where: string;
  readonly link: string;
}

/** The letter's sender, and the page of the reader's own. */
export interface AroundLetter {
  sender: string;
  link: string;
}

export function letterWords({ event, person }: { event: EventFacts; person: Addressed }, language: LetterLanguage, around: AroundLetter): LetterWords {
  return {
    salutation: salutation(person, language),
    sender: around.sender,
    event: textIn(event.title, language),
    days: daysLine(event, language),
    when: whenLine(event, language),
    where: placeLine(event, language),
    link: around.link,
  };
}

/** Such words, to check templates with. */
export const SAMPLE_WORDS: LetterWords = {
  salutation: 'Dear Ms Akhmetova,',
  sender: 'Secretariat of the Almaty Process',
  event: 'Regional Forum on Migration Data',
  days: '22–24 September 2026',
  when: '22–24 September 2026, from 09:00 (Almaty time)',
  where: 'Almaty, Kazakhstan',
  link: 'https://events.example.org/personal-link',
};
