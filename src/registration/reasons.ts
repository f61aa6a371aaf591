import type { LocalisedText } from '../platform/i18n/index.js';

/** The reason of Convoke itself for a step, as a code: history is kept in no language. */
export const OFFER_LAPSED = 'offer-lapsed';

const WORDS: Readonly<Record<string, LocalisedText>> = {
  [OFFER_LAPSED]: { en: 'The offered seat was not accepted in time.', ru: 'Предложенное место не было подтверждено в срок.', fa: 'جای پیشنهادی در مهلت مقرر پذیرفته نشد.' },
};

/** A reason as people read it: Convoke's own in their language, others as they were written. */
export function reasonIn(reason: string | null, say: (text: LocalisedText) => string): string | null {
  const words = reason === null ? undefined : WORDS[reason];
  return words ? say(words) : reason;
}
