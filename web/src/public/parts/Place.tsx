import type { ReactElement } from 'react';
import { textIn } from '../../texts/texts.js';
import type { EventFacts } from '../facts.js';
import { usePublic } from '../PublicContext.js';

/** "Almaty, Kazakhstan"; "Online"; "Almaty, Kazakhstan, and online". */
export function Place({ of }: { of: Pick<EventFacts, 'mode' | 'city' | 'country'> }): ReactElement {
  const { t, setting } = usePublic();
  const somewhere = [textIn(of.city, setting.locale).text, textIn(of.country, setting.locale).text].filter((part) => part !== '').join(t('list.comma'));
  if (of.mode === 'online' || somewhere === '') return <span>{t(of.mode === 'online' ? 'mode.online' : 'place.unknown')}</span>;
  return <span>{of.mode === 'hybrid' ? t('place.hybrid', { place: somewhere }) : somewhere}</span>;
}

/** The name of a kind of event; of its sub-kind where there is a word for it. */
export function useKindName(): (event: Pick<EventFacts, 'kind' | 'subKind'>) => string {
  const { t } = usePublic();
  return ({ kind, subKind }) => {
    for (const key of [`sub-kind.${subKind}`, `kind.${kind}`]) if (t.has(key)) return t(key);
    return '';
  };
}
