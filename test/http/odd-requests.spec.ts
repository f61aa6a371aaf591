import { RouteTable, type Route } from '../../src/access/index.js';
import { newId } from '../../src/platform/database/index.js';
import { deviceHeader, linkHeader, signIn, type ActorHeaders } from '../support/actors.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { anEvent, aRegistration, registrationOpen } from '../support/factories.js';

/** Bodies that no client of ours sends. */
const bodies: readonly string[] = ['null', '[]', '7', '"text"', '{}', '{"id":{}}', '{"__proto__":1}', JSON.stringify({ title: { en: '\u0000' }, name: '\ud800', ids: [null], scans: [[]], sections: 1, person: [] })];

/** What is written in place of an id, a name or a search; as it stands in an address. */
const oddities: readonly string[] = ['%00', 'a%00b', '%ED%A0%80', '..%2f..%2f', "'%20OR%201=1--", '%F0%9F%98%80', 'x'.repeat(3_000), '-1', '9'.repeat(40)];

describe('odd requests', () => {
  let running: TestApplication;
  let routes: Route[];
  let eventId: string;
  let headersFor: (route: Route) => ActorHeaders;
  beforeAll(async () => {
    running = await startApplication();
    routes = running.app.get(RouteTable).routes().filter(({ path }) => !path.includes('*') && path !== 'auth/sign-out');
    eventId = await anEvent(running.app);
    await registrationOpen(running.app, eventId);
    const registrationId = await aRegistration(running.app, eventId);
    const [staff, device] = [await signIn(running.app, 'administrator'), await deviceHeader(running.app, eventId)];
    const links = new Map<string, ActorHeaders>();
    for (const purpose of ['registration', 'invitation']) links.set(purpose, await linkHeader(running.app, { purpose, subjectId: registrationId, eventId }));
    headersFor = ({ open }) => {
      if (open === 'public' || open === null) return staff;
      if (open.device) return device;
      return links.get(open.link ?? '') ?? staff;
    };
  });
  afterAll(() => running.close());

  const addressOf = (route: Route, other: (name: string) => string): string => `/api/v1/${route.path.replace(/:(\w+)/g, (_, name: string) => other(name))}`;
  const ask = async (route: Route, url: string, payload?: string): Promise<string[]> => {
    const headers = { ...headersFor(route), 'if-match': '"1"', ...(payload !== undefined && { 'content-type': 'application/json' }) };
    const answer = await running.app.inject({ method: route.method as 'GET', url, headers, ...(payload !== undefined && { payload }) });
    return answer.statusCode >= 500 ? [`${answer.statusCode} ${route.method} ${url.slice(0, 120)} ${payload ?? ''}`] : [];
  };

  it('with bodies that mean nothing are refused or done, and break nothing', async () => {
    const broken: string[] = [];
    for (const route of routes.filter(({ method }) => method !== 'GET')) {
      const url = addressOf(route, (name) => (name === 'eventId' ? eventId : newId()));
      for (const body of bodies) broken.push(...(await ask(route, url, body)));
    }
    expect(broken).toEqual([]);
  }, 300_000);

  it('at addresses that mean nothing are refused, and break nothing', async () => {
    const broken: string[] = [];
    for (const route of routes.filter(({ path }) => path.includes(':'))) {
      for (const oddity of oddities) broken.push(...(await ask(route, addressOf(route, () => oddity), route.method === 'GET' ? undefined : '{}')));
    }
    expect(broken).toEqual([]);
  }, 300_000);

  it('for something that nobody has, or on a page that nobody wrote, break nothing', async () => {
    const broken: string[] = [];
    for (const route of routes.filter(({ method }) => method === 'GET')) {
      const url = addressOf(route, (name) => (name === 'eventId' ? eventId : newId()));
      for (const field of ['search', 'cursor', 'limit', 'kind', 'status', 'day', 'party', 'from', 'eventId', 'personId']) {
        for (const oddity of oddities.slice(0, 5)) broken.push(...(await ask(route, `${url}?${field}=${oddity}`)));
      }
      const pages = ['[]', '[null]', '["\\u0000","\\u0000"]', '["2026-99-99","x"]', '[1e400,"x"]', '[{}]', 'null'].map((key) => Buffer.from(key).toString('base64url'));
      for (const cursor of pages) broken.push(...(await ask(route, `${url}?cursor=${cursor}`)));
    }
    expect(broken).toEqual([]);
  }, 300_000);
});
