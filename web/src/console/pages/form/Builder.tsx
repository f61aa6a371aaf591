import { SegmentedControl, Stack } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { definitionFaults } from '../../../../../src/registration/form/definition.js';
import { useCan } from '../../index.js';
import { Bar } from './Bar.js';
import { Conflict } from './Conflict.js';
import type { Chosen } from './edits.js';
import { FaultList } from './FaultList.js';
import { placedFaults } from './faults.js';
import type { StoredForm } from './form.js';
import { useKeptForm } from './kept-form.js';
import { Outline } from './Outline.js';
import { Preview } from './Preview.js';
import { Properties } from './Properties.js';
import { useTexts } from './texts.js';
import { useSaving } from './useSaving.js';

interface Props {
  eventId: string;
  read: StoredForm;
  again: () => Promise<{ data?: StoredForm | undefined }>;
}

/** The sections and questions of a form, and beside them what is chosen of them, or the form as people will see it. */
export function Builder({ eventId, read, again }: Props): ReactElement {
  const t = useTexts();
  const can = useCan();
  const kept = useKeptForm(eventId, { base: read.version, form: read });
  const [chosen, choose] = useState<Chosen | null>(() => (read.sections[0] ? { what: 'section', id: read.sections[0].id } : null));
  const [side, show] = useState<'properties' | 'preview'>('properties');
  const [tried, tryIt] = useState(0);
  const saving = useSaving({ eventId, kept, read, again });
  const locked = !can('registration.configure', eventId);
  // What is not written yet is no fault until somebody tries to save it.
  const faults = tried > 0 ? placedFaults(kept.form, definitionFaults(kept.form)) : [];
  const open = (what: Chosen): void => {
    choose(what);
    show('properties');
  };
  const save = (): void => {
    tryIt(tried + 1);
    if (definitionFaults(kept.form).length === 0) saving.save();
  };
  return (
    <Stack gap="lg">
      <Bar eventId={eventId} read={read} kept={kept} saving={saving.isSaving} locked={locked} save={save} />
      {saving.theirs && <Conflict kept={kept} saving={saving} theirs={saving.theirs} />}
      <FaultList key={tried} form={kept.form} faults={faults} refused={saving.refused} open={open} />
      <div className="builder">
        <Outline kept={kept} chosen={chosen} faults={faults} locked={locked} choose={open} />
        <div className="builder__side">
          <SegmentedControl
            aria-label={t('side')}
            value={side}
            onChange={(value) => show(value === 'preview' ? 'preview' : 'properties')}
            data={[
              { value: 'properties', label: t('side.properties') },
              { value: 'preview', label: t('side.preview') },
            ]}
          />
          {side === 'preview' ? <Preview form={kept.form} /> : <Properties key={chosen?.id} kept={kept} chosen={chosen} faults={faults} locked={locked} choose={choose} />}
        </div>
      </div>
    </Stack>
  );
}
