import { Controller, Get, type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { Allow, policies, RouteTable, type Grant, type Role, type Route } from '../../src/access/index.js';
import { newId } from '../../src/platform/database/index.js';
import { PublicRoute } from '../../src/platform/http/index.js';
import { anAccount, deviceHeader, linkHeader, signInAs, tokenHeader, type ActorHeaders } from '../support/actors.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { anEvent, aRegistration, registrationOpen } from '../support/factories.js';

/** One kind of visitor: how a request of theirs is made, and whether the table of policies lets them in. */
interface Visitor {
  headers(route: Route): Promise<ActorHeaders>;
  /** For a route that asks for a permission: `roles` are those that the table names for it. */
  mayUse(roles: readonly Role[], route: Asking): boolean;
}
type Asking = Exclude<Route['open'], 'public' | null> & { path: string };

/** The administrator may do whatever some member of staff may do, and what is kept for the administrator (no role named). */
const STAFF: readonly Role[] = ['secretariat', 'organiser', 'desk'];
const forAdministrator = (roles: readonly Role[]): boolean => roles.length === 0 || roles.some((role) => STAFF.includes(role));
const namesEvent = (route: Asking): boolean => route.path.split('/').includes(':eventId');

/** Method and path of everything that answers, out of the tree that Fastify prints: a child's path continues its parent's. */
function served(tree: string): string[] {
  const branch: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent = '', part = '', methods = ''] = /^([│ ]*)[├└]── (\S+)(?: \(([A-Z, ]+)\))?/.exec(line) ?? [];
    branch.length = indent.length / 4;
    branch.push(part);
    return methods === '' ? [] : methods.split(', ').map((method) => `${method} ${branch.join('')}`);
  });
}

