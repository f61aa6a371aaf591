import { SEATLESS } from '../categories.js';
import type { RegistrationSettings } from '../settings/settings.js';
import type { LedgerRow } from '../seats/allocate.js';
import { readKey } from '../seats/keys.js';
import type { QuotaRow } from '../seats/ledger.js';

/** What each delegation gets that has no number of its own; null: no limit. */
export interface DelegationDefaults {
  seats: number | null;
  funded: number | null;
}

/** Quotas as they shall be. A party that is not named gets what every delegation gets; a category has no limit then, and a session takes whoever comes. */
export interface WantedQuotas {
  delegation: DelegationDefaults;
  rows: readonly { key: string; capacity: number | null }[];
}

/** How many are there who need a key, whether the ledger has a row for it or not. */
export type Counted = ReadonlyMap<string, number>;

/** Why quotas cannot be as they are wanted. */
export type QuotaFault =
  | { code: 'QUOTA_UNKNOWN' | 'QUOTA_TWICE' | 'CATEGORY_WITHOUT_SEATS' | 'SESSION_LIMIT_NEEDED'; field: string }
  | { code: 'QUOTA_BELOW_TAKEN' | 'DEFAULT_BELOW_TAKEN'; field: string; key: string; taken: number }
  | { code: 'SESSION_HAS_PEOPLE'; field: string; key: string; taken: number };

/** What changes in a ledger. */
export interface QuotaPlan {
  limited: Omit<QuotaRow, 'taken'>[];
  added: Omit<QuotaRow, 'taken'>[];
  dropped: string[];
}

/** What quotas are planned with. */
export interface PlannedWith {
  ledger: readonly QuotaRow[];
  /** Seats held under each key that a live registration needs, or would need once the row is there. */
  held: Counted;
  /** Keys of everything of the event that can have a quota: its parties, categories, sessions. */
  known: ReadonlySet<string>;
}

/**
 * The change that makes a ledger what is wanted, or the first reason why it cannot be: a key that there is not, or fewer seats than are taken.
 * Rows of delegations follow the default from now on unless they are named; one is made for every delegation that has somebody at the event.
 */
export function planQuotas(wanted: WantedQuotas, { ledger, held, known }: PlannedWith): QuotaPlan | QuotaFault {
  const named = new Map(wanted.rows.map(({ key, capacity }, index) => [key, { capacity, field: `rows[${index}]` }]));
  const fault = namedFault(wanted, known);
  if (fault) return fault;
  const shall = [...new Set([...ledger.map(({ key }) => key), ...held.keys(), ...named.keys()])].flatMap((key) => shallBe(key, named.get(key), wanted.delegation, ledger));
  const low = shall.flatMap((row) => tooFew(row, held) ?? [])[0];
  if (low) return low;
  const there = new Map(ledger.map((row) => [row.key, row]));
  const rows = shall.filter(({ drop }) => !drop).map(({ key, capacity, byDefault }) => ({ key, capacity, byDefault }));
  return {
    added: rows.filter(({ key }) => !there.has(key)),
    limited: rows.filter(({ key, capacity, byDefault }) => there.has(key) && (there.get(key)?.capacity !== capacity || there.get(key)?.byDefault !== byDefault)),
    dropped: shall.filter(({ drop }) => drop).map(({ key }) => key),
  };
}

/** Rows that a ledger lacks for people who come for a delegation, where every delegation gets a number. */
export function defaultsFor(keys: readonly string[], of: Pick<RegistrationSettings, 'delegationSeats' | 'delegationFunded'>, ledger: readonly LedgerRow[]): Omit<QuotaRow, 'taken'>[] {
  const delegation = { seats: of.delegationSeats, funded: of.delegationFunded };
  const there = new Set(ledger.map(({ key }) => key));
  return [...new Set(keys)].flatMap((key) => {
    const capacity = defaultOf(key, delegation);
    return capacity === null || there.has(key) ? [] : [{ key, capacity, byDefault: true }];
  });
}

/** How many seats a key has when no number of its own is given; null: no limit. */
export function defaultOf(key: string, { seats, funded }: DelegationDefaults): number | null {
  const kind = readKey(key)?.kind;
  return kind === 'party' ? seats : kind === 'funded' ? funded : null;
}

interface Shall extends Omit<QuotaRow, 'taken'> {
  field: string;
  drop: boolean;
}

function shallBe(key: string, named: { capacity: number | null; field: string } | undefined, delegation: DelegationDefaults, ledger: readonly QuotaRow[]): Shall[] {
  const kind = readKey(key)?.kind;
  if (kind === undefined || kind === 'event') return [];
  const isThere = ledger.some((row) => row.key === key);
  if (named) return [{ key, capacity: named.capacity, byDefault: false, field: `${named.field}.capacity`, drop: false }];
  if (kind === 'session') return [{ key, capacity: null, byDefault: false, field: 'rows', drop: true }];
  const isDelegation = kind === 'party' || kind === 'funded';
  const capacity = defaultOf(key, delegation);
  // A row without a limit is worth keeping where it is and not worth making.
  if (!isThere && capacity === null) return [];
  return [{ key, capacity, byDefault: isDelegation, field: kind === 'funded' ? 'delegation.funded' : 'delegation.seats', drop: false }];
}

function tooFew({ key, capacity, byDefault, field, drop }: Shall, held: Counted): QuotaFault | null {
  const taken = held.get(key) ?? 0;
  if (drop) return taken > 0 ? { code: 'SESSION_HAS_PEOPLE', field, key, taken } : null;
  return capacity === null || taken <= capacity ? null : { code: byDefault ? 'DEFAULT_BELOW_TAKEN' : 'QUOTA_BELOW_TAKEN', field, key, taken };
}

function namedFault({ rows }: WantedQuotas, known: ReadonlySet<string>): QuotaFault | null {
  const seen = new Set<string>();
  for (const [index, { key, capacity }] of rows.entries()) {
    const field = `rows[${index}].key`;
    const read = readKey(key);
    if (read?.kind === 'category' && SEATLESS.has(read.of)) return { code: 'CATEGORY_WITHOUT_SEATS', field };
    if (!known.has(key)) return { code: 'QUOTA_UNKNOWN', field };
    if (seen.has(key)) return { code: 'QUOTA_TWICE', field };
    if (read?.kind === 'session' && capacity === null) return { code: 'SESSION_LIMIT_NEEDED', field: `rows[${index}].capacity` };
    seen.add(key);
  }
  return null;
}
