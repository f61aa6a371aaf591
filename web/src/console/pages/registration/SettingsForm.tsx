import { Button, Checkbox, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { components } from '../../../api/schema.js';
import { Banner, ErrorSummary, fieldId } from '../../../design/index.js';
import { placeOfZone } from '../../../format/time.js';
import { useTrade } from '../../../trade/trade.js';
import { api, done, ifMatch, isVersionChanged, unwrap, useCan, useFieldFaults, useLocale, type FieldFaults } from '../../index.js';
import { CATEGORIES, changeOf, draftOf, type Draft, type Settings } from './settings.js';
import { useTexts } from './texts.js';

type Event = components['schemas']['EventResponse'];

/** The window, the ways in, and as what people take part. */
export function SettingsForm({ event, read, again }: { event: Event; read: Settings; again: () => Promise<unknown> }): ReactElement {
  const t = useTexts();
  const can = useCan();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(read));
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const save = useMutation({
    mutationFn: () => unwrap(api.PUT('/api/v1/events/{eventId}/registration-settings', { params: { path: { eventId: event.id }, header: ifMatch(read.version) }, body: changeOf(draft) })),
    onSuccess: async () => {
      await Promise.all([queries.invalidateQueries({ queryKey: ['events', event.id] }), again()]);
      done(t('saved'));
    },
  });
  const faults = useFieldFaults(save.error, FIELDS, t('failed'));
  const locked = !can('registration.configure', event.id);
  return (
    <form
      noValidate
      onSubmit={(submitted) => {
        submitted.preventDefault();
        save.mutate();
      }}
    >
      <Stack gap="lg" className="form-column">
        {isVersionChanged(save.error) && (
          <Banner tone="wait" live title={t('changed.title')}>
            <p>{t('changed.text')}</p>
            <Button variant="default" onClick={() => void again()}>
              {t('changed.load')}
            </Button>
          </Banner>
        )}
        <ErrorSummary title={t('faults')} faults={faults.all} ref={faults.summary} />
        <Window event={event} draft={draft} change={change} faults={faults} locked={locked} />
        <Ways draft={draft} change={change} faults={faults} locked={locked} />
        <Categories draft={draft} change={change} faults={faults} locked={locked} />
        {!locked && (
          <div>
            <Button type="submit" loading={save.isPending}>
              {t('save')}
            </Button>
          </div>
        )}
      </Stack>
    </form>
  );
}

interface PartProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  faults: FieldFaults;
  locked: boolean;
}

function Window({ event, draft, change, faults, locked }: PartProps & { event: Event }): ReactElement {
  const t = useTexts();
  const place = placeOfZone(event.zone, useLocale());
  return (
    <Stack component="section" gap="sm">
      <h2>{t('window')}</h2>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {(['opensLocal', 'closesLocal'] as const).map((field) => (
          <TextInput
            key={field}
            type="datetime-local"
            id={fieldId(field)}
            label={t(field, { place })}
            description={t(`hint.${field}`)}
            error={faults.of(field)}
            disabled={locked}
            value={draft[field]}
            onChange={(typed) => change({ [field]: typed.currentTarget.value })}
          />
        ))}
      </SimpleGrid>
      {event.status !== 'registration-open' && <p className="muted">{t('window.shut')}</p>}
    </Stack>
  );
}

function Ways({ draft, change, faults, locked }: PartProps): ReactElement {
  const t = useTexts();
  return (
    <Stack component="section" gap="sm">
      <h2>{t('ways')}</h2>
      {(['byInvitation', 'needsApproval', 'waitingList'] as const).map((field) => (
        <Checkbox key={field} label={t(field)} description={t(`hint.${field}`)} disabled={locked} checked={draft[field]} onChange={(ticked) => change({ [field]: ticked.currentTarget.checked })} />
      ))}
      {draft.waitingList && (
        <TextInput
          inputMode="numeric"
          className="form-column__short"
          id={fieldId('offerHours')}
          label={t('offerHours')}
          description={t('hint.offerHours')}
          error={faults.of('offerHours')}
          disabled={locked}
          value={draft.offerHours}
          onChange={(typed) => change({ offerHours: typed.currentTarget.value })}
        />
      )}
    </Stack>
  );
}

function Categories({ draft, change, faults, locked }: PartProps): ReactElement {
  const t = useTexts();
  const trade = useTrade();
  return (
    <Checkbox.Group
      id={fieldId('categories')}
      label={t('categories')}
      description={t('hint.categories')}
      error={faults.of('categories')}
      value={[...draft.categories]}
      onChange={(categories) => change({ categories })}
    >
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="xs" mt="xs">
        {CATEGORIES.map((category) => (
          <Checkbox key={category} value={category} label={trade(`category.${category}`)} disabled={locked} />
        ))}
      </SimpleGrid>
    </Checkbox.Group>
  );
}

const FIELDS = ['opensLocal', 'closesLocal', 'offerHours', 'categories'] as const;
