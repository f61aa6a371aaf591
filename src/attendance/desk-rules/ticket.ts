/**
 * The ticket as a text, for a QR code: `CV1.<payload>.<signature>`. The payload is 34 bytes as base64url: event (16), registration (16), key id (2, big
 * endian); the signature is Ed25519 (RFC 8032) over everything before the second dot. This file knows neither Node nor the database: the desk's
 * browser verifies with it when there is no network.
 */

/** What a ticket says. */
export interface Ticket {
  /** UUIDs in lower case. */
  eventId: string;
  registrationId: string;
  /** Which key signed it. */
  keyId: number;
}

/** A key under which tickets are verified: 32 raw bytes as base64url. */
export interface TicketKey {
  id: number;
  publicKey: string;
}

/** What was found when a text was held against the keys. */
export type TicketReading = { kind: 'ticket'; ticket: Ticket } | { kind: 'forged' } | { kind: 'not-a-ticket' };

/** Whether an Ed25519 signature over a message was made with the private half of a key (32 raw bytes). */
export type Verify = (publicKey: Uint8Array<ArrayBuffer>, signature: Uint8Array<ArrayBuffer>, message: Uint8Array<ArrayBuffer>) => Promise<boolean>;

/** By the runtime's own cryptography. @throws DOMException (NotSupportedError) where that knows no Ed25519 */
export const verifyHere: Verify = async (publicKey, signature, message) => {
  const imported = await crypto.subtle.importKey('raw', publicKey, { name: 'Ed25519' }, false, ['verify']);
  return crypto.subtle.verify({ name: 'Ed25519' }, imported, signature, message);
};

const VERSION = 'CV1';
const PAYLOAD_BYTES = 34;
const SIGNATURE_BYTES = 64;

/** The part of a ticket that is signed. */
export function ticketPayload(ticket: Ticket): string {
  const bytes = new Uint8Array(PAYLOAD_BYTES);
  bytes.set(bytesOfUuid(ticket.eventId), 0);
  bytes.set(bytesOfUuid(ticket.registrationId), 16);
  new DataView(bytes.buffer).setUint16(32, ticket.keyId);
  return `${VERSION}.${toBase64Url(bytes)}`;
}

/** The whole text of a ticket, from what was signed and its signature. */
export function ticketText(payload: string, signature: Uint8Array): string {
  return `${payload}.${toBase64Url(signature)}`;
}

/**
 * Reads a scanned text. `keys` are those that are still good; a ticket signed by any other is forged. Anything that does not look like a ticket of ours
 * (a boarding pass, an address) is `not-a-ticket`.
 * `verify` is that of the runtime, unless a browser lacks it.
 */
export async function readTicket(text: string, keys: readonly TicketKey[], verify: Verify = verifyHere): Promise<TicketReading> {
  const parsed = parse(text.trim());
  if (!parsed) return { kind: 'not-a-ticket' };
  const key = keys.find(({ id }) => id === parsed.ticket.keyId);
  const publicKey = key && fromBase64Url(key.publicKey);
  if (!publicKey) return { kind: 'forged' };
  const genuine = await verify(publicKey, parsed.signature, new TextEncoder().encode(parsed.payload));
  return genuine ? { kind: 'ticket', ticket: parsed.ticket } : { kind: 'forged' };
}

interface Parsed {
  ticket: Ticket;
  payload: string;
  signature: Uint8Array<ArrayBuffer>;
}

function parse(text: string): Parsed | null {
  const parts = text.split('.');
  const [version, payload = '', signature = ''] = parts;
  if (parts.length !== 3 || version !== VERSION) return null;
  const bytes = fromBase64Url(payload);
  const signed = fromBase64Url(signature);
  if (bytes?.length !== PAYLOAD_BYTES || signed?.length !== SIGNATURE_BYTES) return null;
  const ticket = { eventId: uuidOfBytes(bytes.subarray(0, 16)), registrationId: uuidOfBytes(bytes.subarray(16, 32)), keyId: new DataView(bytes.buffer).getUint16(32) };
  return { ticket, payload: `${VERSION}.${payload}`, signature: signed };
}

function bytesOfUuid(uuid: string): number[] {
  const hex = uuid.replaceAll('-', '');
  if (!/^[0-9a-fA-F]{32}$/.test(hex)) throw new Error('A ticket names an event and a registration by UUID');
  return Array.from({ length: 16 }, (_, place) => Number.parseInt(hex.slice(place * 2, place * 2 + 2), 16));
}

function uuidOfBytes(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Bytes as base64url without padding (RFC 4648, section 5). */
export function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The bytes of a base64url text; null when it is none, or is not written in the one way that stands for its bytes. */
function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
  return toBase64Url(bytes) === text ? bytes : null;
}
