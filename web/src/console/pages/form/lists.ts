import { queryOptions } from '@tanstack/react-query';
import type { KnownLists } from '../../../../../src/registration/form/asked-form.js';
import { languageOptions } from '../../../../../src/registration/form/languages.js';
import { api, unwrap, type Locale } from '../../index.js';

export type Lists = KnownLists;

/** States and languages as a form offers them, in the order of one language. */
export function listsQuery(locale: Locale) {
  return queryOptions({ queryKey: ['form-lists', locale], queryFn: () => readLists(locale), staleTime: Infinity });
}

async function readLists(locale: Locale): Promise<Lists> {
  const { items } = await unwrap(api.GET('/api/v1/states'));
  const inOrder = [...items].sort((a, b) => (sortOf(a, locale) < sortOf(b, locale) ? -1 : 1));
  return { countries: inOrder.map((state) => ({ value: state.iso2, label: { en: state.en.list, ru: state.ru.list }, places: null })), languages: languageOptions(locale) };
}

function sortOf(state: { en: { sort: string }; ru: { sort: string } }, locale: Locale): string {
  return locale === 'ru' ? state.ru.sort : state.en.sort;
}
