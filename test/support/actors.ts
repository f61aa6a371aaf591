import type { INestApplication } from '@nestjs/common';
import { Accounts, hashSecret, Links, newSecret, Sessions, Tokens, type Grant } from '../../src/access/index.js';
import { newId, Sql } from '../../src/platform/database/index.js';
import { TEST_NOW } from './application.js';

/** Headers to send with `app.inject({ url, headers })`. */
export type ActorHeaders = Record<string, string>;

let made = 0;

/** Signs in a new account that holds one role: `signIn(app, 'organiser', eventId)`. Answers the headers of its browser. */
export async function signIn(app: INestApplication, role: 'administrator' | 'secretariat'): Promise<ActorHeaders>;
export async function signIn(app: INestApplication, role: 'organiser' | 'desk', eventId: string): Promise<ActorHeaders>;
export async function signIn(app: INestApplication, role: Grant['role'], eventId?: string): Promise<ActorHeaders> {
  const accountId = await anAccount(app, [{ role, eventId: eventId ?? null }]);
  return signInAs(app, accountId);
}

/** An account with these roles, without a password; answers its id. */
export async function anAccount(app: INestApplication, grants: readonly Grant[], columns: { email?: string; name?: string } = {}): Promise<string> {
  made += 1;
  const accountId = newId();
  await app.get(Sql).transaction(async (tx) => {
    await tx.query(`INSERT INTO account (id, email, name, created_at) VALUES ($1, $2, $3, $4)`, [
      accountId,
      columns.email ?? `staff${made}@example.org`,
      columns.name ?? `Staff ${made}`,
      TEST_NOW,
    ]);
    for (const grant of grants) {
      await tx.query(`INSERT INTO account_grant (id, account_id, role, event_id, granted_at) VALUES ($1, $2, $3, $4, $5)`, [newId(), accountId, grant.role, grant.eventId, TEST_NOW]);
    }
  });
  return accountId;
}

/** Opens a session for an account that is there. */
export async function signInAs(app: INestApplication, accountId: string): Promise<ActorHeaders> {
  const sessions = app.get(Sessions);
  const secret = await app.get(Sql).transaction((tx) => sessions.open(tx, accountId));
  return { cookie: `${sessions.cookieName}=${secret}`, 'sec-fetch-site': 'same-origin' };
}

/** The header of whoever holds a personal link: `linkHeader(app, { purpose: 'registration', subjectId, eventId })`. Good for a year unless told otherwise. */
export async function linkHeader(app: INestApplication, link: { purpose: string; subjectId: string; eventId: string | null; expiresAt?: Date }): Promise<ActorHeaders> {
  const expiresAt = link.expiresAt ?? new Date(TEST_NOW.getTime() + 365 * 24 * 3_600_000);
  const token = await app.get(Sql).transaction((tx) => app.get(Links).mint(tx, { ...link, expiresAt }));
  return { authorization: `Link ${token}` };
}

/** The header of a paired device at the door of an event. */
export async function deviceHeader(app: INestApplication, eventId: string): Promise<ActorHeaders> {
  const token = newSecret();
  await app
    .get(Sql)
    .rows(`INSERT INTO desk_device (id, event_id, name, token_hash, paired_at, created_at) VALUES ($1, $2, $3, $4, $5, $5)`, [newId(), eventId, 'Door', hashSecret(token), TEST_NOW]);
  return { authorization: `Device ${token}` };
}

/** The header of a program that acts for an account with these scopes. */
export async function tokenHeader(app: INestApplication, accountId: string, scopes: readonly string[]): Promise<ActorHeaders> {
  const { email } = await app.get(Accounts).get(accountId);
  const expiresAt = new Date(TEST_NOW.getTime() + 365 * 24 * 3_600_000);
  const { token } = await app.get(Tokens).create({ kind: 'system', task: 'test' }, { name: 'Test', account: email, scopes, expiresAt });
  return { authorization: `Bearer ${token}` };
}
