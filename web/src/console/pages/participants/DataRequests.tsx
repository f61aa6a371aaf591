import { Button, Group, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Banner, Card, Name, Status } from '../../../design/index.js';
import { moment } from '../../../format/time.js';
import { api, done, eventQuery, refused, unwrap, useLocale } from '../../index.js';
import { useTexts } from './texts.js';

/** What people ask to have corrected or erased, until the secretariat has dealt with it. Nothing is shown where nobody asks. */
export function DataRequests({ eventId, onOpen }: { eventId: string; onOpen: (registrationId: string) => void }): ReactElement | null {
  const t = useTexts();
  const locale = useLocale();
  const client = useQueryClient();
  const queryKey = ['events', eventId, 'data-requests'];
  const { data: event } = useQuery(eventQuery(eventId));
  const { data, error } = useQuery({ queryKey, queryFn: () => unwrap(api.GET('/api/v1/events/{eventId}/data-requests', { params: { path: { eventId } } })) });
  const settle = useMutation({
    mutationFn: (requestId: string) => unwrap(api.POST('/api/v1/events/{eventId}/data-requests/{requestId}/settle', { params: { path: { eventId, requestId } } })),
    onSuccess: async () => {
      done(t('requests.done'));
      await Promise.all([client.invalidateQueries({ queryKey }), client.invalidateQueries({ queryKey: ['attention'] })]);
    },
    onError: (failure) => refused(failure, t('requests.failed')),
  });
  if (error) return <Banner tone="bad" title={t('requests.unread')} />;
  if (!event || !data || data.items.length === 0) return null;
  return (
    <Card as="section">
      <h2>{t('requests.title', { count: data.items.length })}</h2>
      <Stack component="ul" gap="md" role="list">
        {data.items.map(({ id, registrationId, name, kind, words, askedAt }) => (
          <li key={id}>
            <p>
              <Status tone="wait">{t(`requests.${kind}`)}</Status> <Name>{name}</Name>{' '}
              <time className="detail__quiet" dateTime={askedAt}>
                {moment(askedAt, event.zone, locale)}
              </time>
            </p>
            <blockquote dir="auto">{words}</blockquote>
            <Group gap="sm">
              <Button size="xs" loading={settle.isPending && settle.variables === id} onClick={() => settle.mutate(id)}>
                {t('requests.settle')}
              </Button>
              <Button size="xs" variant="subtle" onClick={() => onOpen(registrationId)}>
                {t('requests.open')}
              </Button>
            </Group>
          </li>
        ))}
      </Stack>
    </Card>
  );
}
