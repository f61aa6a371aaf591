import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../../platform/clock/index.js';
import { Config } from '../../platform/config/index.js';
import { newId, Sql, type Tx } from '../../platform/database/index.js';
import { Every } from '../../platform/jobs/index.js';
import type { Actor, Grant } from '../actor.js';
import { hashSecret, newSecret } from '../links/secret.js';

const HOUR = 3_600_000;
/** A session ends when it is not used for this long … */
const IDLE = 7 * 24 * HOUR;
/** … or when it is this old, whatever happens. */
const LONGEST = 30 * 24 * HOUR;
/** The end of a session moves on at most this often: a page with twenty requests writes once. */
const STEP = HOUR;

interface SessionRow {
  id: string;
  account_id: string;
  name: string;
  created_at: Date;
  expires_at: Date;
  grants: Grant[];
}

/** Browsers that are signed in. */
@Injectable()
export class Sessions {
  /** Name of the cookie; over https the browser binds it to this host alone. */
  readonly cookieName: string;
  private readonly secure: boolean;

  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    config: Config,
  ) {
    this.secure = config.publicUrl.startsWith('https:');
    this.cookieName = this.secure ? '__Host-convoke' : 'convoke';
  }

  /** Opens a session for an account and answers its secret, which goes into the cookie and nowhere else. */
  async open(tx: Tx, accountId: string): Promise<string> {
    const secret = newSecret();
    const now = this.clock.now();
    await tx.query(`INSERT INTO session (id, token_hash, account_id, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)`, [
      newId(),
      hashSecret(secret),
      accountId,
      now,
      new Date(now.getTime() + IDLE),
    ]);
    return secret;
  }

  /** Ends the session that a request came with. */
  async close(tx: Tx, request: FastifyRequest): Promise<void> {
    const secret = this.secretOf(request);
    if (secret) await tx.query(`DELETE FROM session WHERE token_hash = $1`, [hashSecret(secret)]);
  }

  /** Ends every session of an account: its password was changed, or it was disabled. */
  async closeAll(tx: Tx, accountId: string): Promise<void> {
    await tx.query(`DELETE FROM session WHERE account_id = $1`, [accountId]);
  }

  /** Removes sessions that are over. */
  @Every({ name: 'access.end-sessions', seconds: 3_600 })
  async tidy(): Promise<void> {
    await this.sql.rows(`DELETE FROM session WHERE expires_at < $1`, [this.clock.now()]);
  }

  /** Who is signed in with this request; null for nobody, for a session that is over, and for an account that is disabled. */
  async holder(request: FastifyRequest): Promise<Actor | null> {
    const secret = this.secretOf(request);
    if (!secret) return null;
    const now = this.clock.now();
    const [found] = await this.sql.rows<SessionRow>(
      `SELECT s.id, s.account_id, a.name, s.created_at, s.expires_at,
              coalesce((SELECT jsonb_agg(jsonb_build_object('role', g.role, 'eventId', g.event_id)) FROM account_grant g WHERE g.account_id = a.id), '[]') AS grants
         FROM session s JOIN account a ON a.id = s.account_id
        WHERE s.token_hash = $1 AND s.expires_at > $2 AND a.disabled_at IS NULL`,
      [hashSecret(secret), now],
    );
    if (!found) return null;
    await this.moveOn(found, now);
    return { kind: 'account', accountId: found.account_id, name: found.name, grants: found.grants, tokenId: null, scopes: null };
  }

  /** The Set-Cookie header that signs a browser in, or out when there is no secret. */
  cookie(secret: string | null): string {
    const age = secret === null ? 0 : LONGEST / 1000;
    return `${this.cookieName}=${secret ?? ''}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${this.secure ? '; Secure' : ''}`;
  }

  private async moveOn(session: SessionRow, now: Date): Promise<void> {
    const end = Math.min(now.getTime() + IDLE, session.created_at.getTime() + LONGEST);
    if (end - session.expires_at.getTime() < STEP) return;
    await this.sql.rows(`UPDATE session SET expires_at = $2 WHERE id = $1 AND expires_at < $2`, [session.id, new Date(end)]);
  }

  private secretOf(request: FastifyRequest): string | null {
    const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
    const own = pairs.find((pair) => pair.startsWith(`${this.cookieName}=`));
    return own?.slice(this.cookieName.length + 1) || null;
  }
}
