import { textsOf } from '../../texts/LocaleContext.js';
import en from './en.json';
import fa from './fa.json';
import ru from './ru.json';

export const useUploadTexts = textsOf({ en, ru, fa });
