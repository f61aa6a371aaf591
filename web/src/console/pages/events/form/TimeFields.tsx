import { NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { fieldId } from '../../../../design/index.js';
import { useZones } from '../lists.js';
import { useTexts } from '../texts.js';
import type { PartProps } from './EventForm.js';

/** When it is held, by the clock of its place. */
export function TimeFields({ draft, change, faults }: PartProps): ReactElement {
  const t = useTexts();
  const zones = useZones(draft.zone);
  return (
    <Stack component="section" gap="md">
      <h2>{t('form.time')}</h2>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <TextInput type="datetime-local" id={fieldId('startsLocal')} label={t('form.startsLocal')} error={faults.of('startsLocal')} value={draft.startsLocal} onChange={(typed) => change({ startsLocal: typed.currentTarget.value })} />
        <TextInput type="datetime-local" id={fieldId('endsLocal')} label={t('form.endsLocal')} min={draft.startsLocal || undefined} error={faults.of('endsLocal')} value={draft.endsLocal} onChange={(typed) => change({ endsLocal: typed.currentTarget.value })} />
        <NativeSelect id={fieldId('zone')} label={t('form.zone')} error={faults.of('zone')} data={zones} value={draft.zone} onChange={(chosen) => change({ zone: chosen.currentTarget.value })} />
      </SimpleGrid>
      <p className="muted">{t('form.zone-hint')}</p>
    </Stack>
  );
}
