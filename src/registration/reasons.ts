import type { LocalisedText } from '../platform/i18n/index.js';

/** Reasons of Convoke itself for a step, as codes: history is kept in no language. */
export const OFFER_LAPSED = 'offer-lapsed';
export const MERGED = 'merged';
/** The party has named somebody else. */
export const REPLACED = 'replaced';
/** The party has taken its nomination back. */
export const UNNAMED = 'unnamed';
/** Codes of what others did, which a letter tells also when they did it by a link. */
export const TOLD_CODES: readonly string[] = [REPLACED, UNNAMED];

const WORDS: Readonly<Record<string, LocalisedText>> = {
  [REPLACED]: { en: 'Your delegation has named somebody else.', ru: 'Ваша делегация назвала другого участника.', fa: 'هیئت شما شخص دیگری را معرفی کرده است.' },
  [UNNAMED]: { en: 'Your delegation has taken the nomination back.', ru: 'Ваша делегация отозвала кандидатуру.', fa: 'هیئت شما معرفی را پس گرفته است.' },
  [OFFER_LAPSED]: { en: 'The offered seat was not accepted in time.', ru: 'Предложенное место не было подтверждено в срок.', fa: 'جای پیشنهادی در مهلت مقرر پذیرفته نشد.' },
  [MERGED]: { en: 'The same person was registered twice; the other registration goes on.', ru: 'Один и тот же человек был зарегистрирован дважды; остаётся другая регистрация.', fa: 'یک شخص دو بار ثبت‌نام شده بود؛ ثبت‌نام دیگر برقرار می‌ماند.' },
};

/** A reason as people read it: Convoke's own in their language, others as they were written. */
export function reasonIn(reason: string | null, say: (text: LocalisedText) => string): string | null {
  const words = reason === null ? undefined : WORDS[reason];
  return words ? say(words) : reason;
}
