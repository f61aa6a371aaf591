import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { brokenConstraint, newId, rows, Sql, type Tx } from '../../platform/database/index.js';
import { refuseVersion } from '../../platform/http/index.js';
import type { Locale } from '../../platform/i18n/index.js';
import { refuse } from '../access.errors.js';
import type { Actor, Grant } from '../actor.js';
import { Audit } from '../audit/audit.js';
import { Links } from '../links/links.js';
import { Sessions } from '../sign-in/sessions.js';
import { Account, AccountGrant } from './account.entity.js';
import { isReachOf, mayStaff, type EventRole } from './accounts.rules.js';

/** How long a link to choose a password is good. */
const PASSWORD_LINK_LIFE = 72 * 3_600_000;

/** A new account as it is asked for. */
export interface NewAccount {
  email: string;
  name: string;
  locale: Locale;
  grants: readonly Grant[];
}

/** A change to an account; what is absent stays. */
export interface AccountChange {
  name?: string;
  locale?: Locale;
  disabled?: boolean;
}

/** Accounts of staff, and the roles they hold. */
@Injectable()
export class Accounts {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly links: Links,
    private readonly sessions: Sessions,
  ) {}

  /** Accounts by name, at most `limit + 1` after the name and id given. `search` looks in names and addresses. */
  list(where: { search?: string; after: string | null; limit: number }): Promise<Account[]> {
    const query = this.sql.manager
      .createQueryBuilder(Account, 'account')
      .leftJoinAndSelect('account.grants', 'grant')
      .orderBy('account.name')
      .addOrderBy('account.id')
      .take(where.limit + 1);
    if (where.search) query.andWhere(`(account.name ILIKE :like OR account.email::text ILIKE :like)`, { like: `%${where.search.replace(/[\\%_]/g, '\\$&')}%` });
    if (where.after) query.andWhere(`(account.name, account.id) > (SELECT last.name, last.id FROM account AS last WHERE last.id = :after)`, { after: where.after });
    return query.getMany();
  }

  /** @throws Refusal ACCOUNT_NOT_FOUND */
  async get(accountId: string, tx: Tx = this.sql.manager): Promise<Account> {
    const found = await tx.findOne(Account, { where: { id: accountId }, relations: { grants: true } });
    if (!found) throw refuse('ACCOUNT_NOT_FOUND');
    return found;
  }

  /** The account with this address, or null. */
  byEmail(email: string, tx: Tx = this.sql.manager): Promise<Account | null> {
    return tx.findOne(Account, { where: { email: email.trim() }, relations: { grants: true } });
  }

  /**
   * Opens an account and answers it with the token of a link through which its holder chooses a password (three days, once).
   * @throws Refusal ADDRESS_TAKEN, ROLE_REACH
   */
  async create(actor: Actor, wanted: NewAccount): Promise<{ account: Account; passwordToken: string }> {
    return this.sql.transaction(async (tx) => {
      const account = await this.open(tx, actor, wanted);
      return { account, passwordToken: await this.passwordLink(tx, account.id) };
    });
  }

  /**
   * Changes name, language or whether the account is disabled; `version` is the one that was read, null when nobody read it (command line). Disabling ends its sessions; its tokens stop working.
   * @throws Refusal ACCOUNT_NOT_FOUND, VERSION_CHANGED, LAST_ADMINISTRATOR
   */
  async change(actor: Actor, accountId: string, change: AccountChange, version: number | null): Promise<Account> {
    return this.sql.transaction(async (tx) => {
      const account = await this.lock(tx, accountId);
      if (version !== null && account.version !== version) throw refuseVersion('VERSION_CHANGED');
      if (change.name !== undefined) account.name = change.name;
      if (change.locale !== undefined) account.locale = change.locale;
      if (change.disabled !== undefined) account.disabledAt = change.disabled ? (account.disabledAt ?? this.clock.now()) : null;
      account.version += 1;
      await tx.update(Account, { id: accountId }, { name: account.name, locale: account.locale, disabledAt: account.disabledAt, version: account.version });
      if (change.disabled) {
        if (await tx.existsBy(AccountGrant, { accountId, role: 'administrator' })) await this.keepAnAdministrator(tx);
        await this.sessions.closeAll(tx, accountId);
      }
      await this.audit.record(tx, { actor, action: 'account.changed', subject: { type: 'account', id: accountId }, detail: { fields: Object.keys(change) } });
      return this.get(accountId, tx);
    });
  }

  /** Gives a role. Giving one that is held already changes nothing. @throws Refusal ACCOUNT_NOT_FOUND, ROLE_REACH */
  async grant(actor: Actor, accountId: string, grant: Grant): Promise<Account> {
    return this.sql.transaction(async (tx) => {
      await this.lock(tx, accountId);
      await this.give(tx, actor, accountId, grant);
      return this.get(accountId, tx);
    });
  }

  /** Takes a role away. @throws Refusal GRANT_NOT_FOUND, LAST_ADMINISTRATOR */
  async revoke(actor: Actor, accountId: string, grantId: string): Promise<Account> {
    return this.sql.transaction(async (tx) => {
      await this.lock(tx, accountId);
      const grant = await tx.findOneBy(AccountGrant, { id: grantId, accountId });
      if (!grant) throw refuse('GRANT_NOT_FOUND');
      await this.take(tx, actor, grant);
      return this.get(accountId, tx);
    });
  }

  /** A new link through which the holder of an account chooses a password; earlier ones end. */
  async renewPasswordLink(actor: Actor, accountId: string): Promise<string> {
    return this.sql.transaction(async (tx) => {
      await this.lock(tx, accountId);
      await this.audit.record(tx, { actor, action: 'account.password-link-made', subject: { type: 'account', id: accountId } });
      return this.passwordLink(tx, accountId);
    });
  }

  /** Stores the hash of a new password and ends every session of the account. */
  async storePassword(tx: Tx, actor: Actor, accountId: string, hashed: string): Promise<void> {
    await tx.update(Account, { id: accountId }, { passwordHash: hashed });
    await this.sessions.closeAll(tx, accountId);
    await this.links.revoke(tx, { purpose: 'password', subjectId: accountId });
    await this.audit.record(tx, { actor, action: 'account.password-changed', subject: { type: 'account', id: accountId } });
  }

  /** Everybody who holds a role of one event. */
  staffOf(eventId: string): Promise<AccountGrant[]> {
    return this.sql.manager.find(AccountGrant, { where: { eventId }, relations: { account: true }, order: { grantedAt: 'ASC', id: 'ASC' } });
  }

  /**
   * Gives somebody a role of one event, opening an account for an address that has none (`passwordToken` is then set).
   * @throws Refusal NOT_ALLOWED when an organiser gives more than the desk
   */
  async addStaff(actor: Actor, eventId: string, wanted: { email: string; name: string; locale: Locale; role: EventRole }): Promise<{ grant: AccountGrant; passwordToken: string | null }> {
    if (!mayStaff(actor, eventId, wanted.role)) throw refuse('NOT_ALLOWED');
    return this.sql.transaction(async (tx) => {
      const known = await this.byEmail(wanted.email, tx);
      const account = known ?? (await this.open(tx, actor, { ...wanted, grants: [] }));
      await this.give(tx, actor, account.id, { role: wanted.role, eventId });
      const grant = await tx.findOneOrFail(AccountGrant, { where: { accountId: account.id, role: wanted.role, eventId }, relations: { account: true } });
      return { grant, passwordToken: known ? null : await this.passwordLink(tx, account.id) };
    });
  }

  /** Takes a role of one event away. @throws Refusal GRANT_NOT_FOUND, NOT_ALLOWED */
  async removeStaff(actor: Actor, eventId: string, grantId: string): Promise<void> {
    await this.sql.transaction(async (tx) => {
      const grant = await tx.findOne(AccountGrant, { where: { id: grantId, eventId }, lock: { mode: 'pessimistic_write' } });
      if (!grant) throw refuse('GRANT_NOT_FOUND');
      if (!mayStaff(actor, eventId, grant.role === 'desk' ? 'desk' : 'organiser')) throw refuse('NOT_ALLOWED');
      await this.take(tx, actor, grant);
    });
  }

  private async open(tx: Tx, actor: Actor, wanted: NewAccount): Promise<Account> {
    const id = newId();
    const account = { id, email: wanted.email.trim(), name: wanted.name, locale: wanted.locale, passwordHash: null, disabledAt: null, createdAt: this.clock.now(), version: 1 };
    try {
      await tx.insert(Account, account);
    } catch (error) {
      if (brokenConstraint(error) === 'account_email') throw refuse('ADDRESS_TAKEN', { field: 'email' });
      throw error;
    }
    await this.audit.record(tx, { actor, action: 'account.created', subject: { type: 'account', id } });
    for (const grant of wanted.grants) await this.give(tx, actor, id, grant);
    return this.get(id, tx);
  }

  private async give(tx: Tx, actor: Actor, accountId: string, grant: Grant): Promise<void> {
    if (!isReachOf(grant.role, grant.eventId)) throw refuse('ROLE_REACH', { field: 'eventId' });
    const given = await rows(
      tx,
      `INSERT INTO account_grant (id, account_id, role, event_id, granted_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT ON CONSTRAINT account_grant_once DO NOTHING RETURNING id`,
      [newId(), accountId, grant.role, grant.eventId, this.clock.now()],
    );
    if (given.length === 0) return;
    await this.audit.record(tx, { actor, action: 'account.role-given', subject: { type: 'account', id: accountId }, eventId: grant.eventId, detail: { role: grant.role } });
  }

  private async take(tx: Tx, actor: Actor, grant: AccountGrant): Promise<void> {
    await tx.delete(AccountGrant, { id: grant.id });
    if (grant.role === 'administrator') await this.keepAnAdministrator(tx);
    await this.audit.record(tx, { actor, action: 'account.role-taken', subject: { type: 'account', id: grant.accountId }, eventId: grant.eventId, detail: { role: grant.role } });
  }

  /** Refuses to leave nobody who could let others in. Two who remove each other at once wait here for one another. */
  private async keepAnAdministrator(tx: Tx): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(6021734)`);
    const left = await rows(tx, `SELECT 1 FROM account_grant g JOIN account a ON a.id = g.account_id WHERE g.role = 'administrator' AND a.disabled_at IS NULL LIMIT 1`);
    if (left.length === 0) throw refuse('LAST_ADMINISTRATOR');
  }

  private async passwordLink(tx: Tx, accountId: string): Promise<string> {
    await this.links.revoke(tx, { purpose: 'password', subjectId: accountId });
    return this.links.mint(tx, { purpose: 'password', subjectId: accountId, eventId: null, expiresAt: new Date(this.clock.now().getTime() + PASSWORD_LINK_LIFE) });
  }

  private async lock(tx: Tx, accountId: string): Promise<Account> {
    const found = await tx.findOne(Account, { where: { id: accountId }, lock: { mode: 'pessimistic_write' } });
    if (!found) throw refuse('ACCOUNT_NOT_FOUND');
    return found;
  }
}
