import { Button, Fieldset, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { fieldId } from '../../../../design/index.js';
import { PersonSearch, type FieldFaults } from '../../../index.js';
import { useTrade } from '../../../../trade/trade.js';
import { useTexts } from '../texts.js';
import type { SpeakerDraft } from './session-draft.js';

const ROLES = ['speaker', 'chair', 'moderator', 'trainer', 'interpreter'] as const;

/** Who appears, in the order in which they are named: people of the directory, whose names stand as the directory has them, or names. */
export function SpeakerFields({ speakers, faults, onChange }: { speakers: SpeakerDraft[]; faults: FieldFaults; onChange: (speakers: SpeakerDraft[]) => void }): ReactElement {
  const t = useTexts();
  const add = (someone: Pick<SpeakerDraft, 'personId' | 'name' | 'affiliation'>): void => onChange([...speakers, { key: Math.max(-1, ...speakers.map(({ key }) => key)) + 1, role: 'speaker', ...someone }]);
  return (
    <Stack gap="sm">
      {speakers.map((speaker, place) => (
        <SpeakerField
          key={speaker.key}
          speaker={speaker}
          place={place}
          error={faults.of(`speakers[${place}].name`)}
          onChange={(part) => onChange(speakers.map((one) => (one === speaker ? { ...one, ...part } : one)))}
          onRemove={() => onChange(speakers.filter((one) => one !== speaker))}
        />
      ))}
      <PersonSearch
        id={fieldId('speakers')}
        label={t('speaker.find')}
        error={faults.of('speakers')}
        exclude={speakers.flatMap(({ personId }) => personId ?? [])}
        onChoose={({ id, name, institution }) => add({ personId: id, name, affiliation: institution })}
      />
      <Button variant="default" style={{ alignSelf: 'start' }} onClick={() => add({ personId: null, name: '', affiliation: '' })}>
        {t('speaker.add')}
      </Button>
    </Stack>
  );
}

interface SpeakerFieldProps {
  speaker: SpeakerDraft;
  place: number;
  error: string | undefined;
  onChange: (part: Partial<SpeakerDraft>) => void;
  onRemove: () => void;
}

function SpeakerField({ speaker, place, error, onChange, onRemove }: SpeakerFieldProps): ReactElement {
  const t = useTexts();
  const trade = useTrade();
  const { role, personId, name, affiliation } = speaker;
  return (
    <Fieldset legend={t('speaker', { place: place + 1 })}>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <NativeSelect label={t('speaker.role')} data={ROLES.map((value) => ({ value, label: trade(`speaker.${value}`) }))} value={role} onChange={(chosen) => onChange({ role: ROLES.find((one) => one === chosen.currentTarget.value) ?? role })} />
          <TextInput id={fieldId(`speakers[${place}].name`)} label={t('speaker.name')} dir="auto" error={error} readOnly={personId !== null} value={name} onChange={(typed) => onChange({ name: typed.currentTarget.value })} />
        </SimpleGrid>
        <TextInput label={t('speaker.affiliation')} dir="auto" value={affiliation} onChange={(typed) => onChange({ affiliation: typed.currentTarget.value })} />
        <Button variant="subtle" size="compact-sm" style={{ alignSelf: 'start' }} aria-label={t('form.take-out', { name: name || String(place + 1) })} onClick={onRemove}>
          {t('speaker.remove')}
        </Button>
      </Stack>
    </Fieldset>
  );
}
