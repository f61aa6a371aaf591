import fc from 'fast-check';
import { DELEGATION_FUNCTIONS } from '../delegation.js';
import { functionOf, inOrder, roleOf, secondHead } from './order.rules.js';

describe('the order of a delegation', () => {
  it('is head, deputy, then the letter; assistants last, and those who are not in the letter after those who are', () => {
    const people = [
      { id: 'by another door', function: null, place: null },
      { id: 'assistant', function: 'assistant', place: 1 },
      { id: 'third', function: 'expert', place: 3 },
      { id: 'deputy', function: 'deputy-head', place: 4 },
      { id: 'second', function: 'adviser', place: 2 },
      { id: 'head', function: 'head', place: 5 },
    ];
    expect(inOrder(people).map(({ id }) => id)).toEqual(['head', 'deputy', 'second', 'third', 'by another door', 'assistant']);
  });

  it('loses nobody and does not depend on how it was before', () => {
    const somebody = fc.record({ function: fc.constantFrom(...DELEGATION_FUNCTIONS, null), place: fc.integer({ min: 1, max: 50 }) });
    fc.assert(
      fc.property(fc.uniqueArray(somebody, { selector: ({ place }) => place }), (people) => {
        const ordered = inOrder(people);
        expect(ordered.toSorted((a, b) => a.place - b.place)).toEqual(people.toSorted((a, b) => a.place - b.place));
        expect(inOrder(people.toReversed())).toEqual(ordered);
      }),
    );
  });
});

describe('the head of a delegation', () => {
  it('is one: the second is pointed at', () => {
    expect(secondHead(['head', 'delegate'], false)).toBe(-1);
    expect(secondHead(['delegate', 'head'], true)).toBe(1);
    expect(secondHead(['head', 'delegate', 'head'], false)).toBe(2);
  });
});

describe('the function of somebody', () => {
  it.each(DELEGATION_FUNCTIONS)('comes back from what is kept of it: %s', (named) => {
    expect(functionOf(roleOf(named, 'member-state'))).toBe(named);
  });

  it('of a personal assistant is support staff, who count against no quota', () => {
    expect(roleOf('assistant', 'member-state')).toEqual({ function: null, category: 'support-staff' });
  });
});
