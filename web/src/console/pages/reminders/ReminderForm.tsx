import { Button, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { components } from '../../../api/schema.js';
import { Banner, ErrorSummary } from '../../../design/index.js';
import { api, done, ifMatch, isVersionChanged, refused, unwrap, useCan, useFieldFaults } from '../../index.js';
import { Fields } from './Fields.js';
import { People } from './People.js';
import { Preview } from './Preview.js';
import { changeOf, draftOf, usual, type Draft, type Reminder } from './reminder.js';
import { useTexts } from './texts.js';

interface FormProps {
  event: components['schemas']['EventResponse'];
  /** null for a new one. */
  reminder: Reminder | null;
  mayChange: boolean;
  onDone: () => void;
  onRemoved: (reminder: Reminder) => void;
}

/** Sets a reminder, and shows before it is saved when it goes out, to how many, with which letter. */
export function ReminderForm({ event, reminder, mayChange, onDone, onRemoved }: FormProps): ReactElement {
  const t = useTexts();
  const can = useCan();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<Draft>(() => (reminder ? draftOf(reminder) : usual('eve')));
  const again = (): Promise<void> => queries.invalidateQueries({ queryKey: ['events', event.id, 'reminders'] });
  const save = useMutation({
    mutationFn: () => {
      const body = changeOf(draft);
      const path = { eventId: event.id };
      if (!reminder) return unwrap(api.POST('/api/v1/events/{eventId}/reminders', { params: { path }, body }));
      return unwrap(api.PUT('/api/v1/events/{eventId}/reminders/{reminderId}', { params: { path: { ...path, reminderId: reminder.id }, header: ifMatch(reminder.version) }, body }));
    },
    onSuccess: async () => {
      done(t('saved'));
      onDone();
      await again();
    },
  });
  const faults = useFieldFaults(save.error, FIELDS, t('failed'));
  return (
    <Stack gap="lg">
      <form
        noValidate
        onSubmit={(submitted) => {
          submitted.preventDefault();
          save.mutate();
        }}
      >
        <Stack gap="md">
          {isVersionChanged(save.error) && (
            <Banner tone="wait" live title={t('changed.title')}>
              <Button variant="default" onClick={() => void again()}>
                {t('changed.load')}
              </Button>
            </Banner>
          )}
          <ErrorSummary title={t('faults')} faults={faults.all} ref={faults.summary} />
          <Fields event={event} draft={draft} set={setDraft} fault={faults.of} locked={!mayChange} isNew={reminder === null} />
          {mayChange && (
            <div className="buttons">
              <Button type="submit" loading={save.isPending}>
                {t(reminder ? 'save' : 'add')}
              </Button>
              {reminder && <Remove event={event} reminder={reminder} onRemoved={onRemoved} />}
            </div>
          )}
        </Stack>
      </form>
      <Preview event={event} draft={draft} />
      {reminder && can('reminder.recipients', event.id) && <People eventId={event.id} reminder={reminder} />}
    </Stack>
  );
}

function Remove({ event, reminder, onRemoved }: { event: FormProps['event']; reminder: Reminder; onRemoved: FormProps['onRemoved'] }): ReactElement {
  const t = useTexts();
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/v1/events/{eventId}/reminders/{reminderId}', { params: { path: { eventId: event.id, reminderId: reminder.id }, header: ifMatch(reminder.version) } })),
    onSuccess: async () => {
      onRemoved(reminder);
      await queries.invalidateQueries({ queryKey: ['events', event.id, 'reminders'] });
    },
    onError: (error) => refused(error, t('failed')),
  });
  return (
    <Button variant="outline" color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
      {t('remove')}
    </Button>
  );
}

const FIELDS = ['letter', 'audience.statuses', 'audience.categories', 'offsetDays', 'anchor', 'atTime', 'tooLateHours', 'name'] as const;
