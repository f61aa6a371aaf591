import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import type { components } from '../../../../api/schema.js';
import { ErrorSummary, fieldId } from '../../../../design/index.js';
import { api, done, unwrap } from '../../../index.js';
import { useFaults } from '../faults.js';
import { languagesFor, tidyTexts, type Texts } from '../languages.js';
import { useZones } from '../lists.js';
import { LocalisedField, useLocalisedLabels } from '../LocalisedField.js';
import { useTexts } from '../texts.js';

type Event = components['schemas']['EventResponse'];

/** The same event for new dates: programme, form and settings go along, people do not. */
export function CopyEvent({ event }: { event: Event }): ReactElement {
  const t = useTexts();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        {t('copy')}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t('copy')} size="lg" closeButtonProps={{ 'aria-label': t('leave') }}>
        <CopyForm event={event} onClose={() => setOpened(false)} />
      </Modal>
    </>
  );
}

function CopyForm({ event, onClose }: { event: Event; onClose: () => void }): ReactElement {
  const t = useTexts();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const localised = useLocalisedLabels();
  const [startsLocal, setStarts] = useState('');
  const [zone, setZone] = useState(event.zone);
  const [title, setTitle] = useState<Texts>(event.title);
  const zones = useZones(zone);
  const languages = languagesFor(event.workingLanguages, event.title);
  const copy = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/events/{eventId}/copy', { params: { path: { eventId: event.id } }, body: { startsLocal, zone, title: tidyTexts(title) } })),
    onSuccess: async ({ id }) => {
      done(t('copied'));
      onClose();
      void queries.invalidateQueries({ queryKey: ['events', 'list'] });
      await navigate({ to: '/events/$eventId', params: { eventId: id } });
    },
  });
  const faults = useFaults(copy.error, new Map([['startsLocal', t('form.startsLocal')], ['zone', t('form.zone')], ...localised('title', t('form.title'), languages)]));
  return (
    <form
      noValidate
      onSubmit={(submitted) => {
        submitted.preventDefault();
        copy.mutate();
      }}
    >
      <Stack>
        <p>{t('copy-hint')}</p>
        <ErrorSummary title={t('faults')} faults={faults.all} ref={faults.summary} />
        <TextInput data-autofocus type="datetime-local" id={fieldId('startsLocal')} label={t('form.startsLocal')} error={faults.of('startsLocal')} value={startsLocal} onChange={(typed) => setStarts(typed.currentTarget.value)} />
        <NativeSelect id={fieldId('zone')} label={t('form.zone')} error={faults.of('zone')} data={zones} value={zone} onChange={(chosen) => setZone(chosen.currentTarget.value)} />
        <LocalisedField name="title" label={t('form.title')} languages={languages} value={title} faults={faults} onChange={setTitle} />
        <Group>
          <Button type="submit" loading={copy.isPending}>
            {t('copy')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t('leave')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
