import { LocalisedTextResponse } from '../../platform/i18n/index.js';
import { showCode } from '../desk-rules/ticket-code.js';
import type { KeptKey } from './ticket-keys.js';
import type { OwnTicket } from './own-ticket.service.js';

/** The ticket of whoever holds the link. */
export class OwnTicketResponse {
  registrationId!: string;
  /** As the person writes it. */
  name!: string;
  category!: string;
  eventId!: string;
  eventTitle!: LocalisedTextResponse;
  startsLocal!: string;
  endsLocal!: string;
  zone!: string;
  /** The code that can be typed at the door, as it is shown: `K7QX-3M9T`. */
  code!: string;
  /** What the QR says. */
  text!: string;
  /** The QR as SVG. */
  svg!: string;

  static from({ participant, event, ticket, svg }: OwnTicket): OwnTicketResponse {
    return {
      registrationId: participant.registrationId,
      name: participant.name,
      category: participant.category,
      eventId: event.id,
      eventTitle: event.title,
      startsLocal: event.startsLocal,
      endsLocal: event.endsLocal,
      zone: event.zone,
      code: showCode(ticket.code),
      text: ticket.text,
      svg,
    };
  }
}

/** A key that signs tickets, or did. */
export class TicketKeyResponse {
  id!: number;
  /** Ed25519, 32 bytes as base64url. */
  publicKey!: string;
  since!: string;
  /** Tickets signed by a retired key are refused. */
  retiredAt!: string | null;

  static from(key: KeptKey): TicketKeyResponse {
    return { id: key.id, publicKey: key.public_key.toString('base64url'), since: key.since.toISOString(), retiredAt: key.retired_at?.toISOString() ?? null };
  }
}

/** All keys, the newest first. */
export class TicketKeyListResponse {
  items!: TicketKeyResponse[];
  next!: string | null;
}
