import { isTooDeep } from './sound-request.js';

/** A value inside so many lists. */
const inside = (lists: number): unknown => JSON.parse('['.repeat(lists) + ']'.repeat(lists));

describe('a body', () => {
  it.each([null, undefined, 'text', 7, {}, [], { a: [{ b: {} }] }])('%j is not too deep', (body) => {
    expect(isTooDeep(body)).toBe(false);
  });

  it('may have as many levels as it is told, and not one more', () => {
    expect([isTooDeep(inside(5), 5), isTooDeep(inside(6), 5), isTooDeep({ a: { b: inside(4) } }, 5)]).toEqual([false, true, true]);
  });

  it('is looked at however deep it is', () => {
    expect(isTooDeep(inside(200_000))).toBe(true);
  });
});
