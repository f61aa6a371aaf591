import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { mantineTheme, mantineVariables, schemeManager } from '../../design/mantine-theme.js';
import { Preferences } from './preferences.js';
import { queryClient } from './query-client.js';
import { router } from './routes.js';

const scheme = schemeManager();

export function ConsoleApp(): ReactElement {
  return (
    <Preferences>
      <MantineProvider theme={mantineTheme} cssVariablesResolver={mantineVariables} colorSchemeManager={scheme} defaultColorScheme="auto">
        <QueryClientProvider client={queryClient}>
          <Notifications position="bottom-right" />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </Preferences>
  );
}
