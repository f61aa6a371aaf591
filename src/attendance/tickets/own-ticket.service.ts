import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/index.js';
import { Sql } from '../../platform/database/index.js';
import { refuse } from '../attendance.errors.js';
import { DeskEvents, type DeskEvent } from '../desk-event.js';
import { Participants } from '../participants.js';
import { PeopleAtTheDoor, type NamedParticipant } from '../people-at-the-door.js';
import { qrSvg, Tickets, type PrintedTicket } from './tickets.js';

/** A ticket with what stands around it. */
export interface OwnTicket {
  participant: NamedParticipant;
  event: DeskEvent;
  ticket: PrintedTicket;
  svg: string;
}

/** The ticket of whoever holds the link of a registration. */
@Injectable()
export class OwnTickets {
  constructor(
    private readonly sql: Sql,
    private readonly events: DeskEvents,
    private readonly participants: Participants,
    private readonly people: PeopleAtTheDoor,
    private readonly tickets: Tickets,
  ) {}

  /** @throws Refusal TICKET_NOT_READY before confirmation, TICKET_NO_LONGER after the registration ended */
  async of(actor: Actor): Promise<OwnTicket> {
    if (actor.kind !== 'link' || actor.eventId === null) throw refuse('REGISTRATION_NOT_FOUND');
    const { eventId, subjectId } = actor;
    return this.sql.transaction(async (tx) => {
      const registration = (await this.participants.named(eventId, [subjectId], tx)).get(subjectId);
      if (!registration) throw refuse('REGISTRATION_NOT_FOUND');
      if (['withdrawn', 'declined', 'rejected', 'cancelled'].includes(registration.status)) throw refuse('TICKET_NO_LONGER');
      if (registration.status !== 'confirmed') throw refuse('TICKET_NOT_READY');
      const [participant] = await this.people.named([registration], tx);
      if (!participant) throw refuse('REGISTRATION_NOT_FOUND');
      const ticket = await this.tickets.of(tx, eventId, subjectId);
      return { participant, event: await this.events.get(eventId, tx), ticket, svg: await qrSvg(ticket.text) };
    });
  }
}
