import { NativeSelect, NumberInput, SimpleGrid, Stack } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Banner, fieldId } from '../../../../design/index.js';
import { textIn, useLocale } from '../../../index.js';
import { languagesFor } from '../languages.js';
import { partiesQuery } from '../lists.js';
import { LocalisedField } from '../LocalisedField.js';
import { useTexts } from '../texts.js';
import type { Addition } from './draft.js';
import type { PartProps } from './EventForm.js';

interface MeetingFieldsProps extends PartProps {
  addition: Extract<Addition, { kind: 'meeting' }> | null;
  made: boolean;
}

/** The body that meets, which of its meetings it is, and who chairs. */
export function MeetingFields({ draft, change, faults, addition, made }: MeetingFieldsProps): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const on = draft.startsLocal.slice(0, 10) || undefined;
  const parties = useQueries({ queries: draft.processIds.map((id) => partiesQuery(id, on)) })
    .flatMap(({ data }) => data?.items ?? [])
    .map(({ id, name }) => ({ value: id, label: textIn(name, locale).text }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
  const proposed = addition?.proposedNumber ?? null;
  return (
    <Stack component="section" gap="md">
      <h2>{t('form.meeting')}</h2>
      {addition && addition.warnings.length > 0 && <Banner tone="wait" title={t('warnings', { count: addition.warnings.length })}>{addition.warnings.map(({ detail }) => detail).join(' ')}</Banner>}
      <LocalisedField name="body" label={t('form.body')} hint={t(made ? 'form.body-hint' : 'form.body-hint-new')} languages={languagesFor(draft.workingLanguages, draft.body)} value={draft.body} faults={faults} onChange={(body) => change({ body })} />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NumberInput
          id={fieldId('number')}
          label={t('form.number')}
          description={proposed === null ? t('form.number-hint') : t('form.number-proposed', { number: proposed })}
          allowDecimal={false}
          allowNegative={false}
          error={faults.of('number')}
          value={draft.number}
          onChange={(number) => change({ number: String(number) })}
        />
        <NativeSelect
          id={fieldId('chairPartyId')}
          label={t('form.chairPartyId')}
          description={t(draft.processIds.length === 0 ? 'form.chair-needs-process' : 'form.chair-hint')}
          error={faults.of('chairPartyId')}
          data={[{ value: '', label: t(made ? 'form.chair-none' : 'form.chair-by-term') }, ...parties]}
          value={draft.chairPartyId}
          onChange={(chosen) => change({ chairPartyId: chosen.currentTarget.value })}
        />
      </SimpleGrid>
    </Stack>
  );
}