describe('every route', () => {
  let running: TestApplication;
  let routes: Route[];
  let eventId: string;
  let registrationId: string;
  let visitors: Record<string, Visitor>;

  beforeAll(async () => {
    running = await startApplication();
    routes = running.app.get(RouteTable).routes();
    eventId = await anEvent(running.app);
    await registrationOpen(running.app, eventId);
    registrationId = await aRegistration(running.app, eventId);
    visitors = await visit();
  });
  afterAll(() => running.close());

  async function visit(): Promise<Record<string, Visitor>> {
    const elsewhere = await anEvent(running.app);
    const accountOf = (role: Grant['role'], at: string | null) => anAccount(running.app, [{ role, eventId: at }]);
    const staff = async (role: Grant['role'], at: string | null, mayUse: Visitor['mayUse']): Promise<Visitor> => {
      const accountId = await accountOf(role, at);
      // A session for each request: some routes end it.
      return { headers: () => signInAs(running.app, accountId), mayUse: (roles, route) => !route.device && mayUse(roles, route) };
    };
    const link = (purposeOf: (route: Route) => string, mayUse: Visitor['mayUse'], at: string): Visitor => ({
      headers: (route) => linkHeader(running.app, { purpose: purposeOf(route), subjectId: registrationId, eventId: at }),
      mayUse,
    });
    const purpose = (route: Route): string => (route.open !== 'public' && route.open?.link) || 'none';
    const secretary = await accountOf('secretariat', null);
    const scoped = (right: boolean) => (route: Route) => {
      const asked = route.open !== 'public' && route.open ? route.open.permission : 'audit.read';
      return tokenHeader(running.app, secretary, [right ? asked : asked === 'audit.read' ? 'token.manage' : 'audit.read']);
    };
    return {
      'nobody in particular': { headers: () => Promise.resolve({}), mayUse: () => false },
      'the administrator': await staff('administrator', null, forAdministrator),
      'the secretariat': await staff('secretariat', null, (roles) => roles.includes('secretariat')),
      'the organiser of the event': await staff('organiser', eventId, (roles, route) => roles.includes('organiser') && (route.anyEvent || namesEvent(route))),
      'the organiser of another event': await staff('organiser', elsewhere, (roles, route) => roles.includes('organiser') && route.anyEvent),
      'the desk of the event': await staff('desk', eventId, (roles, route) => roles.includes('desk') && (route.anyEvent || namesEvent(route))),
      'the desk of another event': await staff('desk', elsewhere, (roles, route) => roles.includes('desk') && route.anyEvent),
      'an account without any role': await (async (): Promise<Visitor> => {
        const accountId = await anAccount(running.app, []);
        return { headers: () => signInAs(running.app, accountId), mayUse: () => false };
      })(),
      'whoever holds a link made for it': link(purpose, (roles, route) => roles.includes('participant') && route.link !== null, eventId),
      'whoever holds a link made for something else': link(() => 'something-else', () => false, eventId),
      'whoever holds a link made for it at another event': link(purpose, (roles, route) => roles.includes('participant') && route.link !== null && !namesEvent(route), elsewhere),
      'a device of the event': { headers: () => deviceHeader(running.app, eventId), mayUse: (roles, route) => route.device && roles.includes('desk') },
      'a device of another event': { headers: () => deviceHeader(running.app, elsewhere), mayUse: (roles, route) => route.device && roles.includes('desk') && !namesEvent(route) },
      'a program of the secretariat with that scope': { headers: scoped(true), mayUse: (roles, route) => !route.device && roles.includes('secretariat') },
      'a program of the secretariat without that scope': { headers: scoped(false), mayUse: () => false },
    };
  }

  const mayUse = (visitor: Visitor, route: Route): boolean => {
    if (route.open === null) return false;
    if (route.open === 'public') return true;
    const roles = policies().get(route.open.permission) ?? [];
    return roles.includes('public') || visitor.mayUse(roles, { ...route.open, path: route.path });
  };

  /** Where the route answers: the event is there, whatever else is named is not. */
  const addressOf = (route: Route): string => {
    const pattern = pathOf(route);
    return pattern.replaceAll(':eventId', eventId).replace(/:slug|\*\w*/g, 'none').replace(/:\w+/g, () => newId());
  };
  const pathOf = (route: Route): string => {
    const fastify = running.app.getHttpAdapter().getInstance();
    const prefixed = `/api/v1/${route.path}`.replace(/\/$/, '');
    return fastify.hasRoute({ method: route.method === 'ALL' ? 'GET' : route.method, url: prefixed }) ? prefixed : `/${route.path}`;
  };

  it('says who may use it, by a permission that some policy declares or by being public', () => {
    expect(routes.length).toBeGreaterThan(20);
    const undecided = routes.filter(({ open }) => open === null || (open !== 'public' && !policies().has(open.permission)));
    expect(undecided.map(({ handler }) => handler)).toEqual([]);
  });

  it('of the API belongs to a controller, so that none stands beside the guard', () => {
    const known = new Set(routes.map((route) => `${route.method} ${pathOf(route)}`));
    const beside = served(running.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false })).filter((route) => /^(GET|POST|PUT|PATCH|DELETE) \/api\//.test(route));
    expect(beside.length).toBeGreaterThan(20);
    expect(beside.filter((route) => !known.has(route))).toEqual([]);
  });

  it('that is public is one of those meant to be', () => {
    const open = routes.filter(({ open: to }) => to === 'public' || (to !== null && (policies().get(to.permission) ?? []).includes('public'))).map(({ method, path }) => `${method} ${path}`);
    const meant = [/^POST auth\/sign-(in|out)$/, /^GET auth\/me$/, /^GET (healthz|readyz|metrics)$/, /^(GET|POST) public\//, /^POST desk\/pair$/, /^GET states$/, /^(GET|POST) (messages\/)?unsubscribe/];
    // Pages and files of the faces: they hold nothing by themselves.
    const pages = routes.filter((route) => !pathOf(route).startsWith('/api/')).map(({ method, path }) => `${method} ${path}`);
    expect(open.filter((route) => !pages.includes(route) && !meant.some((pattern) => pattern.test(route)))).toEqual([]);
  });

  it.each([
    'nobody in particular',
    'the administrator',
    'the secretariat',
    'the organiser of the event',
    'the organiser of another event',
    'the desk of the event',
    'the desk of another event',
    'an account without any role',
    'whoever holds a link made for it',
    'whoever holds a link made for something else',
    'whoever holds a link made for it at another event',
    'a device of the event',
    'a device of another event',
    'a program of the secretariat with that scope',
    'a program of the secretariat without that scope',
  ])('lets %s in when the table of policies says so, and only then', async (name) => {
    const visitor = visitors[name];
    if (!visitor) throw new Error(`No visitor is called ${name}`);
    const wrong: string[] = [];
    for (const route of routes) {
      const method = route.method === 'ALL' ? 'GET' : route.method;
      const headers = await visitor.headers(route);
      const answer = await running.app.inject({ method: method as 'GET', url: addressOf(route), headers, ...(method !== 'GET' && method !== 'DELETE' && { payload: {} }) });
      const expected = mayUse(visitor, route) ? 'let in' : 'refused';
      const got = answer.statusCode === 401 || answer.statusCode === 403 ? 'refused' : 'let in';
      // Readiness says 503 here: no mail server runs beside this test.
      const failed = answer.statusCode >= 500 && !(route.path === 'readyz' && answer.statusCode === 503);
      if (got !== expected || failed) wrong.push(`${method} ${route.path}: ${expected} expected, ${answer.statusCode} ${answer.body.slice(0, 200)}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('a route that nobody has decided about', () => {
  @Controller('undecided')
  class Undecided {
    @Get()
    look(): string {
      return 'open by accident';
    }
  }

  @Controller('unknown')
  class UnknownPermission {
    @Get()
    @Allow('nobody.declared-this')
    look(): string {
      return 'open by accident';
    }
  }

  @Controller('decided')
  class Decided {
    @Get()
    @PublicRoute()
    look(): string {
      return 'meant to be open';
    }
  }

  const start = async (controller: Type): Promise<void> => {
    const module = await Test.createTestingModule({ imports: [DiscoveryModule], controllers: [controller], providers: [RouteTable] }).compile();
    await module.init();
    await module.close();
  };

  it('stops the program at start', async () => {
    await expect(start(Undecided)).rejects.toThrow('Undecided.look (GET undecided) names no permission');
    await expect(start(UnknownPermission)).rejects.toThrow('nobody.declared-this, which no policy declares');
    await expect(start(Decided)).resolves.toBeUndefined();
  });
});
