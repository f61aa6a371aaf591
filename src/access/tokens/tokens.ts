import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { newId, Sql } from '../../platform/database/index.js';
import { refuse } from '../access.errors.js';
import type { Actor, Grant } from '../actor.js';
import { Accounts } from '../accounts/accounts.service.js';
import { Audit } from '../audit/audit.js';
import { policies } from '../guard/policy.js';
import { hashSecret, newSecret } from '../links/secret.js';
import { ApiToken } from './api-token.entity.js';

/** Tokens begin with this, so that a scanner for leaked secrets knows them. */
const PREFIX = 'convoke_';

/** A key as it is asked for. */
export interface NewToken {
  /** What it is for, in words. */
  name: string;
  /** Address of the account in whose name it acts. */
  account: string;
  /** Permissions that it may use, out of those its account has. */
  scopes: readonly string[];
  expiresAt: Date;
}

/** Keys for programs: an account's name, some of its permissions, an end date. */
@Injectable()
export class Tokens {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly accounts: Accounts,
    private readonly audit: Audit,
  ) {}

  /**
   * Makes a key and tells it, once.
   * @throws Refusal ACCOUNT_NOT_FOUND, PERMISSION_UNKNOWN, END_DATE_PAST
   */
  async create(actor: Actor, wanted: NewToken): Promise<{ id: string; token: string }> {
    const unknown = wanted.scopes.find((scope) => !policies().has(scope));
    if (unknown !== undefined) throw refuse('PERMISSION_UNKNOWN', { field: 'scopes', params: { permission: unknown } });
    const now = this.clock.now();
    // Said this way round, so that a date that is none is refused too.
    if (!(wanted.expiresAt > now)) throw refuse('END_DATE_PAST', { field: 'expiresAt' });
    const account = await this.accounts.byEmail(wanted.account);
    if (!account) throw refuse('ACCOUNT_NOT_FOUND', { field: 'account' });
    const token = `${PREFIX}${newSecret()}`;
    const id = newId();
    await this.sql.transaction(async (tx) => {
      const scopes = [...wanted.scopes];
      await tx.insert(ApiToken, { id, name: wanted.name, tokenHash: hashSecret(token), accountId: account.id, scopes, createdAt: now, expiresAt: wanted.expiresAt, revokedAt: null });
      await this.audit.record(tx, {
        actor,
        action: 'token.created',
        subject: { type: 'token', id },
        detail: { accountId: account.id, scopes, expiresAt: wanted.expiresAt.toISOString() },
      });
    });
    return { id, token };
  }

  /** Every key, the newest first; the keys themselves are not known any more. */
  list(): Promise<ApiToken[]> {
    return this.sql.manager.find(ApiToken, { relations: { account: true }, order: { createdAt: 'DESC', id: 'DESC' } });
  }

  /** Ends a key. Ending one that has ended changes nothing. @throws Refusal TOKEN_NOT_FOUND */
  async revoke(actor: Actor, tokenId: string): Promise<void> {
    await this.sql.transaction(async (tx) => {
      const found = await tx.findOne(ApiToken, { where: { id: tokenId }, lock: { mode: 'pessimistic_write' } });
      if (!found) throw refuse('TOKEN_NOT_FOUND');
      if (found.revokedAt !== null) return;
      await tx.update(ApiToken, { id: tokenId }, { revokedAt: this.clock.now() });
      await this.audit.record(tx, { actor, action: 'token.revoked', subject: { type: 'token', id: tokenId } });
    });
  }

  /** Who acts with this key; null when it is unknown, has ended, or its account is disabled. */
  async holder(token: string): Promise<Actor | null> {
    const [found] = await this.sql.rows<{ id: string; account_id: string; name: string; scopes: string[]; grants: Grant[] }>(
      `SELECT t.id, t.account_id, a.name, t.scopes,
              coalesce((SELECT jsonb_agg(jsonb_build_object('role', g.role, 'eventId', g.event_id)) FROM account_grant g WHERE g.account_id = a.id), '[]') AS grants
         FROM api_token t JOIN account a ON a.id = t.account_id
        WHERE t.token_hash = $1 AND t.revoked_at IS NULL AND t.expires_at > $2 AND a.disabled_at IS NULL`,
      [hashSecret(token), this.clock.now()],
    );
    return found ? { kind: 'account', accountId: found.account_id, name: found.name, grants: found.grants, tokenId: found.id, scopes: found.scopes } : null;
  }
}
