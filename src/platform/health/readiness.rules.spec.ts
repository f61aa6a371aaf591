import { readinessOf, type PartState } from './readiness.rules.js';

const parts = (...down: string[]): PartState[] => ['database', 'queue', 'mail'].map((name) => ({ name, up: !down.includes(name), detail: null }));

describe('readiness', () => {
  it('is given when all parts answer', () => {
    for (const role of ['all', 'web', 'worker'] as const) expect(readinessOf(parts(), role)).toBe('ready');
  });

  it('is lost without the database, whatever the process is for', () => {
    for (const role of ['all', 'web', 'worker'] as const) expect(readinessOf(parts('database'), role)).toBe('not ready');
  });

  it('stays with a web process when queue or mail are away: the outbox waits', () => {
    expect(readinessOf(parts('queue', 'mail'), 'web')).toBe('degraded');
    expect(readinessOf(parts('mail'), 'worker')).toBe('not ready');
    expect(readinessOf(parts('queue'), 'all')).toBe('not ready');
  });
});
