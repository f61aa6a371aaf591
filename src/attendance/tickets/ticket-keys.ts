import { createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../../access/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Config } from '../../platform/config/index.js';
import { rows, Sql, type Tx } from '../../platform/database/index.js';
import { refuse } from '../attendance.errors.js';
import { ticketPayload, ticketText, type TicketKey } from '../desk-rules/ticket.js';

/** A key as it is kept: its public half. */
export interface KeptKey {
  id: number;
  public_key: Buffer;
  since: Date;
  retired_at: Date | null;
}

/** What stands before the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Keys that sign tickets: derived from the installation's secret by their number; only the public half is stored. */
@Injectable()
export class TicketKeys {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly audit: Audit,
  ) {}

  /** Signs tickets with the newest key, making the first one if there is none. In the order asked for. */
  async sign(tx: Tx, tickets: readonly { eventId: string; registrationId: string }[]): Promise<string[]> {
    const keyId = await this.current(tx);
    const key = this.derive(keyId);
    return tickets.map((ticket) => {
      const payload = ticketPayload({ ...ticket, keyId });
      return ticketText(payload, sign(null, Buffer.from(payload), key));
    });
  }

  /** Keys under which a ticket is genuine: all that are not retired. */
  async good(tx: Tx = this.sql.manager): Promise<TicketKey[]> {
    const kept = await rows<KeptKey>(tx, `SELECT * FROM ticket_key WHERE retired_at IS NULL ORDER BY id`);
    return kept.map(({ id, public_key: key }) => ({ id, publicKey: key.toString('base64url') }));
  }

  /** All keys, the newest first. */
  list(): Promise<KeptKey[]> {
    return this.sql.rows<KeptKey>(`SELECT * FROM ticket_key ORDER BY id DESC`);
  }

  /** Makes a new key; from now on it signs. Tickets of earlier keys stay good until those are retired. */
  async rotate(actor: Actor): Promise<number> {
    return this.sql.transaction(async (tx) => {
      const id = await this.add(tx);
      await this.audit.record(tx, { actor, action: 'ticket-key.created', subject: { type: 'ticket-key', id: String(id) } });
      return id;
    });
  }

  /** Ends a key: tickets that it signed are forged from now on, and must be sent anew. @throws Refusal KEY_NOT_FOUND, LAST_KEY */
  async retire(actor: Actor, id: number): Promise<void> {
    await this.sql.transaction(async (tx) => {
      await this.lock(tx);
      const kept = await rows<KeptKey>(tx, `SELECT * FROM ticket_key ORDER BY id DESC`);
      const key = kept.find((one) => one.id === id);
      if (!key) throw refuse('KEY_NOT_FOUND');
      if (key.retired_at !== null) return;
      if (kept.find(({ retired_at: retired }) => retired === null)?.id === id) throw refuse('LAST_KEY');
      await tx.query(`UPDATE ticket_key SET retired_at = $2 WHERE id = $1`, [id, this.clock.now()]);
      await this.audit.record(tx, { actor, action: 'ticket-key.retired', subject: { type: 'ticket-key', id: String(id) } });
    });
  }

  /** The key that signs now. A key that the present secret does not derive (the secret was changed) verifies but never signs again. */
  private async current(tx: Tx): Promise<number> {
    const there = await this.newestOwn(tx);
    if (there !== null) return there;
    await this.lock(tx);
    return (await this.newestOwn(tx)) ?? this.add(tx);
  }

  private async newestOwn(tx: Tx): Promise<number | null> {
    const kept = await rows<KeptKey>(tx, `SELECT * FROM ticket_key WHERE retired_at IS NULL ORDER BY id DESC`);
    return kept.find(({ id, public_key: key }) => key.equals(this.publicHalf(id)))?.id ?? null;
  }

  private async add(tx: Tx): Promise<number> {
    await this.lock(tx);
    const [last] = await rows<{ id: number }>(tx, `SELECT id FROM ticket_key ORDER BY id DESC LIMIT 1`);
    const id = (last?.id ?? 0) + 1;
    await tx.query(`INSERT INTO ticket_key (id, public_key, since) VALUES ($1, $2, $3)`, [id, this.publicHalf(id), this.clock.now()]);
    return id;
  }

  private async lock(tx: Tx): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(6021735)`);
  }

  private derive(id: number): KeyObject {
    return createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, this.config.deriveKey(`ticket key ${id}`)]), format: 'der', type: 'pkcs8' });
  }

  private publicHalf(id: number): Buffer {
    return Buffer.from(String(createPublicKey(this.derive(id)).export({ format: 'jwk' }).x), 'base64url');
  }
}
