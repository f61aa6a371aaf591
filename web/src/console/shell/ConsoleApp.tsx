import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { mantineTheme, mantineVariables, schemeManager } from '../../design/mantine-theme.js';
import { ProblemError } from '../api.js';
import { meQuery } from '../session.js';
import { Preferences } from './preferences.js';
import { router } from './routes.js';

/** A session that ended while the page stood open: ask who is there again, which leads to the sign-in page. */
function signedOut(error: Error): void {
  if (error instanceof ProblemError && error.status === 401) void queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
}

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

const scheme = schemeManager();

export function ConsoleApp(): ReactElement {
  return (
    <Preferences>
      <MantineProvider theme={mantineTheme} cssVariablesResolver={mantineVariables} colorSchemeManager={scheme} defaultColorScheme="auto">
        <QueryClientProvider client={queryClient}>
          <Notifications position="bottom-right" />
          <RouterProvider router={router} context={{ queryClient }} />
        </QueryClientProvider>
      </MantineProvider>
    </Preferences>
  );
}
