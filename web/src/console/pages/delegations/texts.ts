import { textsOf } from '../../index.js';
import en from './texts/en.json';
import ru from './texts/ru.json';

export const useTexts = textsOf({ en, ru });
