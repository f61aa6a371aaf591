import fc from 'fast-check';
import { sequenceOf } from './calendar.rules.js';

describe('the sequence of a calendar entry', () => {
  it('rises when one withdraws, and again when one comes back', () => {
    const [confirmed, withdrawn, again] = [sequenceOf(3, 0, false), sequenceOf(3, 0, true), sequenceOf(3, 1, false)];
    expect([confirmed, withdrawn, again]).toEqual([3, 4, 5]);
  });

  it('never falls and never stays, whatever happens in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('moved', 'turned'), { maxLength: 30 }), (story) => {
        let event = 0;
        let turns = 0;
        const told = [sequenceOf(0, 0, false)];
        for (const happening of story) {
          if (happening === 'moved') event += 1;
          else turns += 1;
          told.push(sequenceOf(event, Math.floor(turns / 2), turns % 2 === 1));
        }
        expect(told).toEqual([...new Set(told)].toSorted((a, b) => a - b));
      }),
    );
  });
});
