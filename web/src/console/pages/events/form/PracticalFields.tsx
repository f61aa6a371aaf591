import { NumberInput, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { fieldId } from '../../../../design/index.js';
import { languagesFor } from '../languages.js';
import { LocalisedField } from '../LocalisedField.js';
import { useTexts } from '../texts.js';
import type { PartProps } from './EventForm.js';

/** How many seats there are and what participants must know. */
export function PracticalFields({ draft, change, faults }: PartProps): ReactElement {
  const t = useTexts();
  return (
    <Stack component="section" gap="md">
      <h2>{t('form.practical')}</h2>
      <NumberInput
        id={fieldId('capacity')}
        className="short-field"
        label={t('form.capacity')}
        description={t('form.capacity-hint')}
        allowDecimal={false}
        allowNegative={false}
        error={faults.of('capacity')}
        value={draft.capacity}
        onChange={(capacity) => change({ capacity: String(capacity) })}
      />
      <LocalisedField
        name="practicalInformation"
        label={t('form.practicalInformation')}
        hint={t('form.markdown')}
        lines={4}
        languages={languagesFor(draft.workingLanguages, draft.practicalInformation)}
        value={draft.practicalInformation}
        faults={faults}
        onChange={(practicalInformation) => change({ practicalInformation })}
      />
    </Stack>
  );
}
