import type { Actor, Role } from '../actor.js';
import type { RoutePermission } from './allow.js';
import { admit, isForeign } from './guard.rules.js';

const route = (more: Partial<RoutePermission> = {}): RoutePermission => ({ permission: 'thing.read', anyEvent: false, link: null, device: false, ...more });
const roles = (...named: Role[]): ReadonlySet<Role> => new Set(named);
const account = (role: 'administrator' | 'secretariat' | 'organiser' | 'desk', eventId: string | null, scopes: string[] | null = null): Actor => ({
  kind: 'account',
  accountId: 'a',
  name: 'A',
  grants: [{ role, eventId }],
  tokenId: scopes ? 't' : null,
  scopes,
});
const link = (purpose: string, eventId: string | null = 'e1'): Actor => ({ kind: 'link', linkId: 'l', purpose, subjectId: 's', eventId });

describe('the guard', () => {
  it('asks nobody in particular to sign in, unless the permission is public', () => {
    expect(admit({ kind: 'public' }, route(), roles('secretariat'), null)).toEqual({ kind: 'refused', code: 'SIGN_IN_NEEDED' });
    expect(admit({ kind: 'public' }, route(), roles('public'), null)).toEqual({ kind: 'admitted' });
  });

  it('counts a role held for one event on that event alone', () => {
    const organiser = account('organiser', 'e1');
    expect(admit(organiser, route(), roles('organiser'), 'e1').kind).toBe('admitted');
    expect(admit(organiser, route(), roles('organiser'), 'e2').kind).toBe('refused');
    expect(admit(organiser, route(), roles('organiser'), null).kind).toBe('refused');
    expect(admit(organiser, route({ anyEvent: true }), roles('organiser'), null).kind).toBe('admitted');
  });

  it('counts a role held for all events on each', () => {
    expect(admit(account('secretariat', null), route(), roles('secretariat'), 'e2').kind).toBe('admitted');
  });

  it('keeps a token within its scopes', () => {
    expect(admit(account('secretariat', null, ['thing.read']), route(), roles('secretariat'), null).kind).toBe('admitted');
    expect(admit(account('secretariat', null, ['other.read']), route(), roles('secretariat'), null)).toEqual({ kind: 'refused', code: 'OUTSIDE_SCOPES' });
  });

  it('opens with a personal link only what the link was made for', () => {
    const mine = route({ link: 'registration' });
    expect(admit(link('registration'), mine, roles('participant'), null).kind).toBe('admitted');
    expect(admit(link('invitation'), mine, roles('participant'), null).kind).toBe('refused');
    expect(admit(link('registration'), route(), roles('participant'), null).kind).toBe('refused');
    expect(admit(link('registration', 'e1'), mine, roles('participant'), 'e2').kind).toBe('refused');
  });

  it('keeps devices and people apart', () => {
    const device: Actor = { kind: 'device', deviceId: 'd', eventId: 'e1' };
    expect(admit(device, route({ device: true }), roles('desk'), null).kind).toBe('admitted');
    expect(admit(device, route({ device: true }), roles('desk'), 'e2').kind).toBe('refused');
    expect(admit(device, route(), roles('desk'), 'e1').kind).toBe('refused');
    expect(admit(account('desk', 'e1'), route({ device: true }), roles('desk', 'administrator'), 'e1').kind).toBe('refused');
  });
});

describe('a request with our cookie', () => {
  const own = ['https://convoke.example'];
  const from = (method: string, fetchSite?: string, origin?: string): boolean => isForeign({ method, fetchSite, origin, own });

  it('may read from anywhere', () => expect(from('GET', 'cross-site', 'https://elsewhere.example')).toBe(false));
  it('may change only from our own pages', () => {
    expect(from('POST', 'same-origin')).toBe(false);
    expect(from('POST', 'same-site')).toBe(true);
    expect(from('DELETE', 'cross-site', own[0])).toBe(true);
  });
  it('is judged by its origin in browsers that do not say more', () => {
    expect(from('POST', undefined, own[0])).toBe(false);
    expect(from('POST', undefined, 'https://elsewhere.example')).toBe(true);
    expect(from('POST', undefined, 'null')).toBe(true);
    expect(from('PATCH')).toBe(true);
  });
});
