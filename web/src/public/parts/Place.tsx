import type { ReactElement } from 'react';
import { textIn } from '../../texts/texts.js';
import type { EventFacts } from '../facts.js';
import { usePublic } from '../PublicContext.js';

/** True when an event is over or will not be: what is not known of it will not be announced any more. */
export function isOver({ status }: Pick<EventFacts, 'status'>): boolean {
  return status === 'held' || status === 'archived' || status === 'cancelled';
}

/** "Almaty, Kazakhstan"; "Online"; "Almaty, Kazakhstan, and online". Nothing for a past event whose place nobody wrote down. */
export function Place({ of }: { of: Pick<EventFacts, 'mode' | 'city' | 'country' | 'status'> }): ReactElement | null {
  const { t, setting } = usePublic();
  const somewhere = [textIn(of.city, setting.locale).text, textIn(of.country, setting.locale).text].filter((part) => part !== '').join(t('list.comma'));
  if (of.mode === 'online') return <span>{t('mode.online')}</span>;
  if (somewhere === '') return isOver(of) ? null : <span>{t('place.unknown')}</span>;
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
