import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { readTicket, ticketPayload, ticketText, toBase64Url, type Ticket, type TicketKey } from './ticket.js';

const ticket: Ticket = { eventId: '0198c1f0-0000-7000-8000-000000000001', registrationId: '0198c1f0-0000-7000-8000-00000000abcd', keyId: 3 };
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const keyOf = (id: number, key: KeyObject): TicketKey => ({ id, publicKey: String(key.export({ format: 'jwk' }).x) });
const keys = [keyOf(3, publicKey)];
const signed = (of: Ticket, key = privateKey): string => ticketText(ticketPayload(of), sign(null, Buffer.from(ticketPayload(of)), key));

describe('a ticket', () => {
  it('is read back by whoever holds the public key', async () => {
    expect(await readTicket(signed(ticket), keys)).toEqual({ kind: 'ticket', ticket });
    expect(await readTicket(` ${signed(ticket)}\n`, keys)).toEqual({ kind: 'ticket', ticket });
  });

  it('is short enough for a QR that a phone reads at arm’s length', () => {
    expect(signed(ticket).length).toBeLessThan(140);
  });

  it('is read back for any event and registration', async () => {
    const uuids = fc.uuid();
    await fc.assert(
      fc.asyncProperty(uuids, uuids, fc.integer({ min: 0, max: 65_535 }), async (eventId, registrationId, keyId) => {
        const of = { eventId, registrationId, keyId };
        expect(await readTicket(signed(of), [keyOf(keyId, publicKey)])).toEqual({ kind: 'ticket', ticket: of });
      }),
      { numRuns: 50 },
    );
  });

  it('is not taken when any one of its characters was changed', async () => {
    const text = signed(ticket);
    const changed = Array.from(text, (character, place) => text.slice(0, place) + (character === 'A' ? 'B' : 'A') + text.slice(place + 1));
    const readings = await Promise.all(changed.map((one) => readTicket(one, keys)));
    expect(readings.filter(({ kind }) => kind === 'ticket')).toEqual([]);
  });

  it('is forged when another key signed it, when its key is unknown, or when it was signed for something else', async () => {
    const other = generateKeyPairSync('ed25519');
    expect(await readTicket(signed(ticket, other.privateKey), keys)).toEqual({ kind: 'forged' });
    expect(await readTicket(signed({ ...ticket, keyId: 4 }), keys)).toEqual({ kind: 'forged' });
    const moved = ticketPayload({ ...ticket, registrationId: ticket.eventId });
    expect(await readTicket(`${moved}.${signed(ticket).split('.')[2]}`, keys)).toEqual({ kind: 'forged' });
  });

  it.each(['', 'https://example.org', 'CV1', 'CV1..', 'CV2.AAAA.BBBB', `CV1.${toBase64Url(new Uint8Array(34))}.short`, `${signed(ticket)}.more`, 'CV1.%%%.%%%'])(
    'is nothing like %j',
    async (text) => expect(await readTicket(text, keys)).toEqual({ kind: 'not-a-ticket' }),
  );
});
