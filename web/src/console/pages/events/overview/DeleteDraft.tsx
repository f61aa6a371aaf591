import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { Banner, ErrorSummary, fieldId } from '../../../../design/index.js';
import { api, done, ifMatch, textIn, unwrap, useLocale } from '../../../index.js';
import { useFaults } from '../faults.js';
import type { Event } from '../form/draft.js';
import { useTexts } from '../texts.js';

/** Deletes a draft that comes to nothing. It cannot be taken back, so that its title is typed first. */
export function DeleteDraft({ event }: { event: Event }): ReactElement {
  const t = useTexts();
  const [asked, setAsked] = useState(false);
  return (
    <section>
      {asked ? (
        <Confirm event={event} onKeep={() => setAsked(false)} />
      ) : (
        <Button variant="outline" color="red" onClick={() => setAsked(true)}>
          {t('delete')}
        </Button>
      )}
    </section>
  );
}

function Confirm({ event, onKeep }: { event: Event; onKeep: () => void }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const title = textIn(event.title, locale).text;
  const remove = useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/v1/events/{eventId}', { params: { path: { eventId: event.id }, header: ifMatch(event.version) } })),
    onSuccess: async () => {
      done(t('delete.done', { title }));
      await navigate({ to: '/events' });
      await queries.invalidateQueries({ queryKey: ['events', 'list'] });
    },
  });
  const faults = useFaults(remove.error, new Map());
  return (
    <form
      noValidate
      onSubmit={(submitted) => {
        submitted.preventDefault();
        remove.mutate();
      }}
    >
      <Stack>
        <Banner tone="bad" title={t('delete')}>
          <p>{t('delete.will')}</p>
        </Banner>
        <ErrorSummary title={t('failed')} faults={faults.all} ref={faults.summary} />
        <TextInput id={fieldId('confirm')} label={t('delete.type')} description={title} autoComplete="off" value={typed} onChange={(change) => setTyped(change.currentTarget.value)} />
        <Group>
          <Button type="submit" color="red" disabled={typed.trim() !== title} loading={remove.isPending}>
            {t('delete')}
          </Button>
          <Button variant="subtle" onClick={onKeep}>
            {t('keep')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
