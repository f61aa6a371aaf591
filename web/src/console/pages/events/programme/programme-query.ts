import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../../index.js';

/** The programme of an event by days, with its rooms and what is worth a look. */
export const programmeQuery = (eventId: string) =>
  queryOptions({ queryKey: ['events', eventId, 'programme'], queryFn: () => unwrap(api.GET('/api/v1/events/{eventId}/programme', { params: { path: { eventId } } })) });
