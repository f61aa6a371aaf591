import fc from 'fast-check';
import { countsOn, isInOrder, overlap, termOn, type Term } from './terms.rules.js';

const day = (n: number): string => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10);
const anyTerm: fc.Arbitrary<Term> = fc
  .record({ start: fc.nat(60), length: fc.option(fc.nat(30)) })
  .map(({ start, length }) => ({ from: day(start), to: length === null ? null : day(start + length) }));

/** Days that a term has for itself: all but the day of hand-over. */
function ownDays(term: Term): string[] {
  return Array.from({ length: 200 }, (_, n) => day(n)).filter((d) => countsOn(term, d) && (d !== term.to || term.from === term.to));
}

describe('terms', () => {
  it('overlap exactly when there is a day that each has for itself', () => {
    fc.assert(
      fc.property(anyTerm, anyTerm, (a, b) => {
        expect(overlap(a, b)).toBe(ownDays(a).some((d) => ownDays(b).includes(d)));
      }),
    );
  });

  it('overlap either way round', () => {
    fc.assert(fc.property(anyTerm, anyTerm, (a, b) => overlap(a, b) === overlap(b, a)));
  });

  it('may be handed over on a day, which is then the successor’s', () => {
    const kazakhstan = { from: '2013-06-05', to: '2016-11-29', who: 'KZ' };
    const kyrgyzstan = { from: '2016-11-29', to: '2018-11-30', who: 'KG' };
    expect(overlap(kazakhstan, kyrgyzstan)).toBe(false);
    expect(termOn([kyrgyzstan, kazakhstan], '2016-11-29')?.who).toBe('KG');
    expect(termOn([kyrgyzstan, kazakhstan], '2016-11-28')?.who).toBe('KZ');
  });

  it('count on their last day when nobody takes over', () => {
    expect(termOn([{ from: '2021-01-31', to: '2022-12-31' }], '2022-12-31')).not.toBeNull();
    expect(termOn([{ from: '2021-01-31', to: '2022-12-31' }], '2023-01-01')).toBeNull();
  });

  it('go on without an end, so that nothing later fits', () => {
    expect(overlap({ from: '2025-04-24', to: null }, { from: '2031-01-01', to: '2031-01-02' })).toBe(true);
  });

  it('of one day are held by that day', () => {
    expect(overlap({ from: '2020-05-05', to: '2020-05-05' }, { from: '2020-01-01', to: null })).toBe(true);
    expect(overlap({ from: '2020-05-05', to: '2020-05-05' }, { from: '2020-05-05', to: '2020-05-05' })).toBe(true);
    expect(overlap({ from: '2020-05-05', to: '2020-05-05' }, { from: '2020-05-06', to: null })).toBe(false);
  });

  it('are in order when the last day is not before the first', () => {
    expect(isInOrder({ from: '2020-05-05', to: '2020-05-04' })).toBe(false);
    expect(isInOrder({ from: '2020-05-05', to: '2020-05-05' })).toBe(true);
  });
});
