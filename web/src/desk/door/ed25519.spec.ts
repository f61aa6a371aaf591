import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { verifyEd25519 } from './ed25519.js';

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));

describe('Ed25519 without the browser’s help', () => {
  it.each([
    // RFC 8032, section 7.1, tests 1 and 3.
    ['d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b', ''],
    ['fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025', '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a', 'af82'],
  ])('verifies what the standard gives: %#', async (key, signature, message) => {
    expect(await verifyEd25519(hex(key), hex(signature), hex(message))).toBe(true);
  });

  it('agrees with another implementation on signatures of many keys, and on none that was changed anywhere', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { publicKey, privateKey } = generateKeyPairSync('ed25519');
      const key = Uint8Array.from(Buffer.from(String(publicKey.export({ format: 'jwk' }).x), 'base64url'));
      const message = Uint8Array.from(randomBytes(round * 7));
      const signature = Uint8Array.from(sign(null, message, privateKey));
      expect(await verifyEd25519(key, signature, message)).toBe(true);
      const bit = round * 25;
      const changed = signature.map((byte, place) => (place === Math.floor(bit / 8) % 64 ? byte ^ (1 << (bit % 8)) : byte));
      expect(await verifyEd25519(key, changed, message)).toBe(false);
      expect(await verifyEd25519(key, signature, Uint8Array.of(...message, 0))).toBe(false);
    }
  });

  it('refuses a scalar that was raised by the order of the group, which says the same twice', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const key = Uint8Array.from(Buffer.from(String(publicKey.export({ format: 'jwk' }).x), 'base64url'));
    const signature = Uint8Array.from(sign(null, Buffer.from('x'), privateKey));
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const raised = signature.subarray(32).reduceRight((sum, byte) => (sum << 8n) + BigInt(byte), 0n) + order;
    const forged = Uint8Array.from(signature, (byte, place) => (place < 32 ? byte : Number((raised >> BigInt(8 * (place - 32))) & 255n)));
    expect(await verifyEd25519(key, forged, Uint8Array.from(Buffer.from('x')))).toBe(false);
  });
});
