import { decideOn, hashBody, readKey, type Asked, type Known } from './answers.rules.js';

const now = new Date('2026-03-03T09:00:00Z');
const asked: Asked = { actor: 'account:a', key: 'a-key-of-mine', method: 'POST', path: '/api/v1/events', bodyHash: hashBody({ title: 'A' }) };
const known = (more: Partial<Known> = {}): Known => ({ method: asked.method, path: asked.path, bodyHash: asked.bodyHash, answer: null, lockedUntil: new Date(now.getTime() + 30_000), ...more });

describe('a request with a key that is known', () => {
  it('gets the answer of the first', () => {
    const answer = Buffer.from('sealed');
    expect(decideOn(known({ answer }), asked, now)).toEqual({ kind: 'answered', answer });
  });

  it('is refused when it asks for something else', () => {
    const reused = { kind: 'refused', code: 'IDEMPOTENCY_KEY_REUSED' };
    expect(decideOn(known({ bodyHash: hashBody({ title: 'B' }) }), asked, now)).toEqual(reused);
    expect(decideOn(known({ path: '/api/v1/people' }), asked, now)).toEqual(reused);
    expect(decideOn(known({ method: 'PUT', answer: Buffer.from('x') }), asked, now)).toEqual(reused);
  });

  it('waits while the first is under way, and takes over when that is gone', () => {
    expect(decideOn(known(), asked, now)).toEqual({ kind: 'in-progress', seconds: 30 });
    expect(decideOn(known({ lockedUntil: now }), asked, now)).toEqual({ kind: 'take-over' });
  });
});

describe('the header Idempotency-Key', () => {
  it('is read bare or in quotes, and refused when it is too short, too long or no text', () => {
    expect(readKey(undefined)).toEqual({ kind: 'none' });
    expect(readKey(' 8e03978e-40d5 ')).toEqual({ kind: 'key', key: '8e03978e-40d5' });
    expect(readKey('"8e03978e-40d5"')).toEqual({ kind: 'key', key: '8e03978e-40d5' });
    for (const header of ['', 'short', 'k'.repeat(201), 'with a space', ['two-keys-here', 'two-keys-here']]) expect(readKey(header)).toEqual({ kind: 'malformed' });
  });
});
