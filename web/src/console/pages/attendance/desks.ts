import { queryOptions } from '@tanstack/react-query';
import type { components } from '../../../api/schema.js';
import { api, unwrap } from '../../index.js';

export type Desk = components['schemas']['DeskResponse'];

/** Devices of an event, the newest first. Asked again every few seconds: they come and go while one looks. */
export const desksQuery = (eventId: string) =>
  queryOptions({ queryKey: ['events', eventId, 'desks'], queryFn: () => unwrap(api.GET('/api/v1/events/{eventId}/desks', { params: { path: { eventId } } })), refetchInterval: 5000 });
