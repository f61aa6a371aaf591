import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { EventMoments, isAnnounced, type EventFacts, type EventStatus } from '../events/index.js';
import { Messages, type Letter, type MessageKind } from '../messages/index.js';
import { Clock } from '../platform/clock/index.js';
import { rows, type Tx } from '../platform/database/index.js';
import type { Locale } from '../platform/i18n/index.js';
import { INVITATION_COLUMNS, type InvitationFacts } from './invitation.js';
import { eventCancelled, eventMoved, INVITATION_LETTERS, letterOf, WHILE_OPEN } from './letter/letters.js';
import { OPEN, standingOf } from './life/invitation-life.rules.js';
import { Steps } from './life/steps.js';
import { movedDeadline } from './sending/deadline.rules.js';

/** An open invitation; `asked` when its letter has reached the mail server or may have. `language` is the one that staff chose for its letters, if they did. */
type OpenInvitation = InvitationFacts & { asked: boolean; language: Locale | null };

/**
 * What becomes of invitations in the life of their event, inside the event's own transactions.
 * Cancelled: open ones are cancelled, and whoever was asked and did not decline is told once (those who registered are told by registration).
 * Postponed: letters that wait are held back; published again, they go out, and those who were asked before are told the new dates.
 * Moved: deadlines follow (`movedDeadline`), and those who can still answer are told.
 */
@Injectable()
export class EventJoins implements OnModuleInit {
  constructor(
    private readonly moments: EventMoments,
    private readonly clock: Clock,
    private readonly steps: Steps,
    private readonly messages: Messages,
  ) {}

  onModuleInit(): void {
    this.moments.onStatus((tx, event, from, actor, reason) => this.stepped(tx, event, from, actor, reason));
    this.moments.onMoved(async (tx, event, before) => {
      await this.moveDeadlines(tx, event, before);
      if (isAnnounced(event.status) && event.status !== 'postponed') await this.tellMoved(tx, event);
    });
  }

  private async stepped(tx: Tx, event: EventFacts, from: EventStatus, actor: Actor, reason: string | null): Promise<void> {
    if (event.status === 'cancelled') await this.cancel(tx, event, actor, reason);
    if (event.status === 'postponed') await this.messages.cancelWaiting(tx, { eventId: event.id, kinds: WHILE_OPEN }, 'event-changed: postponed');
    if (from === 'postponed' && event.status === 'published') {
      await this.tellMoved(tx, event);
      await this.askAgain(tx, event);
    }
  }

  private async cancel(tx: Tx, event: EventFacts, actor: Actor, reason: string | null): Promise<void> {
    const open = await this.open(tx, event.id);
    await this.messages.cancelWaiting(tx, { eventId: event.id, kinds: WHILE_OPEN }, 'event-cancelled');
    for (const invitation of open) await this.steps.take(tx, invitation, 'cancelled', actor, { reason });
    await this.messages.write(tx, open.filter(({ asked }) => asked).map((invitation) => this.letter(invitation, eventCancelled, 'event-cancelled')));
  }

  private async moveDeadlines(tx: Tx, event: EventFacts, before: EventFacts): Promise<void> {
    const deadlines = await rows<{ local: string }>(
      tx,
      `SELECT DISTINCT to_char(answer_by_local, 'YYYY-MM-DD"T"HH24:MI') AS local FROM invitation WHERE event_id = $1 AND status = ANY ($2) AND answer_by_local IS NOT NULL`,
      [event.id, OPEN],
    );
    // By the old value, all in one statement: a deadline that moves onto another one must not be moved twice.
    const moved = deadlines.map(({ local }) => ({ old: local, ...movedDeadline(local, before, event, { now: this.clock.now(), postponed: event.status === 'postponed' }) }));
    await tx.query(
      `UPDATE invitation SET answer_by_local = moved.local, answer_by = moved.at, version = version + 1
         FROM jsonb_to_recordset($3::jsonb) AS moved (old timestamp, local timestamp, at timestamptz)
        WHERE event_id = $1 AND status = ANY ($2) AND answer_by_local = moved.old AND (answer_by_local, answer_by) IS DISTINCT FROM (moved.local, moved.at)`,
      [event.id, OPEN, JSON.stringify(moved)],
    );
  }

  /** Tells whoever was asked and can still answer. News that still waits is replaced by this. */
  private async tellMoved(tx: Tx, event: EventFacts): Promise<void> {
    await this.messages.cancelWaiting(tx, { eventId: event.id, kinds: [eventMoved.name] }, 'event-moved-again');
    const concerned = (await this.open(tx, event.id)).filter((invitation) => invitation.asked && standingOf(invitation, event, this.clock.now()) === 'open');
    await this.messages.write(tx, concerned.map((invitation) => this.letter(invitation, eventMoved, 'event-moved', event.calendarSequence)));
  }

  /** Letters that were held back while the event was postponed. */
  private async askAgain(tx: Tx, event: EventFacts): Promise<void> {
    const unasked = (await this.open(tx, event.id)).filter(({ asked }) => !asked);
    const kind = letterOf(event.kind);
    await this.messages.write(tx, unasked.map((invitation) => ({ ...this.letter(invitation, kind, 'event-published-again'), dedupeKey: `invitation:${invitation.id}:${event.calendarSequence}` })));
  }

  private letter(invitation: OpenInvitation, kind: MessageKind, cause: string, version?: number): Letter {
    const { id, eventId, personId, language } = invitation;
    return { kind, dedupeKey: version === undefined ? `${kind.name}:${id}` : `${kind.name}:${id}:${version}`, eventId, personId, params: { invitationId: id }, cause, dueAt: this.clock.now(), locale: language };
  }

  /** Open invitations, held in the order in which everybody holds them. Whether a letter left is asked of `message`, a table of a room below. */
  private open(tx: Tx, eventId: string): Promise<OpenInvitation[]> {
    return rows<OpenInvitation>(
      tx,
      `SELECT ${INVITATION_COLUMNS}, i.status = 'sent' OR EXISTS (
                SELECT FROM message WHERE person_id = i.person_id AND event_id = i.event_id AND kind = ANY ($3) AND params ->> 'invitationId' = i.id::text
                   AND (status IN ('sent', 'unknown') OR data_started_at IS NOT NULL)) AS asked,
              (SELECT locale FROM message WHERE person_id = i.person_id AND event_id = i.event_id AND kind = ANY ($3) AND params ->> 'invitationId' = i.id::text
                ORDER BY created_at, id LIMIT 1) AS language
         FROM invitation i WHERE i.event_id = $1 AND i.status = ANY ($2) ORDER BY i.id FOR UPDATE OF i`,
      [eventId, OPEN, INVITATION_LETTERS],
    );
  }
}
