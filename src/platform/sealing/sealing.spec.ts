import fc from 'fast-check';
import { Config, ConfigError } from '../config/index.js';
import { Sealing } from './sealing.js';

const secret = (byte: number) => Buffer.alloc(32, byte).toString('base64');
const config = (byte: number, earlier = '') => new Config({ DATABASE_URL: 'postgres://localhost/x', SMTP_URL: 'smtp://localhost', CONVOKE_SECRET: secret(byte), CONVOKE_EARLIER_SECRETS: earlier });
const place = { table: 'registration', row: 'r1', column: 'sealed_answers' };

describe('a sealed value', () => {
  const sealing = new Sealing(config(1));

  it('opens in its place, whatever it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => expect(sealing.open(sealing.seal(text, place), place)).toBe(text)));
  });

  it('never looks the same twice, and shows nothing of what it holds', () => {
    const [one, other] = [sealing.seal('халяль', place), sealing.seal('халяль', place)];
    expect(one.equals(other)).toBe(false);
    expect(one.includes('халяль')).toBe(false);
  });

  it.each([
    { ...place, row: 'r2' },
    { ...place, column: 'answers' },
    { ...place, table: 'person' },
  ])('does not open in another place: %j', (other) => {
    expect(() => sealing.open(sealing.seal('x', place), other)).toThrow(/authenticate/);
  });

  it('does not open when any byte of it was changed', () => {
    const sealed = sealing.seal('secret', place);
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => sealing.open(changed, place)).toThrow(/authenticate|sealing key|sealed value|sealed under/);
    }
    expect(() => sealing.open(sealed.subarray(0, 40), place)).toThrow(/no sealed value/);
  });

  it('opens under a key that the installation had before, and under no other', () => {
    const sealed = sealing.seal('secret', place);
    expect(() => new Sealing(config(2)).open(sealed, place)).toThrow(/no sealing key/);
    const rotated = new Sealing(config(3, `${secret(2)} ${secret(1)}`));
    expect(rotated.open(sealed, place)).toBe('secret');
    expect(() => sealing.open(rotated.seal('new', place), place)).toThrow(/no sealing key/);
  });

  it('is not promised by an earlier secret that is too short', () => {
    expect(() => config(1, 'c2hvcnQ=')).toThrow(ConfigError);
  });
});
