import { conflictsIn, type JudgedScan } from './conflicts.rules.js';

const scan = (more: Partial<JudgedScan>): JudgedScan => ({
  deviceId: 'd1',
  sequence: 1,
  registrationId: 'r1',
  day: '2026-09-22',
  sessionId: null,
  direction: 'in',
  at: 1000,
  shown: 'ADMITTED',
  verdict: 'ADMITTED',
  ...more,
});

describe('conflicts', () => {
  it('show a ticket that two desks admitted while apart', () => {
    const twice = [scan({}), scan({ deviceId: 'd2', at: 2000, verdict: 'ALREADY_IN' })];
    expect(conflictsIn(twice)).toMatchObject([{ kind: 'admitted-twice', registrationId: 'r1', scans: [{ deviceId: 'd1' }, { deviceId: 'd2' }] }]);
    expect(conflictsIn(twice.toReversed())).toEqual(conflictsIn(twice));
  });
  it('show whom a desk admitted against the record', () => {
    expect(conflictsIn([scan({ verdict: 'WITHDRAWN' })])).toMatchObject([{ kind: 'admitted-against-record', scans: [{ verdict: 'WITHDRAWN' }] }]);
  });
  it('do not show a desk that said "already in", nor one ticket on two days', () => {
    expect(conflictsIn([scan({}), scan({ deviceId: 'd2', shown: 'ALREADY_IN', verdict: 'ALREADY_IN' }), scan({ deviceId: 'd2', sequence: 2, day: '2026-09-23' })])).toEqual([]);
  });
  it('are settled by taking the check-in back', () => {
    expect(conflictsIn([scan({}), scan({ deviceId: 'd2', at: 2000, verdict: 'ALREADY_IN' }), scan({ sequence: 2, direction: 'undo', at: 3000, verdict: 'UNDONE', shown: 'UNDONE' })])).toEqual([]);
  });
});
