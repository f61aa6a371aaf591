import { textsOf } from '../texts/LocaleContext.js';
import en from './texts/en.json';
import ru from './texts/ru.json';

/** Texts of the frame. An area brings its own beside its pages. */
export const useShellTexts = textsOf({ en, ru });
