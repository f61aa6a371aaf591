import { Accounts, Audit, hashPassword, Tokens } from '../../src/access/index.js';
import { Sql } from '../../src/platform/database/index.js';
import { startApplication, TEST_NOW, type TestApplication } from '../support/application.js';
import { anAccount, linkHeader, signIn, signInAs } from '../support/actors.js';
import { anEvent } from '../support/factories.js';

const PASSWORD = 'a long enough password';
const SYSTEM = { kind: 'system', task: 'test' } as const;

describe('access through the API', () => {
  let running: TestApplication;
  let sql: Sql;
  beforeAll(async () => {
    running = await startApplication();
    sql = running.app.get(Sql);
  });
  beforeEach(async () => {
    running.clock.set(TEST_NOW);
    await sql.rows('DELETE FROM sign_in_throttle');
  });
  afterAll(() => running.close());

  const url = (path: string): string => `/api/v1/${path}`;
  const post = (path: string, payload: object, headers: Record<string, string> = {}, remoteAddress = '192.0.2.1') =>
    running.app.inject({ method: 'POST', url: url(path), payload, headers, remoteAddress });
  const get = (path: string, headers: Record<string, string> = {}) => running.app.inject({ url: url(path), headers });
  const later = (seconds: number): void => running.clock.set(new Date(running.clock.now().getTime() + seconds * 1000));

  async function withPassword(email: string): Promise<string> {
    const accountId = await anAccount(running.app, [{ role: 'secretariat', eventId: null }], { email, name: 'Dana Sample' });
    const hashed = await hashPassword(PASSWORD);
    await sql.transaction((tx) => running.app.get(Accounts).storePassword(tx, SYSTEM, accountId, hashed));
    return accountId;
  }
  const cookieOf = (answer: { headers: Record<string, unknown> }): string => String(answer.headers['set-cookie']).split(';')[0] ?? '';

  describe('signing in', () => {
    it('answers who one is and what one may do, and sets a cookie that no script reads and no other site sends', async () => {
      await withPassword('dana@example.org');
      const answer = await post('auth/sign-in', { email: ' Dana@Example.org ', password: PASSWORD });
      expect(answer.statusCode).toBe(200);
      expect(answer.json()).toMatchObject({ account: { email: 'dana@example.org', name: 'Dana Sample' }, grants: [{ role: 'secretariat', eventId: null }] });
      expect(answer.json().permissions).toContain('account.read');
      expect(answer.json().permissions).not.toContain('audit.read');
      expect(String(answer.headers['set-cookie'])).toMatch(/^convoke=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
      const me = await get('auth/me', { cookie: cookieOf(answer) });
      expect(me.json()).toMatchObject({ account: { name: 'Dana Sample' } });
      const stored = await sql.rows<{ text: string }>('SELECT token_hash::text AS text FROM session');
      expect(stored.some(({ text }) => text.includes(cookieOf(answer).slice(8)))).toBe(false);
    });

    it('gives one answer for a wrong password, an unknown address, a disabled account and an account without a password', async () => {
      const accountId = await withPassword('erlan@example.org');
      const disabled = await withPassword('gone@example.org');
      await running.app.get(Accounts).change(SYSTEM, disabled, { disabled: true }, null);
      await anAccount(running.app, [], { email: 'fresh@example.org' });
      const tries = [
        { email: 'erlan@example.org', password: 'wrong' },
        { email: 'nobody@example.org', password: PASSWORD },
        { email: 'gone@example.org', password: PASSWORD },
        { email: 'fresh@example.org', password: PASSWORD },
      ];
      const answers = await Promise.all(tries.map((form, n) => post('auth/sign-in', form, {}, `192.0.2.${10 + n}`)));
      expect(answers.map((answer) => [answer.statusCode, answer.json().code])).toEqual(tries.map(() => [401, 'SIGN_IN_FAILED']));
      expect(new Set(answers.map((answer) => answer.json().detail)).size).toBe(1);
      expect(accountId).toBeTruthy();
    });

    it('slows guessing down, also when the guesses come at once, and says for how long in the reader’s language', async () => {
      await withPassword('target@example.org');
      const guesses = await Promise.all(Array.from({ length: 20 }, (_, n) => post('auth/sign-in', { email: 'target@example.org', password: `guess ${n}` })));
      expect(guesses.filter((answer) => answer.statusCode === 401)).toHaveLength(5);
      expect(guesses.filter((answer) => answer.statusCode === 429)).toHaveLength(15);
      const right = await post('auth/sign-in', { email: 'target@example.org', password: PASSWORD }, { 'accept-language': 'ru' });
      expect(right.json()).toMatchObject({ code: 'TOO_MANY_TRIES', params: { seconds: 2 }, detail: expect.stringContaining('Подождите 2 с') });
      expect(right.headers['retry-after']).toBe('2');
      later(3);
      expect((await post('auth/sign-in', { email: 'target@example.org', password: PASSWORD })).statusCode).toBe(200);
      expect((await post('auth/sign-in', { email: 'target@example.org', password: 'one more' })).statusCode).toBe(401);
    });

    it('keeps no address of anybody among the tries', async () => {
      await post('auth/sign-in', { email: 'private@example.org', password: 'wrong' });
      const [row] = await sql.rows<{ all: string }>(`SELECT string_agg(encode(key, 'escape'), ' ') AS all FROM sign_in_throttle`);
      expect(row?.all).not.toContain('private');
    });

    it('is not done for another site', async () => {
      await withPassword('careful@example.org');
      const answer = await post('auth/sign-in', { email: 'careful@example.org', password: PASSWORD }, { 'sec-fetch-site': 'cross-site' });
      expect(answer.json()).toMatchObject({ status: 403, code: 'FOREIGN_SITE' });
    });
  });

  describe('a session', () => {
    it('ends when one signs out, in that browser alone', async () => {
      const accountId = await anAccount(running.app, [{ role: 'secretariat', eventId: null }]);
      const [here, there] = [await signInAs(running.app, accountId), await signInAs(running.app, accountId)];
      const out = await post('auth/sign-out', {}, here);
      expect(out.statusCode).toBe(204);
      expect(String(out.headers['set-cookie'])).toContain('Max-Age=0');
      expect((await get('accounts', here)).statusCode).toBe(401);
      expect((await get('accounts', there)).statusCode).toBe(200);
    });

    it('moves its end on with use and is over after a week without', async () => {
      const browser = await signIn(running.app, 'secretariat');
      for (let week = 0; week < 3; week += 1) {
        later(6 * 86_400);
        expect((await get('accounts', browser)).statusCode).toBe(200);
      }
      later(7 * 86_400 + 1);
      expect((await get('accounts', browser)).statusCode).toBe(401);
    });

    it('is over after thirty days, however much it is used', async () => {
      const browser = await signIn(running.app, 'secretariat');
      for (let day = 0; day < 29; day += 1) {
        later(86_400);
        expect((await get('accounts', browser)).statusCode).toBe(200);
      }
      later(86_401);
      expect((await get('accounts', browser)).statusCode).toBe(401);
    });

    it('ends everywhere when the password is changed, and a new one begins', async () => {
      const accountId = await withPassword('changer@example.org');
      const [here, there] = [await signInAs(running.app, accountId), await signInAs(running.app, accountId)];
      expect((await post('auth/password', { present: 'not it', next: 'another long password' }, here)).json().code).toBe('PASSWORD_WRONG');
      expect((await post('auth/password', { present: PASSWORD, next: 'changer' }, here)).json().code).toBe('PASSWORD_TOO_WEAK');
      const changed = await post('auth/password', { present: PASSWORD, next: 'another long password' }, here);
      expect(changed.statusCode).toBe(200);
      expect((await get('accounts', here)).statusCode).toBe(401);
      expect((await get('accounts', there)).statusCode).toBe(401);
      expect((await get('accounts', { cookie: cookieOf(changed) })).statusCode).toBe(200);
    });

    it('ends when the account is disabled', async () => {
      const accountId = await anAccount(running.app, [{ role: 'secretariat', eventId: null }]);
      const browser = await signInAs(running.app, accountId);
      await running.app.get(Accounts).change(SYSTEM, accountId, { disabled: true }, null);
      expect((await get('accounts', browser)).statusCode).toBe(401);
    });

    it('changes nothing for another site', async () => {
      const { cookie = '' } = await signIn(running.app, 'administrator');
      const form = { email: 'new@example.org', name: 'New' };
      const foreign: Record<string, string>[] = [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'https://elsewhere.example' }, {}];
      for (const headers of foreign) {
        const answer = await post('accounts', form, { cookie, ...headers });
        expect(answer.json()).toMatchObject({ status: 403, code: 'FOREIGN_SITE' });
      }
      expect((await post('accounts', form, { cookie, origin: 'http://localhost:3000' })).statusCode).toBe(201);
    });
  });

  describe('accounts', () => {
    it('are opened by the administrator; the holder chooses a password once through the link handed over', async () => {
      const administrator = await signIn(running.app, 'administrator');
      const made = await post('accounts', { email: 'holder@example.org', name: 'Holder Sample', locale: 'ru', grants: [{ role: 'secretariat' }] }, administrator);
      expect(made.json()).toMatchObject({ account: { hasPassword: false, locale: 'ru', grants: [{ role: 'secretariat' }] }, passwordUrl: expect.stringContaining('/console/password#') });
      const authorization = `Link ${String(made.json().passwordUrl).split('#')[1]}`;
      expect((await post('auth/password/choose', { password: 'holder' }, { authorization })).json().code).toBe('PASSWORD_TOO_WEAK');
      const chosen = await Promise.all([1, 2].map(() => post('auth/password/choose', { password: PASSWORD }, { authorization })));
      expect(new Set(chosen.map((answer) => answer.statusCode))).toEqual(new Set([200, 401]));
      expect((await post('auth/password/choose', { password: PASSWORD }, { authorization })).json().code).toBe('LINK_NOT_VALID');
      expect((await post('auth/sign-in', { email: 'holder@example.org', password: PASSWORD })).statusCode).toBe(200);
      expect((await post('accounts', { email: 'HOLDER@example.org', name: 'Again' }, administrator)).json()).toMatchObject({ status: 409, code: 'ADDRESS_TAKEN', errors: [{ field: 'email' }] });
    });

    it('are listed page by page and found by part of a name or address', async () => {
      const administrator = await signIn(running.app, 'administrator');
      for (const name of ['Xenia A', 'Xenia B', 'Xenia C']) await anAccount(running.app, [], { name, email: `${name.replace(' ', '')}@example.org` });
      const first = (await get('accounts?search=xenia&limit=2', administrator)).json();
      const second = (await get(`accounts?search=xenia&limit=2&cursor=${first.next}`, administrator)).json();
      expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['Xenia A', 'Xenia B', 'Xenia C']);
      expect(second.next).toBeNull();
      expect((await get('accounts?search=%25', administrator)).json().items).toEqual([]);
    });

    it('are not changed over somebody else’s change', async () => {
      const administrator = await signIn(running.app, 'administrator');
      const accountId = await anAccount(running.app, []);
      const patch = (match: string, name: string) => running.app.inject({ method: 'PATCH', url: url(`accounts/${accountId}`), payload: { name }, headers: { ...administrator, 'if-match': match } });
      expect((await patch('"1"', 'First')).json()).toMatchObject({ name: 'First', version: 2 });
      expect((await patch('"1"', 'Second')).json()).toMatchObject({ status: 412, code: 'VERSION_CHANGED' });
    });

    it('never lose the last administrator, though two remove each other at once', async () => {
      await sql.rows(`DELETE FROM account_grant WHERE role = 'administrator'`);
      const accounts = running.app.get(Accounts);
      const [one, two] = [await anAccount(running.app, [{ role: 'administrator', eventId: null }]), await anAccount(running.app, [{ role: 'administrator', eventId: null }])];
      const grantOf = async (id: string): Promise<string> => (await accounts.get(id)).grants[0]?.id ?? '';
      const [grantOne, grantTwo] = [await grantOf(one), await grantOf(two)];
      const outcomes = await Promise.allSettled([accounts.revoke(SYSTEM, one, grantOne), accounts.revoke(SYSTEM, two, grantTwo)]);
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      const left = await sql.rows(`SELECT 1 FROM account_grant WHERE role = 'administrator'`);
      expect(left).toHaveLength(1);
    });

    it('hold a role where it can be held', async () => {
      const administrator = await signIn(running.app, 'administrator');
      const accountId = await anAccount(running.app, []);
      expect((await post(`accounts/${accountId}/grants`, { role: 'organiser' }, administrator)).json()).toMatchObject({ status: 422, code: 'ROLE_REACH' });
      const eventId = await anEvent(running.app);
      const given = await Promise.all([1, 2].map(() => post(`accounts/${accountId}/grants`, { role: 'organiser', eventId }, administrator)));
      expect(given.map((answer) => [answer.statusCode, answer.json().grants.length])).toEqual([[200, 1], [200, 1]]);
      const grantId = given[0]?.json().grants[0].id;
      const taken = await running.app.inject({ method: 'DELETE', url: url(`accounts/${accountId}/grants/${grantId}`), headers: administrator });
      expect(taken.json().grants).toEqual([]);
    });
  });

  describe('the staff of an event', () => {
    it('is named by its organiser for the desk, and by the secretariat for more', async () => {
      const eventId = await anEvent(running.app);
      const other = await anEvent(running.app);
      const organiser = await signIn(running.app, 'organiser', eventId);
      const secretariat = await signIn(running.app, 'secretariat');
      const desk = { email: 'door@example.org', name: 'Door Sample', role: 'desk' };
      const added = await post(`events/${eventId}/staff`, desk, organiser);
      expect(added.json()).toMatchObject({ role: 'desk', name: 'Door Sample', passwordUrl: expect.any(String) });
      expect((await post(`events/${eventId}/staff`, { ...desk, role: 'organiser' }, organiser)).statusCode).toBe(403);
      expect((await post(`events/${other}/staff`, desk, organiser)).statusCode).toBe(403);
      expect((await post(`events/${eventId}/staff`, { ...desk, role: 'organiser' }, secretariat)).json()).toMatchObject({ role: 'organiser', passwordUrl: null });
      const listed = (await get(`events/${eventId}/staff`, organiser)).json().items as { grantId: string; role: string; email: string }[];
      expect(listed.filter(({ email }) => email === 'door@example.org').map(({ role }) => role)).toEqual(['desk', 'organiser']);
      const remove = (role: string) => running.app.inject({ method: 'DELETE', url: url(`events/${eventId}/staff/${listed.find((one) => one.email === 'door@example.org' && one.role === role)?.grantId}`), headers: organiser });
      expect((await remove('organiser')).statusCode).toBe(403);
      expect((await remove('desk')).statusCode).toBe(204);
      expect((await remove('desk')).statusCode).toBe(404);
    });
  });

  describe('a key for a program', () => {
    it('may do what its scopes name, until it ends or its account does', async () => {
      const accountId = await anAccount(running.app, [{ role: 'secretariat', eventId: null }], { email: 'program@example.org' });
      const wanted = { name: 'Report', account: 'program@example.org', scopes: ['account.read'], expiresAt: new Date('2026-03-10T00:00:00Z') };
      const { id, token } = await running.app.get(Tokens).create(SYSTEM, wanted);
      const headers = { authorization: `Bearer ${token}` };
      expect((await get('accounts', headers)).statusCode).toBe(200);
      expect((await get('audit', headers)).statusCode).toBe(403);
      expect((await get(`events/${await anEvent(running.app)}/staff`, headers)).json()).toMatchObject({ status: 403, code: 'OUTSIDE_SCOPES' });
      expect((await get('auth/me', headers)).json().permissions).toEqual(['account.read']);
      later(8 * 86_400);
      expect((await get('accounts', headers)).json()).toMatchObject({ status: 401, code: 'TOKEN_NOT_VALID' });
      running.clock.set(TEST_NOW);
      const administrator = await signIn(running.app, 'administrator');
      expect((await get('tokens', administrator)).json().items[0]).toMatchObject({ id, name: 'Report', scopes: ['account.read'] });
      expect((await running.app.inject({ method: 'DELETE', url: url(`tokens/${id}`), headers: administrator })).statusCode).toBe(204);
      expect((await get('accounts', headers)).statusCode).toBe(401);
      expect(accountId).toBeTruthy();
    });

    it('is not made for a permission that nobody knows, nor without an end ahead', async () => {
      await anAccount(running.app, [], { email: 'odd@example.org' });
      const wanted = { name: 'Odd', account: 'odd@example.org', scopes: ['account.read'], expiresAt: new Date('2027-01-01') };
      await expect(running.app.get(Tokens).create(SYSTEM, { ...wanted, scopes: ['all.of-it'] })).rejects.toMatchObject({ code: 'PERMISSION_UNKNOWN' });
      await expect(running.app.get(Tokens).create(SYSTEM, { ...wanted, expiresAt: TEST_NOW })).rejects.toMatchObject({ code: 'END_DATE_PAST' });
      await expect(running.app.get(Tokens).create(SYSTEM, { ...wanted, expiresAt: new Date('no date') })).rejects.toMatchObject({ code: 'END_DATE_PAST' });
      await expect(running.app.get(Tokens).create(SYSTEM, { ...wanted, account: 'none@example.org' })).rejects.toMatchObject({ code: 'ACCOUNT_NOT_FOUND' });
    });
  });

  describe('a secret that is presented and not good', () => {
    it.each(['Bearer nonsense', 'Link nonsense', 'Basic YTpi', 'Bearer'])('is refused and not taken for nobody: %s', async (authorization) => {
      expect((await get('auth/me', { authorization })).statusCode).toBe(401);
    });
    it('is refused when its link is past its end', async () => {
      const link = { purpose: 'password', subjectId: await anAccount(running.app, []), eventId: null, expiresAt: TEST_NOW };
      expect((await get('auth/me', await linkHeader(running.app, link))).json().code).toBe('LINK_NOT_VALID');
    });
  });

  describe('the record', () => {
    it('is read by the administrator alone, filtered, page by page, and shows that it is whole', async () => {
      const administrator = await signIn(running.app, 'administrator');
      const accountId = await anAccount(running.app, []);
      await running.app.get(Accounts).change(SYSTEM, accountId, { name: 'Renamed' }, null);
      await running.app.get(Accounts).change(SYSTEM, accountId, { name: 'Renamed again' }, null);
      const first = (await get(`audit?subjectId=${accountId}&action=account.&limit=1`, administrator)).json();
      expect(first.items[0]).toMatchObject({ action: 'account.changed', actorKind: 'system', subjectType: 'account', detail: { fields: ['name'] } });
      const second = (await get(`audit?subjectId=${accountId}&limit=1&cursor=${first.next}`, administrator)).json();
      expect(Number(second.items[0].seq)).toBeLessThan(Number(first.items[0].seq));
      expect((await get('audit?from=2027-01-01T00:00:00Z', administrator)).json().items).toEqual([]);
      expect((await get('audit/verification', administrator)).json()).toMatchObject({ brokenAt: null });
      expect((await get('audit', await signIn(running.app, 'secretariat'))).statusCode).toBe(403);
      expect(await running.app.get(Audit).verify()).toMatchObject({ brokenAt: null });
    });
    it('holds no names and no addresses', async () => {
      const [row] = await sql.rows<{ all: string }>(`SELECT string_agg(to_jsonb(audit)::text, ' ') AS all FROM audit`);
      expect(row?.all).not.toMatch(/@example\.org|Sample/);
    });
  });
});
