import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../../index.js';

/** How the quotas of an event stand: `useQuery(quotasQuery(eventId))`. */
export const quotasQuery = (eventId: string) =>
  queryOptions({ queryKey: ['events', eventId, 'quotas'], queryFn: () => unwrap(api.GET('/api/v1/events/{eventId}/quotas', { params: { path: { eventId } } })) });
