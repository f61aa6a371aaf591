import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, unwrap } from './api.js';

/** Who is signed in and what they may do. */
export const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => unwrap(api.GET('/api/v1/auth/me')), staleTime: 5 * 60_000 });

/**
 * May the person do this? `can('event.create')`; for a role held for one event `can('registration.approve', eventId)`;
 * `can('event.view', 'any')` when a role for any event will do. Decides what is shown; the server decides what is done.
 */
export function useCan(): (permission: string, eventId?: string) => boolean {
  const { data } = useQuery(meQuery);
  return (permission, eventId) => {
    if (!data) return false;
    if (data.permissions.includes(permission)) return true;
    return eventId !== undefined && data.grants.some((grant) => (eventId === 'any' || grant.eventId === eventId) && grant.permissions.includes(permission));
  };
}
