import { sift } from './sift.rules.js';
import type { Candidate, CandidateFacts } from './wish.js';

const facts: CandidateFacts = { name: 'Aigerim Akhmetova', email: 'a@example.org', language: 'en', invited: false, registered: false, unreachable: null };
const known = (personId: string, more: Partial<CandidateFacts> = {}) => ({ personId, input: null, partyId: null, line: null, facts: { ...facts, ...more } });
const listed = (familyName: string, email: string): Candidate & { facts: CandidateFacts } => ({ personId: null, input: { familyName, givenName: 'A', email }, partyId: null, line: null, facts });

describe('an audience', () => {
  it('is asked, but for those who are left out, each for the first reason that applies', () => {
    const { invitees, leftOut } = sift(
      [
        known('asked'),
        known('not-this-time', { invited: true }),
        known('invited', { invited: true, registered: true }),
        known('registered', { registered: true, unreachable: 'no-mailbox' }),
        known('no-mailbox', { unreachable: 'no-mailbox' }),
        known('suppressed', { unreachable: 'suppressed' }),
      ],
      new Set(['not-this-time']),
    );
    expect(invitees.map(({ personId }) => personId)).toEqual(['asked']);
    expect(leftOut.map(({ personId, reason }) => [personId, reason])).toEqual([
      ['not-this-time', 'excluded'],
      ['invited', 'already-invited'],
      ['registered', 'already-registered'],
      ['no-mailbox', 'no-mailbox'],
      ['suppressed', 'suppressed'],
    ]);
  });

  it('is asked once where somebody is there twice, also in a list of people who are new', () => {
    expect(sift([known('a'), known('a')], new Set()).leftOut).toMatchObject([{ personId: 'a', reason: 'twice' }]);
    const { invitees, leftOut } = sift([listed('Bekov', 'office@example.org'), listed('bekov', 'Office@example.org'), listed('Dosov', 'office@example.org')], new Set());
    expect([invitees.length, leftOut.map(({ reason }) => reason)]).toEqual([2, ['twice']]);
  });
});
