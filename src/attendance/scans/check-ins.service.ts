import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../../access/index.js';
import { Clock, wallTimeOf } from '../../platform/clock/index.js';
import { Sql } from '../../platform/database/index.js';
import { refuse } from '../attendance.errors.js';
import { DeskEvents } from '../desk-event.js';
import { Desks } from '../desks/desks.service.js';
import type { ScanItem } from './scan-item.rules.js';
import { Scans, type ScanOutcome } from './scans.service.js';

/** A check-in from the console. */
export interface WantedCheckIn {
  code?: string | undefined;
  registrationId?: string | undefined;
  day?: string | undefined;
  sessionId?: string | null | undefined;
  direction?: 'in' | 'undo' | undefined;
  /** Why, when the record is corrected afterwards. */
  reason?: string | undefined;
}

/** Check-ins by staff who are signed in, without a device of their own. */
@Injectable()
export class CheckIns {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly events: DeskEvents,
    private readonly desks: Desks,
    private readonly scans: Scans,
    private readonly audit: Audit,
  ) {}

  /** Checks somebody in, or takes it back. What stands in the way is told as the verdict. @throws Refusal NAME_SOMEBODY */
  async checkIn(actor: Actor, eventId: string, wanted: WantedCheckIn): Promise<ScanOutcome> {
    if ((wanted.code === undefined) === (wanted.registrationId === undefined)) throw refuse('NAME_SOMEBODY', { field: 'code' });
    if (actor.kind !== 'account') throw refuse('DESK_NOT_FOUND');
    const { accountId } = actor;
    return this.sql.transaction(async (tx) => {
      const { zone } = await this.events.get(eventId, tx);
      const now = this.clock.now();
      const { sequence, ...desk } = await this.desks.console(tx, accountId, eventId);
      const item: ScanItem = {
        sequence,
        deviceTime: now,
        clockOffsetMs: 0,
        means: meansOf(wanted),
        text: wanted.code?.replaceAll('\0', '') ?? null,
        registrationId: wanted.registrationId?.toLowerCase() ?? null,
        day: wanted.day ?? wallTimeOf(now, zone).local.slice(0, 10),
        sessionId: wanted.sessionId?.toLowerCase() ?? null,
        direction: wanted.direction ?? 'in',
        shownVerdict: null,
      };
      const outcome = await this.scans.recordOne(tx, desk, item);
      await this.audit.record(tx, {
        actor,
        action: item.direction === 'in' ? 'attendance.checked-in' : 'attendance.taken-back',
        subject: { type: 'registration', id: outcome.registrationId },
        eventId,
        detail: { verdict: outcome.verdict, day: item.day, sessionId: item.sessionId },
        ...(wanted.reason !== undefined && { reason: wanted.reason }),
      });
      return outcome;
    });
  }
}

/** A typed code and the text of a QR arrive in the same field: a reader at the console types like a keyboard. */
function meansOf({ code }: WantedCheckIn): ScanItem['means'] {
  if (code === undefined) return 'name';
  return code.includes('.') ? 'qr' : 'code';
}
