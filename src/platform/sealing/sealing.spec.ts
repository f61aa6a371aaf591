import { Config } from '../config/index.js';
import { Sealing } from './sealing.js';

const config = (byte: number) => new Config({ DATABASE_URL: 'postgres://localhost/x', SMTP_URL: 'smtp://localhost', CONVOKE_SECRET: Buffer.alloc(32, byte).toString('base64') });
const place = { table: 'registration', row: 'r1', column: 'sealed_answers' };

describe('a sealed value', () => {
  const sealing = new Sealing(config(1));

  it('opens in its place', () => {
    expect(sealing.open(sealing.seal('халяль', place), place)).toBe('халяль');
  });

  it('never looks the same twice', () => {
    expect(sealing.seal('x', place).equals(sealing.seal('x', place))).toBe(false);
  });

  it.each([
    { ...place, row: 'r2' },
    { ...place, column: 'answers' },
    { ...place, table: 'person' },
  ])('does not open in another place: %j', (other) => {
    expect(() => sealing.open(sealing.seal('x', place), other)).toThrow(/authenticate/);
  });

  it('does not open when a byte was changed, or with another key', () => {
    const sealed = sealing.seal('secret', place);
    const changed = Buffer.from(sealed);
    changed[changed.length - 20] = (changed[changed.length - 20] ?? 0) ^ 1;
    expect(() => sealing.open(changed, place)).toThrow(/authenticate/);
    expect(() => new Sealing(config(2)).open(sealed, place)).toThrow(/authenticate/);
  });
});
