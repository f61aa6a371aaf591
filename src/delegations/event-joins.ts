import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventMoments, isAnnounced, type EventFacts, type EventStatus } from '../events/index.js';
import { movedDeadline } from '../invitations/index.js';
import { Messages, type MessageKind } from '../messages/index.js';
import { Clock } from '../platform/clock/index.js';
import { rows, type Tx } from '../platform/database/index.js';
import { FocalLetters } from './letter/focal-letters.js';
import { nominationEventCancelled, nominationEventMoved, nominationInvited } from './letter/letters.js';

/** A delegation that is asked, as far as the life of its event goes; `asked` when its letter has reached the mail server or may have. */
interface AskedDelegation {
  id: string;
  focalPersonId: string | null;
  linkNumber: number;
  nominateByLocal: string | null;
  completeByLocal: string | null;
  linkRevokedAt: Date | null;
  asked: boolean;
}

/**
 * What becomes of delegations in the life of their event, inside the event's own transactions; its people are looked after by registration.
 * Cancelled: whoever was asked is told. Postponed: letters that wait are held back, and go out when it is published again; those who were asked are told its dates.
 * Moved: deadlines follow as those of invitations do, and whoever was asked is told.
 */
@Injectable()
export class EventJoins implements OnModuleInit {
  constructor(
    private readonly moments: EventMoments,
    private readonly clock: Clock,
    private readonly letters: FocalLetters,
    private readonly messages: Messages,
  ) {}

  onModuleInit(): void {
    this.moments.onStatus((tx, event, from) => this.stepped(tx, event, from));
    this.moments.onMoved(async (tx, event, before) => {
      await this.moveDeadlines(tx, event, before);
      if (isAnnounced(event.status) && event.status !== 'postponed') await this.tellMoved(tx, event);
    });
  }

  private async stepped(tx: Tx, event: EventFacts, from: EventStatus): Promise<void> {
    if (event.status === 'postponed') await this.messages.cancelWaiting(tx, { eventId: event.id, kinds: [nominationInvited.name, nominationEventMoved.name] }, 'event-changed: postponed');
    if (event.status === 'cancelled') {
      const open = await this.open(tx, event.id);
      await this.messages.cancelWaiting(tx, { eventId: event.id, kinds: [nominationInvited.name, nominationEventMoved.name] }, 'event-cancelled');
      await this.tell(tx, event.id, open.filter(({ asked }) => asked), nominationEventCancelled, 'event-cancelled');
    }
    if (from === 'postponed' && event.status === 'published') {
      await this.tellMoved(tx, event);
      await this.askAgain(tx, event);
    }
  }

  /** Both deadlines of every delegation, each by its old value; the second is never before the first. */
  private async moveDeadlines(tx: Tx, event: EventFacts, before: EventFacts): Promise<void> {
    const asked = { now: this.clock.now(), postponed: event.status === 'postponed' };
    const move = (local: string | null) => (local === null ? null : movedDeadline(local, before, event, asked));
    const moved = (await this.open(tx, event.id)).map(({ id, nominateByLocal, completeByLocal }) => {
      const [nominate, complete] = [move(nominateByLocal), move(completeByLocal)];
      return { id, nominate: nominate?.local ?? null, nominateAt: nominate?.at ?? null, complete: complete?.local ?? null, completeAt: complete?.at ?? null };
    });
    await tx.query(
      `UPDATE delegation SET nominate_by_local = moved.nominate, nominate_by = moved."nominateAt", complete_by_local = moved.complete, complete_by = moved."completeAt", version = version + 1
         FROM jsonb_to_recordset($1::jsonb) AS moved (id uuid, nominate timestamp, "nominateAt" timestamptz, complete timestamp, "completeAt" timestamptz)
        WHERE delegation.id = moved.id AND (nominate_by, complete_by) IS DISTINCT FROM (moved."nominateAt", moved."completeAt")`,
      [JSON.stringify(moved)],
    );
  }

  private async tellMoved(tx: Tx, event: EventFacts): Promise<void> {
    await this.messages.cancelWaiting(tx, { eventId: event.id, kinds: [nominationEventMoved.name] }, 'event-moved-again');
    const concerned = (await this.open(tx, event.id)).filter(({ asked, linkRevokedAt }) => asked && linkRevokedAt === null);
    await this.tell(tx, event.id, concerned, nominationEventMoved, 'event-moved', event.calendarSequence);
  }

  /** Letters that were held back while the event was postponed, each with another link. */
  private async askAgain(tx: Tx, event: EventFacts): Promise<void> {
    const unasked = (await this.open(tx, event.id)).filter(({ asked, focalPersonId, linkRevokedAt }) => !asked && focalPersonId !== null && linkRevokedAt === null);
    await tx.query('UPDATE delegation SET link_number = link_number + 1 WHERE id = ANY ($1::uuid[])', [unasked.map(({ id }) => id)]);
    await this.letters.invite(tx, event.id, unasked.map((delegation) => ({ ...delegation, linkNumber: delegation.linkNumber + 1 })), 'event-published-again');
  }

  private async tell(tx: Tx, eventId: string, delegations: readonly AskedDelegation[], kind: MessageKind, cause: string, version: number | '' = ''): Promise<void> {
    await this.messages.write(
      tx,
      delegations.map(({ id, focalPersonId }) => ({ kind, dedupeKey: `${kind.name}:${id}:${version}`, eventId, personId: focalPersonId, params: { delegationId: id }, cause, dueAt: this.clock.now() })),
    );
  }

  /** Delegations that were not taken back, held in one order. Whether a letter left is asked of `message`, a table of a room below. */
  private open(tx: Tx, eventId: string): Promise<AskedDelegation[]> {
    return rows<AskedDelegation>(
      tx,
      `SELECT d.id, d.focal_person_id AS "focalPersonId", d.link_number AS "linkNumber", d.link_revoked_at AS "linkRevokedAt",
              to_char(d.nominate_by_local, 'YYYY-MM-DD"T"HH24:MI') AS "nominateByLocal", to_char(d.complete_by_local, 'YYYY-MM-DD"T"HH24:MI') AS "completeByLocal",
              d.focal_person_id IS NOT NULL AND EXISTS (SELECT FROM message WHERE event_id = d.event_id AND person_id = d.focal_person_id AND kind = $2
                         AND params ->> 'delegationId' = d.id::text AND (status IN ('sent', 'unknown') OR data_started_at IS NOT NULL)) AS asked
         FROM delegation d WHERE d.event_id = $1 AND d.cancelled_at IS NULL ORDER BY d.id FOR UPDATE OF d`,
      [eventId, nominationInvited.name],
    );
  }
}
