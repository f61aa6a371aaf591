import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { newId, rows, Sql, type Tx } from '../../platform/database/index.js';
import type { Actor } from '../actor.js';
import { hashSecret, newSecret } from './secret.js';

/** What a personal link is for: one thing, of one purpose, until an end date. */
export interface LinkFor {
  purpose: string;
  subjectId: string;
  eventId: string | null;
  expiresAt: Date;
}

/** Personal links. Opening one changes nothing; what it may do is named by its purpose. */
@Injectable()
export class Links {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
  ) {}

  /** Makes a link and answers its token, which is told once and never stored. Earlier links for the same thing stay good. */
  async mint(tx: Tx, link: LinkFor): Promise<string> {
    return (await this.mintEach(tx, [link], (one) => one))(link);
  }

  /** As `mint`, for many things at once. Answers what tells the token of each; for a thing without one it throws, so that nobody is sent a link that leads nowhere. */
  async mintEach<T>(tx: Tx, things: readonly T[], linkOf: (thing: T) => LinkFor): Promise<(thing: T) => string> {
    const tokens = await this.insert(tx, things.map(linkOf));
    const made = new Map(things.map((thing, place) => [thing, tokens[place]]));
    return (thing) => {
      const token = made.get(thing);
      if (token === undefined) throw new Error('A link was asked for and none was made');
      return token;
    };
  }

  /** Ends every link of one purpose for one thing. */
  async revoke(tx: Tx, of: { purpose: string; subjectId: string }): Promise<void> {
    await tx.query(`UPDATE link SET revoked_at = $3 WHERE subject_id = $1 AND purpose = $2 AND revoked_at IS NULL`, [of.subjectId, of.purpose, this.clock.now()]);
  }

  /** Uses up a link that is good once. False when somebody was faster, or it is past its end. */
  async spend(tx: Tx, linkId: string): Promise<boolean> {
    const spent = await rows(tx, `UPDATE link SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL AND expires_at > $2 RETURNING id`, [linkId, this.clock.now()]);
    return spent.length === 1;
  }

  /** Who holds this token; null when it is unknown, revoked or past its end. */
  async holder(token: string): Promise<Actor | null> {
    const [found] = await this.sql.rows<{ id: string; purpose: string; subject_id: string; event_id: string | null }>(
      `SELECT id, purpose, subject_id, event_id FROM link WHERE token_hash = $1 AND revoked_at IS NULL AND expires_at > $2`,
      [hashSecret(token), this.clock.now()],
    );
    return found ? { kind: 'link', linkId: found.id, purpose: found.purpose, subjectId: found.subject_id, eventId: found.event_id } : null;
  }

  /** Tokens of new links, in their order. */
  private async insert(tx: Tx, links: readonly LinkFor[]): Promise<string[]> {
    if (links.length === 0) return [];
    const tokens = links.map(() => newSecret());
    await tx.query(
      `INSERT INTO link (id, token_hash, purpose, subject_id, event_id, expires_at, created_at)
       SELECT *, $7::timestamptz FROM unnest($1::uuid[], $2::bytea[], $3::text[], $4::uuid[], $5::uuid[], $6::timestamptz[])`,
      [links.map(() => newId()), tokens.map(hashSecret), links.map(({ purpose }) => purpose), links.map(({ subjectId }) => subjectId), links.map(({ eventId }) => eventId), links.map(({ expiresAt }) => expiresAt), this.clock.now()],
    );
    return tokens;
  }
}
