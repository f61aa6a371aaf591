import fc from 'fast-check';
import { dragged, firstView, NEAREST, squareOf, within } from './crop.rules.js';

const side = fc.integer({ min: 1, max: 10_000 });
const size = fc.record({ width: side, height: side });
const number = fc.double({ min: -20_000, max: 20_000, noNaN: true });

describe('the square that is cut out of a picture', () => {
  it('never shows anything beside the picture, however it is moved', () => {
    fc.assert(
      fc.property(size, number, number, number, number, (picture, x, y, near, by) => {
        const { left, top, side: across } = squareOf(picture, dragged(picture, within(picture, { x, y, near }), { x: by, y: -by }, 280));
        expect(left).toBeGreaterThanOrEqual(-0.001);
        expect(top).toBeGreaterThanOrEqual(-0.001);
        expect(left + across).toBeLessThanOrEqual(picture.width + 0.001);
        expect(top + across).toBeLessThanOrEqual(picture.height + 0.001);
        expect(across).toBeGreaterThanOrEqual(Math.min(picture.width, picture.height) / NEAREST - 0.001);
      }),
    );
  });

  it('begins as large as it can be, and a little above the middle of an upright picture', () => {
    expect(squareOf({ width: 400, height: 200 }, firstView({ width: 400, height: 200 }))).toEqual({ left: 100, top: 0, side: 200 });
    expect(squareOf({ width: 200, height: 400 }, firstView({ width: 200, height: 400 }))).toEqual({ left: 0, top: 60, side: 200 });
  });

  it('follows the finger: dragging the picture to the right shows what lies to the left', () => {
    const picture = { width: 400, height: 200 };
    expect(squareOf(picture, dragged(picture, firstView(picture), { x: 140, y: 0 }, 280)).left).toBe(0);
    expect(squareOf(picture, dragged(picture, firstView(picture), { x: -70, y: 0 }, 280)).left).toBe(150);
  });
});
