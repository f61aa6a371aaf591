import { Button, Fieldset, Group, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { fieldId } from '../../../../design/index.js';
import { InstitutionSearch, textIn, useLocale } from '../../../index.js';
import { languagesFor } from '../languages.js';
import { LocalisedField } from '../LocalisedField.js';
import { useTexts } from '../texts.js';
import type { PartProps } from './EventForm.js';

/** Who organises, in the order in which they are named: institutions of the directory, or names. */
export function OrganiserFields({ draft, change, faults }: PartProps): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const { organisers } = draft;
  const without = (place: number): void => change({ organisers: organisers.filter((_, at) => at !== place) });
  return (
    <Fieldset legend={t('form.organisers')}>
      <Stack gap="sm">
        {organisers.map(({ institutionId, name }, place) => (
          <Group key={institutionId ?? `name ${place}`} align="end" wrap="nowrap">
            <div className="grow">
              {institutionId === null ? (
                <LocalisedField
                  name={`organisers[${place}].name`}
                  label={t('form.organiser', { place: place + 1 })}
                  languages={languagesFor(draft.workingLanguages, name)}
                  value={name}
                  faults={faults}
                  onChange={(written) => change({ organisers: organisers.map((one, at) => (at === place ? { institutionId: null, name: written } : one)) })}
                />
              ) : (
                <p>{textIn(name, locale).text}</p>
              )}
            </div>
            <Button variant="subtle" size="compact-sm" aria-label={t('form.take-out', { name: textIn(name, locale).text || String(place + 1) })} onClick={() => without(place)}>
              {t('form.remove')}
            </Button>
          </Group>
        ))}
        <InstitutionSearch
          id={fieldId('organisers')}
          label={t('form.organiser-find')}
          error={faults.of('organisers')}
          exclude={organisers.flatMap(({ institutionId }) => institutionId ?? [])}
          onChoose={({ id, name }) => change({ organisers: [...organisers, { institutionId: id, name }] })}
        />
        <Button variant="default" style={{ alignSelf: 'start' }} onClick={() => change({ organisers: [...organisers, { institutionId: null, name: {} }] })}>
          {t('form.organiser-write')}
        </Button>
      </Stack>
    </Fieldset>
  );
}
