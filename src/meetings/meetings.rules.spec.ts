import fc from 'fast-check';
import { nextNumber, warningsOf } from './meetings.rules.js';

const in2026 = new Date('2026-06-01');
const meeting = (year: number, number: number | null) => ({ number, startsAt: new Date(`${year}-06-01`) });

describe('the number of a meeting', () => {
  it('is one more than the highest of the earlier ones', () => {
    expect(nextNumber([meeting(2023, 8), meeting(2024, 9), meeting(2021, 7)], in2026)).toBe(10);
  });

  it('does not mind later ones', () => {
    expect(nextNumber([meeting(2024, 9), meeting(2027, 11)], in2026)).toBe(10);
  });

  it('is 1 for the first, and unknown where nobody counted the earlier ones', () => {
    expect(nextNumber([], in2026)).toBe(1);
    expect(nextNumber([meeting(2027, 4)], in2026)).toBe(1);
    expect(nextNumber([meeting(2020, null)], in2026)).toBeNull();
  });

  it('is never that of an earlier one', () => {
    const others = fc.array(fc.record({ number: fc.option(fc.integer({ min: 1, max: 500 })), startsAt: fc.date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }) }));
    fc.assert(
      fc.property(others, (all) => {
        const next = nextNumber(all, in2026);
        expect(all.some(({ number, startsAt }) => startsAt < in2026 && number !== null && number === next)).toBe(false);
      }),
    );
  });
});

describe('a meeting', () => {
  it('is worth a look when somebody else chairs the process on its day', () => {
    expect(warningsOf({ number: 9, chairPartyId: 'kg' }, { others: [], termPartyId: 'kz' })).toEqual(['CHAIR_DIFFERS']);
    expect(warningsOf({ number: 9, chairPartyId: 'kz' }, { others: [], termPartyId: 'kz' })).toEqual([]);
    expect(warningsOf({ number: 9, chairPartyId: null }, { others: [], termPartyId: 'kz' })).toEqual([]);
    expect(warningsOf({ number: 9, chairPartyId: 'kg' }, { others: [], termPartyId: null })).toEqual([]);
  });

  it('is worth a look when another meeting of the body has its number', () => {
    expect(warningsOf({ number: 9, chairPartyId: null }, { others: [meeting(2024, 9)], termPartyId: null })).toEqual(['NUMBER_TAKEN']);
    expect(warningsOf({ number: null, chairPartyId: null }, { others: [meeting(2024, null)], termPartyId: null })).toEqual([]);
  });
});
