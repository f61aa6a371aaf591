import type { ApiToken } from './api-token.entity.js';

/** A key for a program. */
export class TokenResponse {
  id!: string;
  name!: string;
  accountId!: string;
  accountName!: string;
  /** Permissions that it may use. */
  scopes!: string[];
  createdAt!: string;
  expiresAt!: string;
  revokedAt!: string | null;

  static from(token: ApiToken): TokenResponse {
    return {
      id: token.id,
      name: token.name,
      accountId: token.accountId,
      accountName: token.account.name,
      scopes: token.scopes,
      createdAt: token.createdAt.toISOString(),
      expiresAt: token.expiresAt.toISOString(),
      revokedAt: token.revokedAt?.toISOString() ?? null,
    };
  }
}

/** All keys. */
export class TokenListResponse {
  items!: TokenResponse[];
  next!: string | null;
}
