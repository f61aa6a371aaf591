import { unwrap, type Api } from '../../../api/client.js';
import type { Locale } from '../../../texts/texts.js';
import type { State } from './questions.js';

/** States to choose from, in the order of the reader's language. UN names in English and Russian; in Persian those of the Unicode repository. */
export async function statesFor(api: Api, locale: Locale): Promise<State[]> {
  const { items } = await unwrap(api.GET('/api/v1/states'));
  if (locale === 'fa') {
    const names = new Intl.DisplayNames('fa', { type: 'region' });
    const order = new Intl.Collator('fa');
    return items.map(({ iso2 }) => ({ iso2, name: names.of(iso2) ?? iso2 })).sort((a, b) => order.compare(a.name, b.name));
  }
  return items.map((state) => ({ iso2: state.iso2, name: state[locale].list, sort: state[locale].sort })).sort((a, b) => (a.sort < b.sort ? -1 : 1));
}
