import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ProblemError } from '../api.js';
import { meQuery } from '../session.js';

/** A session that ended while the page stood open: find out who is there; the frame then leads to the sign-in page. */
function signedOut(error: Error): void {
  if (error instanceof ProblemError && error.status === 401) void queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
}

/** What the console has read, kept for a little while. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: signedOut }),
  mutationCache: new MutationCache({ onError: signedOut }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal does not change by asking again; a dead line may.
      retry: (times, error) => times < 2 && (!(error instanceof ProblemError) || error.status === 0 || error.status >= 500),
    },
  },
});
