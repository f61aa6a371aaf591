import { MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useMemo, type ReactElement } from 'react';
import { mantineTheme, mantineVariables, schemeManager } from '../../design/mantine-theme.js';
import { useShellTexts } from '../texts.js';
import { Preferences } from './preferences.js';
import { queryClient } from './query-client.js';
import { router } from './routes.js';

const scheme = schemeManager();

export function ConsoleApp(): ReactElement {
  return (
    <Preferences>
      <Drawn />
    </Preferences>
  );
}

/** Everything that is drawn. Marks without words get their name in the reader's language. */
function Drawn(): ReactElement {
  const close = useShellTexts()('close');
  const theme = useMemo(() => mergeThemeOverrides(mantineTheme, { components: { Notification: { defaultProps: { closeButtonProps: { 'aria-label': close } } } } }), [close]);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={mantineVariables} colorSchemeManager={scheme} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <Notifications position="bottom-right" />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
