import type { LetterLanguage } from '../../invitations/index.js';
import type { DelegationFunction } from '../delegation.js';

/** Functions inside a sentence: "has named you as head of delegation". In Russian after a colon, in the nominative. */
const WORDS: Readonly<Record<DelegationFunction, Readonly<Record<LetterLanguage, string>>>> = {
  head: { en: 'head of delegation', ru: 'глава делегации' },
  'deputy-head': { en: 'deputy head of delegation', ru: 'заместитель главы делегации' },
  delegate: { en: 'delegate', ru: 'член делегации' },
  adviser: { en: 'adviser', ru: 'советник' },
  expert: { en: 'expert', ru: 'эксперт' },
  assistant: { en: 'personal assistant', ru: 'личный помощник' },
};

export function functionWords(named: DelegationFunction, language: LetterLanguage): string {
  return WORDS[named][language];
}
