import fc from 'fast-check';
import { ENDED, lifeFaults, mayBecome, REGISTRATION_LIFE, REGISTRATION_STATUSES, type RegistrationStatus } from './registration-life.rules.js';

describe('the life of a registration', () => {
  it('has no dead end, no status that nothing leads to, and no end that goes on', () => {
    expect(lifeFaults(REGISTRATION_LIFE)).toEqual([]);
  });

  it('is found faulty when a table leaves a status without a way on', () => {
    expect(lifeFaults({ ...REGISTRATION_LIFE, approved: [] })).toContain('approved is a dead end');
  });

  it('never leads from rejected back to a seat', () => {
    expect(REGISTRATION_STATUSES.filter((status) => mayBecome('rejected', status))).toEqual([]);
  });

  it('ends wherever one walks long enough', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), (choices) => {
        let status: RegistrationStatus = 'invited';
        for (const choice of choices) {
          const next: readonly RegistrationStatus[] = REGISTRATION_LIFE[status];
          status = next[choice % Math.max(1, next.length)] ?? status;
        }
        expect(ENDED).toContain(status);
      }),
    );
  });
});
