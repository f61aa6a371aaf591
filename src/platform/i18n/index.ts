export { LOCALES, directionOf, fill, isLocale, negotiateLocale, textIn, type Locale, type LocalisedText } from './text.js';
export { IsLocalisedText } from './is-localised-text.js';
export { LocalisedTextResponse } from './localised-text.responses.js';
export { isPlainText } from './plain-text.js';
