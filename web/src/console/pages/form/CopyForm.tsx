import { Button, Select, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { FormDefinition } from '../../../../../src/registration/form/form.js';
import { Loading } from '../../../design/index.js';
import { api, refused, textIn, Trouble, unwrap, useLocale } from '../../index.js';
import { readForm } from './form.js';
import { useTexts } from './texts.js';

/** The form of another event, to begin with. */
export function CopyForm({ eventId, begin }: { eventId: string; begin: (form: FormDefinition, name: string) => void }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const [chosen, choose] = useState<string | null>(null);
  const { data, error, refetch } = useQuery({ queryKey: ['events', 'forms-to-copy'], queryFn: () => unwrap(api.GET('/api/v1/events', { params: { query: { limit: 100, order: 'latest' } } })) });
  const copy = useMutation({
    mutationFn: (id: string) => readForm(id),
    onSuccess: (form, id) => begin(form, nameOf(id)),
    onError: (failure) => refused(failure, t('failed')),
  });
  if (error) return <Trouble error={error} again={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} lines={2} height="3rem" />;
  const others = data.items.filter(({ id }) => id !== eventId);
  const nameOf = (id: string): string => textIn(others.find((event) => event.id === id)?.title ?? {}, locale).text;
  return (
    <Stack gap="md">
      <p className="muted">{t('copy.hint')}</p>
      <Select
        label={t('copy.event')}
        searchable
        nothingFoundMessage={t('copy.none')}
        data={others.map(({ id, title, startsLocal }) => ({ value: id, label: t('copy.of', { title: textIn(title, locale).text, year: startsLocal.slice(0, 4) }) }))}
        value={chosen}
        onChange={choose}
      />
      <div>
        <Button disabled={chosen === null} loading={copy.isPending} onClick={() => chosen !== null && copy.mutate(chosen)}>
          {t('copy.do')}
        </Button>
      </div>
    </Stack>
  );
}
