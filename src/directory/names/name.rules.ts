import { isPlainText } from '../../platform/i18n/index.js';

/**
 * Whether a text may be somebody's name. Names are kept as their owner writes them, in whatever script, so little is asked: it begins with a letter
 * (or an apostrophe, as in 't Hooft), which also keeps formulas out of spreadsheets, and shows all that it holds.
 */
export function isPersonName(text: string): boolean {
  return /^['’‘ʻʼ]?\p{L}/u.test(text.trim()) && isPlainText(text);
}
