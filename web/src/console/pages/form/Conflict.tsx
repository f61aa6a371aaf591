import { Button, Group } from '@mantine/core';
import { useEffect, useRef, type ReactElement } from 'react';
import { Banner } from '../../../design/index.js';
import { useLocale } from '../../index.js';
import { differences, reordered, type Difference } from './differences.js';
import { named, type StoredForm } from './form.js';
import type { KeptForm } from './kept-form.js';
import { useTexts } from './texts.js';
import type { Saving } from './useSaving.js';

/** Said when somebody else saved first: how one's own form differs from theirs. Nothing is saved, and nothing lost, until one chooses. */
export function Conflict({ kept, saving, theirs }: { kept: KeptForm; saving: Saving; theirs: StoredForm }): ReactElement {
  const t = useTexts();
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => here.current?.focus(), [theirs]);
  const found = differences(theirs, kept.form);
  const other = reordered(theirs, kept.form);
  return (
    <div tabIndex={-1} ref={here} role="alert">
      <Banner tone="wait" title={t('conflict.title', { version: theirs.version })}>
        <p>{t('conflict.text')}</p>
        {found.length === 0 && !other ? (
          <p>{t('conflict.same')}</p>
        ) : (
          <ul>
            {found.map((difference) => (
              <li key={`${difference.what} ${difference.id}`}>
                <DifferenceLine difference={difference} />
              </li>
            ))}
            {other && <li>{t('conflict.order')}</li>}
          </ul>
        )}
        <Group gap="xs">
          <Button size="compact-md" loading={saving.isSaving} onClick={saving.overwrite}>
            {t('conflict.mine', { version: theirs.version + 1 })}
          </Button>
          <Button size="compact-md" variant="default" onClick={saving.take}>
            {t('conflict.theirs')}
          </Button>
        </Group>
      </Banner>
    </div>
  );
}

function DifferenceLine({ difference: { what, how, label, parts } }: { difference: Difference }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const name = named(label, locale, t(`unnamed.${what}`));
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return <>{t(`conflict.${what}.${how}`, { name, parts: list.format(parts.map((part) => t(`part.${part}`))) })}</>;
}
