import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { rows, Sql } from '../../platform/database/index.js';
import { refuse } from '../access.errors.js';
import type { Actor } from '../actor.js';
import { Accounts } from '../accounts/accounts.service.js';
import { isGoodPassword } from '../accounts/accounts.rules.js';
import { Audit } from '../audit/audit.js';
import { Links } from '../links/links.js';
import { hashPassword, isPassword } from './passwords.js';
import { Sessions } from './sessions.js';
import { Throttle } from './throttle.js';

interface Candidate {
  id: string;
  name: string;
  email: string;
  password_hash: string | null;
  disabled_at: Date | null;
}

/** Signing in and out, and one's own password. */
@Injectable()
export class SignIn {
  constructor(
    private readonly sql: Sql,
    private readonly sessions: Sessions,
    private readonly throttle: Throttle,
    private readonly audit: Audit,
    private readonly links: Links,
    private readonly accounts: Accounts,
  ) {}

  /**
   * Opens a session and answers its secret. Unknown address, wrong password, disabled account: one answer, after the same time.
   * @throws Refusal SIGN_IN_FAILED, TOO_MANY_TRIES
   */
  async signIn(email: string, password: string, request: FastifyRequest): Promise<{ secret: string; accountId: string }> {
    const address = email.trim().toLowerCase();
    const own = [`account ${address}`, `account ${address} from ${request.ip}`];
    const network = `network ${request.ip}`;
    await this.throttle.count([
      { what: own[0] ?? '', free: 20 },
      { what: own[1] ?? '', free: 5 },
      { what: network, free: 60 },
    ]);
    const [found] = await this.sql.rows<Candidate>(`SELECT id, name, email, password_hash, disabled_at FROM account WHERE email = $1`, [address]);
    const usable = found && found.disabled_at === null ? found : null;
    const right = await isPassword(usable?.password_hash ?? null, password);
    if (!usable || !right) throw refuse('SIGN_IN_FAILED');
    await this.throttle.succeeded(own, [network]);
    const secret = await this.sql.transaction(async (tx) => {
      // A password changed or an account disabled since it was read closes the door after all.
      const still = await rows(tx, `SELECT 1 FROM account WHERE id = $1 AND password_hash = $2 AND disabled_at IS NULL FOR SHARE`, [usable.id, usable.password_hash]);
      if (still.length === 0) throw refuse('SIGN_IN_FAILED');
      await this.sessions.close(tx, request);
      const actor: Actor = { kind: 'account', accountId: usable.id, name: usable.name, grants: [], tokenId: null, scopes: null };
      await this.audit.record(tx, { actor, action: 'account.signed-in', subject: { type: 'account', id: usable.id } });
      return this.sessions.open(tx, usable.id);
    });
    return { secret, accountId: usable.id };
  }

  /** Ends the session that a request came with, if there is one. */
  async signOut(actor: Actor, request: FastifyRequest): Promise<void> {
    await this.sql.transaction(async (tx) => {
      await this.sessions.close(tx, request);
      if (actor.kind === 'account') await this.audit.record(tx, { actor, action: 'account.signed-out', subject: { type: 'account', id: actor.accountId } });
    });
  }

  /**
   * Changes one's own password, ends all other sessions and answers the secret of a new one.
   * @throws Refusal PASSWORD_WRONG, PASSWORD_TOO_WEAK, TOO_MANY_TRIES; NOT_ALLOWED for a token
   */
  async changePassword(actor: Actor, present: string, next: string): Promise<string> {
    if (actor.kind !== 'account' || actor.tokenId !== null) throw refuse('NOT_ALLOWED');
    const own = `password of ${actor.accountId}`;
    await this.throttle.count([{ what: own, free: 5 }]);
    const [found] = await this.sql.rows<Candidate>(`SELECT id, name, email, password_hash, disabled_at FROM account WHERE id = $1`, [actor.accountId]);
    if (!found || !(await isPassword(found.password_hash, present))) throw refuse('PASSWORD_WRONG', { field: 'present' });
    await this.throttle.succeeded([own], []);
    if (!isGoodPassword(next, found)) throw refuse('PASSWORD_TOO_WEAK', { field: 'next' });
    const hashed = await hashPassword(next);
    return this.sql.transaction(async (tx) => {
      await this.accounts.storePassword(tx, actor, actor.accountId, hashed);
      return this.sessions.open(tx, actor.accountId);
    });
  }

  /**
   * Sets the password of an account through the link that was handed over for it; the link is spent.
   * @throws Refusal PASSWORD_TOO_WEAK, LINK_NOT_VALID
   */
  async choosePassword(actor: Actor, next: string): Promise<string> {
    if (actor.kind !== 'link') throw refuse('NOT_ALLOWED');
    const [found] = await this.sql.rows<Candidate>(`SELECT id, name, email, password_hash, disabled_at FROM account WHERE id = $1 AND disabled_at IS NULL`, [actor.subjectId]);
    if (!found) throw refuse('LINK_NOT_VALID');
    if (!isGoodPassword(next, found)) throw refuse('PASSWORD_TOO_WEAK', { field: 'password' });
    const hashed = await hashPassword(next);
    return this.sql.transaction(async (tx) => {
      if (!(await this.links.spend(tx, actor.linkId))) throw refuse('LINK_NOT_VALID');
      await this.accounts.storePassword(tx, actor, found.id, hashed);
      return this.sessions.open(tx, found.id);
    });
  }
}
