import { NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { fieldId } from '../../../../design/index.js';
import { useTrade } from '../../../../trade/trade.js';
import { languagesFor } from '../languages.js';
import { MODES, useStates } from '../lists.js';
import { LocalisedField } from '../LocalisedField.js';
import { useTexts } from '../texts.js';
import type { PartProps } from './EventForm.js';
import { OrganiserFields } from './OrganiserFields.js';

/** Where it is held and how people attend, who hosts and who organises. */
export function PlaceFields(props: PartProps): ReactElement {
  const { draft, change, faults } = props;
  const t = useTexts();
  const trade = useTrade();
  const languages = languagesFor(draft.workingLanguages, draft.city, draft.venue, draft.host);
  return (
    <Stack component="section" gap="md">
      <h2>{t('form.place')}</h2>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NativeSelect
          id={fieldId('mode')}
          label={t('form.mode')}
          error={faults.of('mode')}
          data={MODES.map((value) => ({ value, label: trade(`mode.${value}`) }))}
          value={draft.mode}
          onChange={(chosen) => change({ mode: MODES.find((mode) => mode === chosen.currentTarget.value) ?? draft.mode })}
        />
        {draft.mode !== 'in-person' && (
          <TextInput type="url" id={fieldId('joinUrl')} label={t('form.joinUrl')} description={t('form.joinUrl-hint')} error={faults.of('joinUrl')} value={draft.joinUrl} onChange={(typed) => change({ joinUrl: typed.currentTarget.value })} />
        )}
      </SimpleGrid>
      {draft.mode !== 'online' && <Room {...props} />}
      <LocalisedField name="host" label={t('form.host')} languages={languages} value={draft.host} faults={faults} onChange={(host) => change({ host })} />
      <OrganiserFields {...props} />
    </Stack>
  );
}

function Room({ draft, change, faults }: PartProps): ReactElement {
  const t = useTexts();
  const states = useStates();
  const languages = languagesFor(draft.workingLanguages, draft.city, draft.venue, draft.host);
  return (
    <>
      <LocalisedField name="city" label={t('form.city')} languages={languages} value={draft.city} faults={faults} onChange={(city) => change({ city })} />
      <LocalisedField name="venue" label={t('form.venue')} languages={languages} value={draft.venue} faults={faults} onChange={(venue) => change({ venue })} />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NativeSelect
          id={fieldId('countryIso2')}
          label={t('form.countryIso2')}
          error={faults.of('countryIso2')}
          data={[{ value: '', label: t('not-chosen') }, ...states]}
          value={draft.countryIso2}
          onChange={(chosen) => change({ countryIso2: chosen.currentTarget.value })}
        />
        <TextInput type="url" id={fieldId('mapUrl')} label={t('form.mapUrl')} error={faults.of('mapUrl')} value={draft.mapUrl} onChange={(typed) => change({ mapUrl: typed.currentTarget.value })} />
      </SimpleGrid>
    </>
  );
}
