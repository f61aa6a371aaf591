import { queryOptions } from '@tanstack/react-query';
import type { components } from '../../../api/schema.js';
import { api, unwrap } from '../../index.js';

export type Person = components['schemas']['PersonResponse'];
export type PersonSummary = components['schemas']['PersonSummaryResponse'];
export type Institution = components['schemas']['InstitutionResponse'];
export type Party = components['schemas']['PartyResponse'];
export type Process = components['schemas']['ProcessResponse'];

export const INSTITUTION_KINDS = ['ministry', 'agency', 'un', 'igo', 'ngo', 'donor', 'university', 'company', 'other'] as const;
export const PARTY_STATUSES = ['member', 'observer', 'guest', 'partner'] as const;

/** Everything of the directory is kept under this key: a change of one entry shows in the names of others. */
export const DIRECTORY = ['directory'] as const;

export const personQuery = (id: string) =>
  queryOptions({ queryKey: [...DIRECTORY, 'people', id], queryFn: () => unwrap(api.GET('/api/v1/people/{personId}', { params: { path: { personId: id } } })) });

export const institutionQuery = (id: string) =>
  queryOptions({ queryKey: [...DIRECTORY, 'institutions', id], queryFn: () => unwrap(api.GET('/api/v1/institutions/{institutionId}', { params: { path: { institutionId: id } } })) });

/** States of the world; they do not change while one looks. */
export const statesQuery = queryOptions({ queryKey: ['states'], queryFn: () => unwrap(api.GET('/api/v1/states')), staleTime: Infinity });

/** Today by the reader's own calendar, `YYYY-MM-DD`. */
export function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
