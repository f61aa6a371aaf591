import { useQuery } from '@tanstack/react-query';
import { api, unwrap, useCan } from '../../index.js';
import { useTexts } from './texts.js';

/** Registrations that have come to an end: nobody writes to these people about the event. */
const ENDED = ['declined', 'rejected', 'withdrawn', 'cancelled'];

/** Registrations of an event counted. */
export const registrationsSummary = (eventId: string) => ({
  queryKey: ['events', eventId, 'registrations', 'summary'],
  queryFn: () => unwrap(api.GET('/api/v1/events/{eventId}/registrations/summary', { params: { path: { eventId } } })),
});

/** Who hears of what becomes of an event: those who registered, and those who were asked and have not answered. Told in sentences with their numbers, before it is done. */
export function useConcerned(eventId: string): { sentences: () => string[] } {
  const t = useTexts();
  const can = useCan();
  const registrations = useQuery({ ...registrationsSummary(eventId), enabled: can('registration.read', eventId) });
  const invitations = useQuery({
    queryKey: ['events', eventId, 'invitations', 'summary'],
    queryFn: () => unwrap(api.GET('/api/v1/events/{eventId}/invitations/summary', { params: { path: { eventId } } })),
    enabled: can('invitation.read', eventId),
  });
  return {
    sentences: () => {
      const known = [];
      if (registrations.data) known.push(t('tells.registered', { count: registrations.data.byStatus.filter(({ key }) => !ENDED.includes(key)).reduce((sum, { count }) => sum + count, 0) }));
      if (invitations.data) known.push(t('tells.invited', { count: Math.max(0, invitations.data.invited - invitations.data.prepared - invitations.data.answered) }));
      return known;
    },
  };
}
