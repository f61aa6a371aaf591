import type { Account, AccountGrant } from './account.entity.js';

/** A role that an account holds. */
export class GrantResponse {
  id!: string;
  role!: 'administrator' | 'secretariat' | 'organiser' | 'desk';
  /** The event it is held for; null for all. */
  eventId!: string | null;
  grantedAt!: string;

  static from(grant: AccountGrant): GrantResponse {
    return { id: grant.id, role: grant.role, eventId: grant.eventId, grantedAt: grant.grantedAt.toISOString() };
  }
}

/** An account of a member of staff. */
export class AccountResponse {
  id!: string;
  email!: string;
  name!: string;
  locale!: string;
  disabledAt!: string | null;
  createdAt!: string;
  /** False until its holder has chosen a password. */
  hasPassword!: boolean;
  grants!: GrantResponse[];
  version!: number;

  static from(account: Account): AccountResponse {
    return {
      id: account.id,
      email: account.email,
      name: account.name,
      locale: account.locale,
      disabledAt: account.disabledAt?.toISOString() ?? null,
      createdAt: account.createdAt.toISOString(),
      hasPassword: account.passwordHash !== null,
      grants: account.grants.map((grant) => GrantResponse.from(grant)),
      version: account.version,
    };
  }
}

/** Part of the list of accounts. */
export class AccountListResponse {
  items!: AccountResponse[];
  next!: string | null;
}

/** An address under which the holder of an account chooses a password: good for three days, once. Hand it over yourself; it is told only here. */
export class PasswordLinkResponse {
  passwordUrl!: string;
}

/** A new account, and how its holder gets in. */
export class CreatedAccountResponse {
  account!: AccountResponse;
  passwordUrl!: string;
}

/** Somebody who works on an event. */
export class StaffResponse {
  grantId!: string;
  role!: 'organiser' | 'desk';
  accountId!: string;
  name!: string;
  email!: string;
  /** Set once, when an account was opened for the address. */
  passwordUrl!: string | null;

  static from(grant: AccountGrant, passwordUrl: string | null = null): StaffResponse {
    const role = grant.role === 'desk' ? 'desk' : 'organiser';
    return { grantId: grant.id, role, accountId: grant.account.id, name: grant.account.name, email: grant.account.email, passwordUrl };
  }
}

/** Everybody who works on an event. */
export class StaffListResponse {
  items!: StaffResponse[];
  next!: string | null;
}
