import { createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit, hashSecret, newSecret, Throttle, type Actor } from '../../access/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Config } from '../../platform/config/index.js';
import { newId, rows, Sql, type Tx } from '../../platform/database/index.js';
import { refuse } from '../attendance.errors.js';
import { DeskEvents } from '../desk-event.js';
import { newCode, readCode } from '../desk-rules/ticket-code.js';
import { DeskDevice } from './desk-device.entity.js';

/** How long a pairing code is good. */
const PAIRING_LIFE = 15 * 60_000;
/** A paired device stops working so long after the end of its event: time enough to send what it scanned without network. */
const AFTER_THE_END = 7 * 86_400_000;

/** Devices at the door: each paired by an organiser for one event, with a token of its own, revocable. */
@Injectable()
export class Desks {
  private readonly key: Buffer;

  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly events: DeskEvents,
    private readonly audit: Audit,
    private readonly throttle: Throttle,
    config: Config,
  ) {
    this.key = config.deriveKey('desk pairing');
  }

  /** Devices of an event, the newest first; without the rows where the console counts. */
  list(eventId: string): Promise<DeskDevice[]> {
    return this.sql.manager
      .createQueryBuilder(DeskDevice, 'device')
      .where('device.eventId = :eventId AND device.accountId IS NULL', { eventId })
      .orderBy('device.createdAt', 'DESC')
      .addOrderBy('device.id', 'DESC')
      .getMany();
  }

  /** Announces a device and answers the code that is typed on it, once, within fifteen minutes. @throws Refusal EVENT_OVER */
  async create(actor: Actor, eventId: string, name: string): Promise<{ device: DeskDevice; pairingCode: string }> {
    return this.sql.transaction(async (tx) => {
      const event = await this.events.get(eventId, tx);
      if (event.status === 'cancelled' || event.status === 'archived') throw refuse('EVENT_OVER');
      const [id, now, pairingCode] = [newId(), this.clock.now(), newCode(randomBytes(7))];
      await tx.insert(DeskDevice, { id, eventId, name, pairingHash: this.hash(pairingCode), pairingUntil: new Date(now.getTime() + PAIRING_LIFE), createdAt: now });
      await this.audit.record(tx, { actor, action: 'desk.created', subject: { type: 'desk', id }, eventId });
      return { device: await tx.findOneByOrFail(DeskDevice, { id }), pairingCode };
    });
  }

  /**
   * Pairs the device on which a code was typed and answers its token, which is told once. A code pairs one device, which may be given another `name` where it stands.
   * @throws Refusal PAIRING_CODE_NOT_VALID, TOO_MANY_TRIES
   */
  async pair(typed: string, networkAddress: string, name: string | null = null): Promise<{ device: DeskDevice; token: string }> {
    const network = `pairing from ${networkAddress}`;
    await this.throttle.count([{ what: network, free: 10 }]);
    const code = readCode(typed);
    if (code === null) throw refuse('PAIRING_CODE_NOT_VALID', { field: 'code' });
    const paired = await this.sql.transaction(async (tx) => {
      const token = newSecret();
      const [claimed] = await rows<{ id: string; event_id: string }>(
        tx,
        `UPDATE desk_device SET pairing_hash = NULL, pairing_until = NULL, token_hash = $2, paired_at = $3, name = coalesce($4, name)
          WHERE pairing_hash = $1 AND pairing_until > $3 AND revoked_at IS NULL RETURNING id, event_id`,
        [this.hash(code), hashSecret(token), this.clock.now(), name],
      );
      if (!claimed) throw refuse('PAIRING_CODE_NOT_VALID', { field: 'code' });
      const actor: Actor = { kind: 'device', deviceId: claimed.id, eventId: claimed.event_id };
      await this.audit.record(tx, { actor, action: 'desk.paired', subject: { type: 'desk', id: claimed.id }, eventId: claimed.event_id });
      return { device: await tx.findOneByOrFail(DeskDevice, { id: claimed.id }), token };
    });
    await this.throttle.succeeded([], [network]);
    return paired;
  }

  /** Ends a device: its token stops working at once. Ending it twice changes nothing. @throws Refusal DESK_NOT_FOUND */
  async revoke(actor: Actor, eventId: string, deviceId: string): Promise<DeskDevice> {
    return this.sql.transaction(async (tx) => {
      const device = await tx.findOne(DeskDevice, { where: { id: deviceId, eventId }, lock: { mode: 'pessimistic_write' } });
      if (!device || device.accountId !== null) throw refuse('DESK_NOT_FOUND');
      if (device.revokedAt !== null) return device;
      await tx.update(DeskDevice, { id: deviceId }, { revokedAt: this.clock.now(), pairingHash: null, pairingUntil: null });
      await this.audit.record(tx, { actor, action: 'desk.revoked', subject: { type: 'desk', id: deviceId }, eventId });
      return tx.findOneByOrFail(DeskDevice, { id: deviceId });
    });
  }

  /** Whose token this is; null when it is unknown or revoked, or its event is over for more than a week. */
  async holder(token: string): Promise<Actor | null> {
    const [found] = await this.sql.rows<{ id: string; event_id: string }>(`SELECT id, event_id FROM desk_device WHERE token_hash = $1 AND revoked_at IS NULL`, [hashSecret(token)]);
    if (!found) return null;
    const endsAt = await this.events.endOf(found.event_id);
    if (this.clock.now().getTime() > endsAt.getTime() + AFTER_THE_END) return null;
    return { kind: 'device', deviceId: found.id, eventId: found.event_id };
  }

  /** Where check-ins from the console by one account are counted, and the next number there. */
  async console(tx: Tx, accountId: string, eventId: string): Promise<{ id: string; eventId: string; sequence: number }> {
    const [counted] = await rows<{ id: string; sequence: number }>(
      tx,
      `INSERT INTO desk_device (id, event_id, name, account_id, next_sequence, created_at) VALUES ($1, $2, 'Console', $3, 2, $4)
       ON CONFLICT ON CONSTRAINT desk_device_console DO UPDATE SET next_sequence = desk_device.next_sequence + 1
       RETURNING id, (next_sequence - 1)::float8 AS sequence`,
      [newId(), eventId, accountId, this.clock.now()],
    );
    if (!counted) throw new Error('A console was neither found nor made');
    return { ...counted, eventId };
  }

  /** Pairing codes are short, so they are stored under a key: a copy of the database alone does not give them away. */
  private hash(code: string): Buffer {
    return createHmac('sha256', this.key).update(code).digest();
  }
}
