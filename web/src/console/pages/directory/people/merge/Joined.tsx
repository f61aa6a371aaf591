import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Banner, Name } from '../../../../../design/index.js';
import { day } from '../../../../../format/time.js';
import { useLocale } from '../../../../index.js';
import { useTexts } from './texts.js';
import { mergesQuery, useMerging } from './use-merging.js';

/** Entries that were joined to this one, each with the way back. */
export function Joined({ personId }: { personId: string }): ReactElement | null {
  const t = useTexts();
  const locale = useLocale();
  const { data } = useQuery(mergesQuery(personId));
  const merging = useMerging(() => undefined);
  const joined = data?.items.filter(({ undoneAt }) => undoneAt === null) ?? [];
  if (joined.length === 0) return null;
  return (
    <section>
      <h3>{t('joined')}</h3>
      <ul role="list" className="entry__lines">
        {joined.map(({ id, otherName, mergedAt }) => (
          <li key={id}>
            <span>
              <Name>{otherName}</Name> <span className="muted">{day(mergedAt.slice(0, 10), locale)}</span>
            </span>
            <Button variant="default" size="compact-sm" loading={merging.isPending} onClick={() => merging.undo(personId, id)}>
              {t('undo')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Says of an entry that was joined to another one that the other one counts. */
export function PointsTo({ onOpen }: { onOpen: () => void }): ReactElement {
  const t = useTexts();
  return (
    <Banner tone="wait" title={t('points')}>
      <Button variant="default" size="compact-sm" onClick={onOpen}>
        {t('points.open')}
      </Button>
    </Banner>
  );
}

/** Begins to make two entries one. */
export function SameAs({ onClick }: { onClick: () => void }): ReactElement {
  const t = useTexts();
  return (
    <Button variant="subtle" onClick={onClick}>
      {t('same-as')}
    </Button>
  );
}
