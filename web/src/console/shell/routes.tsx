import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect, type AnyRoute } from '@tanstack/react-router';
import { areas, type ConsolePage } from '../area.js';
import { EventFrame } from './EventFrame.js';
import { Frame } from './Frame.js';
import { meQuery } from '../session.js';
import { queryClient } from './query-client.js';
import { BrokenPage, MissingPage, PendingPage } from './states.js';

const root = createRootRoute({ notFoundComponent: MissingPage, errorComponent: BrokenPage });

/** Whoever is not signed in is led to the sign-in page, and back afterwards. */
const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  component: Frame,
  pendingComponent: PendingPage,
  errorComponent: BrokenPage,
  beforeLoad: async ({ location }) => {
    const me = await queryClient.fetchQuery(meQuery);
    if (!me.account) throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href } });
  },
});
const event = createRoute({ getParentRoute: () => frame, path: '/events/$eventId', component: EventFrame });

function routeOf(page: ConsolePage): AnyRoute {
  const parents = { console: frame, event, open: root } as const;
  return createRoute({
    getParentRoute: () => parents[page.under] as AnyRoute,
    path: page.path,
    component: lazyRouteComponent(page.load),
    pendingComponent: PendingPage,
    errorComponent: BrokenPage,
  });
}

const pages = (under: ConsolePage['under']): AnyRoute[] => areas.flatMap((area) => area.pages.filter((page) => page.under === under).map(routeOf));

const tree = root.addChildren([frame.addChildren([event.addChildren(pages('event')), ...pages('console')]), ...pages('open')]);

export const router = createRouter({
  routeTree: tree,
  basepath: '/console',
  defaultPreload: 'intent',
  defaultPendingMs: 150,
  scrollRestoration: true,
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const written = new URLSearchParams(Object.entries(search).flatMap(([key, value]) => (value === undefined || value === null || value === '' ? [] : [[key, String(value)]]))).toString();
    return written === '' ? '' : `?${written}`;
  },
});
