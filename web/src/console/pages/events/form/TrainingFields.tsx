import { Button, Fieldset, Group, NativeSelect, NumberInput, SimpleGrid, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { fieldId, Name } from '../../../../design/index.js';
import { PersonSearch } from '../../../index.js';
import { languagesFor } from '../languages.js';
import { LocalisedField } from '../LocalisedField.js';
import { useTexts } from '../texts.js';
import type { PartProps } from './EventForm.js';

const BASES = ['each-day', 'whole-event'] as const;

/** What is to be learnt, who teaches, and how much must be attended for a certificate. */
export function TrainingFields({ draft, change, faults }: PartProps): ReactElement {
  const t = useTexts();
  return (
    <Stack component="section" gap="md">
      <h2>{t('form.training')}</h2>
      <LocalisedField name="objectives" label={t('form.objectives')} hint={t('form.objectives-hint')} lines={3} languages={languagesFor(draft.workingLanguages, draft.objectives)} value={draft.objectives} faults={faults} onChange={(objectives) => change({ objectives })} />
      <Trainers draft={draft} change={change} faults={faults} />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NumberInput
          id={fieldId('attendanceThreshold')}
          label={t('form.attendanceThreshold')}
          description={t('form.attendanceThreshold-hint')}
          suffix=" %"
          allowDecimal={false}
          allowNegative={false}
          error={faults.of('attendanceThreshold')}
          value={draft.attendanceThreshold}
          onChange={(threshold) => change({ attendanceThreshold: String(threshold) })}
        />
        <NativeSelect
          id={fieldId('attendanceBasis')}
          label={t('form.attendanceBasis')}
          description={t('form.attendanceBasis-hint')}
          error={faults.of('attendanceBasis')}
          data={BASES.map((value) => ({ value, label: t(`form.basis.${value}`) }))}
          value={draft.attendanceBasis}
          onChange={(chosen) => change({ attendanceBasis: BASES.find((basis) => basis === chosen.currentTarget.value) ?? draft.attendanceBasis })}
        />
      </SimpleGrid>
    </Stack>
  );
}

function Trainers({ draft, change, faults }: PartProps): ReactElement {
  const t = useTexts();
  const { trainers } = draft;
  return (
    <Fieldset legend={t('form.trainerIds')}>
      <Stack gap="sm">
        {trainers.length > 0 && (
          <ol role="list" className="trainers">
            {trainers.map(({ personId, name }) => (
              <li key={personId}>
                <Group justify="space-between" wrap="nowrap">
                  <Name>{name}</Name>
                  <Button variant="subtle" size="compact-sm" aria-label={t('form.take-out', { name })} onClick={() => change({ trainers: trainers.filter((one) => one.personId !== personId) })}>
                    {t('form.remove')}
                  </Button>
                </Group>
              </li>
            ))}
          </ol>
        )}
        <PersonSearch
          id={fieldId('trainerIds')}
          label={t('form.trainer-find')}
          error={faults.of('trainerIds')}
          exclude={trainers.map(({ personId }) => personId)}
          onChoose={({ id, name }) => change({ trainers: [...trainers, { personId: id, name }] })}
        />
      </Stack>
    </Fieldset>
  );
}
