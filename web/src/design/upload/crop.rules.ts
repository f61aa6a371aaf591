/** What is shown of a picture: a square, by its middle in pixels of the picture, and how near it is; 1 shows as much as a square can. */
export interface View {
  x: number;
  y: number;
  near: number;
}

export interface Size {
  width: number;
  height: number;
}

/** How near one may come: a face in a group still has enough pixels. */
export const NEAREST = 4;

/** The square that a view shows, in pixels of the picture. */
export interface Square {
  left: number;
  top: number;
  side: number;
}

export function squareOf({ width, height }: Size, { x, y, near }: View): Square {
  const side = Math.min(width, height) / near;
  return { left: x - side / 2, top: y - side / 2, side };
}

/** The middle of a picture, and somewhat above it where it stands upright: that is where a face is. */
export function firstView({ width, height }: Size): View {
  return within({ width, height }, { x: width / 2, y: height > width ? height * 0.4 : height / 2, near: 1 });
}

/** The nearest view that shows nothing but picture. */
export function within(size: Size, { x, y, near }: View): View {
  const kept = clamp(near, 1, NEAREST);
  const half = Math.min(size.width, size.height) / kept / 2;
  return { near: kept, x: clamp(x, half, size.width - half), y: clamp(y, half, size.height - half) };
}

/** The view after the picture was dragged by so many pixels of a frame that is `frame` pixels wide. */
export function dragged(size: Size, view: View, by: { x: number; y: number }, frame: number): View {
  const { side } = squareOf(size, view);
  return within(size, { ...view, x: view.x - (by.x / frame) * side, y: view.y - (by.y / frame) * side });
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
