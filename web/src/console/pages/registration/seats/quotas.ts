import type { components } from '../../../../api/schema.js';

export type Quotas = components['schemas']['QuotasResponse'];
export type Quota = components['schemas']['QuotaResponse'];
export type QuotasChange = components['schemas']['QuotasRequest'];

/** What was typed and is not saved, by the key of its quota; `every.seats` and `every.funded` are what each delegation gets. */
export type Typed = Readonly<Record<string, string>>;

export const EVERY = { seats: 'every.seats', funded: 'every.funded' } as const;

/** Typed for a quota that has no limit although others like it have one. */
const NO_LIMIT = '–';

/** A number of people, `null` for no limit, `undefined` for what every delegation gets (or none at all), `NaN` for what is no number. */
function readTyped(text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  if (trimmed === NO_LIMIT || trimmed === '-') return null;
  return /^\d{1,6}$/.test(trimmed) ? Number(trimmed) : Number.NaN;
}

/** Whether what was typed can be sent. */
export function isReadable(text: string): boolean {
  return !Number.isNaN(readTyped(text));
}

/** What stands in the field of a quota that nobody has touched. */
function savedText({ own, capacity }: Pick<Quota, 'own' | 'capacity'>): string {
  if (!own) return '';
  return capacity === null ? NO_LIMIT : String(capacity);
}

/** All quotas of an event, as one list. */
function allQuotas({ parties, categories, sessions }: Pick<Quotas, 'parties' | 'categories' | 'sessions'>): Quota[] {
  return [...parties.flatMap(({ seats, funded }) => [seats, funded]), ...categories.map(({ seats }) => seats), ...sessions.map(({ seats }) => seats)];
}

/** What is in a field: what was typed, else what is saved. */
export function textOf(read: Quotas, typed: Typed, key: string): string {
  const text = typed[key];
  if (text !== undefined) return text;
  if (key === EVERY.seats || key === EVERY.funded) {
    const every = key === EVERY.seats ? read.delegation.seats : read.delegation.funded;
    return every === null ? '' : String(every);
  }
  const quota = allQuotas(read).find((one) => one.key === key);
  return quota ? savedText(quota) : '';
}

/** What differs from what is saved: a field that was typed back is no change. */
export function changed(read: Quotas, typed: Typed): string[] {
  return Object.entries(typed).flatMap(([key, text]) => (text.trim() === textOf(read, {}, key) ? [] : [key]));
}

/** What is sent: all quotas that have a number of their own, with what was typed over what is saved. */
export function changeOf(read: Quotas, typed: Typed): QuotasChange {
  const every = (key: string): number | null => readTyped(textOf(read, typed, key)) ?? null;
  const rows = allQuotas(read).flatMap(({ key }) => {
    const capacity = readTyped(textOf(read, typed, key));
    return capacity === undefined ? [] : [{ key, capacity }];
  });
  return { delegation: { seats: every(EVERY.seats), funded: every(EVERY.funded) }, rows };
}

/** Whose field a fault of the server belongs to; null where it belongs to none. */
export function keyOfFault(field: string, sent: QuotasChange): string | null {
  if (field === 'delegation.seats') return EVERY.seats;
  if (field === 'delegation.funded') return EVERY.funded;
  const index = /^rows\[(\d+)\]/.exec(field)?.[1];
  return index === undefined ? null : (sent.rows[Number(index)]?.key ?? null);
}
