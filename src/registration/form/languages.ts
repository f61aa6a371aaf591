import type { FormOption } from './form.js';

/** Languages that people who come to these events speak, as BCP 47 tags; Dari has a tag of its own beside Persian. */
const TAGS = ['ar', 'az', 'en', 'fr', 'hy', 'kk', 'ky', 'fa', 'fa-AF', 'ps', 'ru', 'tg', 'tr', 'tk', 'uk', 'ur', 'uz', 'zh'] as const;

const names = { en: nameIn('en'), ru: nameIn('ru'), fa: nameIn('fa') };

/** Languages to choose from, in the order of one language. */
export function languageOptions(locale: 'en' | 'ru' | 'fa'): FormOption[] {
  const order = new Intl.Collator(locale);
  const options = TAGS.map((value) => ({ value, label: { en: names.en(value), ru: names.ru(value), fa: names.fa(value) }, places: null }));
  return [...options].sort((a, b) => order.compare(a.label[locale], b.label[locale]));
}

/** Names of languages stand in lower case in Russian; a list shows each with a capital. */
function nameIn(locale: string): (tag: string) => string {
  const known = new Intl.DisplayNames([locale], { type: 'language', languageDisplay: 'dialect' });
  return (tag) => {
    const name = known.of(tag) ?? tag;
    return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
  };
}
