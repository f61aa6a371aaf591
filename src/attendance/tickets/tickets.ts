import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import QRCode from 'qrcode';
import { rows, type Tx } from '../../platform/database/index.js';
import type { TicketKey } from '../desk-rules/ticket.js';
import { newCode } from '../desk-rules/ticket-code.js';
import { TicketKeys } from './ticket-keys.js';

/** A ticket as it is printed. */
export interface PrintedTicket {
  /** What the QR says. */
  text: string;
  /** Eight characters, as they are stored; `showCode` writes them in two groups. */
  code: string;
}

/** The quiet zone that the standard asks for (ISO/IEC 18004: four modules), and correction for a scratched screen. */
const QR = { errorCorrectionLevel: 'M', margin: 4 } as const;

/** Tickets of registrations. Whether one may be handed out is decided by whoever asks. */
@Injectable()
export class Tickets {
  constructor(private readonly keys: TicketKeys) {}

  /** The ticket of a registration. Asking again gives the same one, until a new key signs. */
  async of(tx: Tx, eventId: string, registrationId: string): Promise<PrintedTicket> {
    const [text] = await this.keys.sign(tx, [{ eventId, registrationId }]);
    const code = (await this.codes(tx, eventId, [registrationId])).get(registrationId);
    if (text === undefined || code === undefined) throw new Error('A registration that is there has a ticket');
    return { text, code };
  }

  /** Codes of registrations of one event, making those that are missing. Two who ask at once get the same. */
  async codes(tx: Tx, eventId: string, registrationIds: readonly string[]): Promise<Map<string, string>> {
    const codes = new Map<string, string>();
    for (let missing = [...registrationIds]; missing.length > 0; ) {
      const found = await rows<{ registration_id: string; code: string }>(tx, `SELECT registration_id, code FROM ticket_code WHERE registration_id = ANY ($1::uuid[])`, [missing]);
      for (const { registration_id: id, code } of found) codes.set(id, code);
      missing = missing.filter((id) => !codes.has(id));
      if (missing.length === 0) break;
      // A code that is taken, or a registration that somebody else gave one meanwhile, is passed over and looked up again. One order for all.
      const wanted = missing.toSorted((a, b) => (a < b ? -1 : 1));
      await tx.query(
        `INSERT INTO ticket_code (event_id, code, registration_id) SELECT $1, * FROM unnest($2::text[], $3::uuid[]) ON CONFLICT DO NOTHING`,
        [eventId, wanted.map(() => newCode(randomBytes(7))), wanted],
      );
    }
    return codes;
  }

  /** Keys under which a ticket is genuine now. */
  goodKeys(tx: Tx): Promise<TicketKey[]> {
    return this.keys.good(tx);
  }

  /** Keys that a desk takes with it. The one that signs is made now if need be: a ticket that is signed tomorrow must be genuine at a desk that had no network since. */
  async keysToCarry(tx: Tx): Promise<TicketKey[]> {
    await this.keys.sign(tx, []);
    return this.keys.good(tx);
  }

  /** Registrations by their codes, at one event. */
  async byCode(tx: Tx, eventId: string, codes: readonly string[]): Promise<Map<string, string>> {
    if (codes.length === 0) return new Map();
    const found = await rows<{ registration_id: string; code: string }>(tx, `SELECT registration_id, code FROM ticket_code WHERE event_id = $1 AND code = ANY ($2)`, [eventId, codes]);
    return new Map(found.map(({ registration_id: id, code }) => [code, id]));
  }
}

/** The QR of a text as SVG. */
export function qrSvg(text: string): Promise<string> {
  return QRCode.toString(text, { ...QR, type: 'svg' });
}

/** The QR of a text as PNG, six pixels a module: about 350 pixels wide. */
export function qrPng(text: string): Promise<Buffer> {
  return QRCode.toBuffer(text, { ...QR, type: 'png', scale: 6 });
}
