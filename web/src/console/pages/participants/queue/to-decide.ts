import { queryOptions } from '@tanstack/react-query';
import type { components } from '../../../../api/schema.js';
import { api, unwrap } from '../../../index.js';

export type ToDecide = components['schemas']['ToDecideResponse'];
export type Outcome = components['schemas']['DecisionOutcomeResponse'];
export type UndoOutcome = components['schemas']['UndoOutcomeResponse'];
export type DecisionKind = components['schemas']['DecisionRequest']['decision'];

/** Parts of the queue that one filters by. */
export const PARTS = ['secretariat', 'changed', 'duplicates', 'participant', 'focal-point'] as const;

/** Everything about those who wait is kept under the event: a decision shows in all lists of it. */
export const toDecideQuery = (eventId: string, id: string) =>
  queryOptions({
    queryKey: ['events', eventId, 'to-decide', id],
    queryFn: () => unwrap(api.GET('/api/v1/events/{eventId}/registrations-to-decide/{registrationId}', { params: { path: { eventId, registrationId: id } } })),
    retry: false,
  });

export const countsQuery = (eventId: string) =>
  queryOptions({ queryKey: ['events', eventId, 'to-decide', 'counts'], queryFn: () => unwrap(api.GET('/api/v1/events/{eventId}/registrations-to-decide/counts', { params: { path: { eventId } } })) });

/** Names of delegations, for what is full. */
export const quotaNamesQuery = (eventId: string) =>
  queryOptions({
    queryKey: ['events', eventId, 'quotas'],
    queryFn: () => unwrap(api.GET('/api/v1/events/{eventId}/quotas', { params: { path: { eventId } } })),
  });
