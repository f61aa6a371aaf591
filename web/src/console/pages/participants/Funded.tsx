import { Checkbox } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { components } from '../../../api/schema.js';
import { api, done, refused, unwrap, useCan } from '../../index.js';
import { useTexts } from './texts.js';

type Detail = components['schemas']['RegistrationDetailResponse'];

/** Whether the organiser pays for somebody of a delegation; refused with the number when its paid places are given away. */
export function Funded({ eventId, person }: { eventId: string; person: Detail }): ReactElement | null {
  const t = useTexts();
  const can = useCan();
  const queries = useQueryClient();
  const set = useMutation({
    mutationFn: (funded: boolean) => unwrap(api.PUT('/api/v1/events/{eventId}/registrations/{registrationId}/funded', { params: { path: { eventId, registrationId: person.id } }, body: { funded } })),
    onSuccess: async ({ funded }) => {
      done(t(funded ? 'done.funded' : 'done.unfunded'));
      await queries.invalidateQueries({ queryKey: ['events', eventId] });
    },
    onError: (error) => refused(error, t('failed')),
  });
  if (person.partyId === null || !can('registration.decide', eventId) || ['declined', 'rejected', 'withdrawn', 'cancelled'].includes(person.status)) return null;
  return <Checkbox label={t('funded')} description={t('funded.hint')} checked={set.isPending ? set.variables : person.funded} disabled={set.isPending} onChange={(event) => set.mutate(event.currentTarget.checked)} />;
}
