import { Button, Group, Stack } from '@mantine/core';
import { useEffect, useRef, type ReactElement } from 'react';
import { Banner } from '../../../../design/index.js';
import { useLocale } from '../../../index.js';
import { useTexts } from '../texts.js';
import { same, type EventDraft } from './draft.js';
import type { Field, Merged } from './merge.js';
import { useValueText } from './values.js';

/** Said when somebody else saved first: what of theirs was taken over, and where the two differ, with theirs to choose. Nothing is saved until one saves again. */
export function Conflicts({ merged, draft, onTake }: { merged: Merged & { now: EventDraft }; draft: EventDraft; onTake: (part: Partial<EventDraft>) => void }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const valueOf = useValueText();
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => here.current?.focus(), [merged]);
  const named = (field: Field): string => t(`field.${field}`);
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return (
    <div tabIndex={-1} ref={here} role="alert">
      <Banner tone="wait" title={t('conflict.title')}>
        <Stack gap="sm">
          <p>{t('conflict.text')}</p>
          {merged.taken.length > 0 && <p>{t('conflict.taken', { fields: list.format(merged.taken.map(named)) })}</p>}
          {merged.conflicts.map((field) => (
            <Group key={field} justify="space-between">
              <p>{t('conflict.field', { field: named(field), theirs: valueOf(field, merged.now) || t('conflict.empty') })}</p>
              <Button variant="default" size="compact-sm" disabled={same(draft[field], merged.now[field])} aria-label={t('conflict.take-named', { field: named(field) })} onClick={() => onTake({ [field]: merged.now[field] })}>
                {t('conflict.take')}
              </Button>
            </Group>
          ))}
        </Stack>
      </Banner>
    </div>
  );
}
