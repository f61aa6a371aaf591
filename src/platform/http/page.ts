import { Refusal } from './refusal.js';

/** Part of a list. `next` is the cursor of the following part, null at the end. */
export interface Page<T> {
  items: T[];
  next: string | null;
}

/** Writes the sort key of the last item as an opaque cursor. */
export function writeCursor(key: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** Reads a cursor back; a cursor that was not written by `writeCursor` with as many parts, or that does not fit, is refused. */
export function readCursor(cursor: string, parts: number, fits: (key: readonly (string | number | null)[]) => boolean = () => true): (string | number | null)[] {
  const invalid = new Refusal(
    'CURSOR_INVALID',
    { status: 400, en: 'This page of the list cannot be found; start again from the first page.', ru: 'Эта страница списка не найдена; начните с первой страницы.' },
    { field: 'cursor' },
  );
  let key: unknown;
  try {
    key = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw invalid;
    throw error;
  }
  if (!isKey(key) || key.length !== parts || !fits(key)) throw invalid;
  return key;
}

function isKey(value: unknown): value is (string | number | null)[] {
  return Array.isArray(value) && value.every((part) => part === null || (typeof part === 'string' && !part.includes('\0')) || typeof part === 'number');
}

/** Cuts a page out of `limit + 1` rows: the surplus row only tells that more follow. */
export function pageOf<T>(found: readonly T[], limit: number, keyOf: (item: T) => readonly (string | number | null)[]): Page<T> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: found.length > limit && last !== undefined ? writeCursor(keyOf(last)) : null };
}
