import type { components } from '../../../api/schema.js';
import type { Sent } from '../../page.js';

type Nominee = components['schemas']['NomineeRequest'];
export type DelegationFunction = Nominee['function'];

/** Functions in a delegation, in their order. */
export const FUNCTIONS: readonly DelegationFunction[] = ['head', 'deputy-head', 'delegate', 'adviser', 'expert', 'assistant'];

/** Somebody as they are typed: values by the names of their fields. */
export type Row = Readonly<Record<string, string>>;

/** Fields of one person, by the path that the API knows. */
export const ROW_FIELDS = ['function', 'personId', 'title', 'givenName', 'familyName', 'cyrillic.givenName', 'cyrillic.familyName', 'email', 'sex', 'position', 'locale'] as const;

/** At most so many are named in one go. */
const MOST = 50;

/** The name of a field of the person at a place: `p0.email`. */
export function fieldName(place: number, field: (typeof ROW_FIELDS)[number]): string {
  return `p${place}.${field}`;
}

/** The field that a path of the API speaks of: `people[2].person.email` and `people[2].email` alike, and `person.email` where one person is told. */
export function pathToField(path: string): string | null {
  const [, place, rest] = /^(?:people\[(\d+)\])?\.?(.*)$/.exec(path) ?? [];
  const field = (rest ?? '').replace(/^person(?:\.|$)/, '');
  return ROW_FIELDS.some((known) => known === field) ? `p${place ?? '0'}.${field}` : null;
}

/** What a form tells of people: as it was typed, and as it is sent. A place where nothing was typed is not sent. */
export function nomineesOf(sent: Sent): { rows: Row[]; people: Nominee[] } {
  const count = Math.min(MOST, Math.max(1, Number(sent.get('rows') ?? '1') || 1));
  const rows = Array.from({ length: count }, (_, place): Row => Object.fromEntries(ROW_FIELDS.map((field) => [field, sent.get(fieldName(place, field))?.trim() ?? ''])));
  return { rows, people: rows.map(nominee) };
}

function nominee(row: Row): Nominee {
  const text = (name: (typeof ROW_FIELDS)[number]): string | undefined => row[name] || undefined;
  const told = FUNCTIONS.find((one) => one === row['function']) ?? 'delegate';
  const personId = text('personId');
  if (personId !== undefined) return { function: told, personId };
  const cyrillic = text('cyrillic.familyName') || text('cyrillic.givenName') ? { familyName: text('cyrillic.familyName') ?? '', givenName: text('cyrillic.givenName') ?? '' } : undefined;
  return {
    function: told,
    person: {
      familyName: text('familyName') ?? '',
      givenName: text('givenName') ?? '',
      email: text('email') ?? '',
      title: text('title'),
      cyrillic,
      sex: text('sex') as NonNullable<Nominee['person']>['sex'],
      position: text('position'),
      locale: text('locale') === 'ru' ? 'ru' : 'en',
    },
  };
}

interface Placed {
  registrationId: string;
  function: DelegationFunction;
}

/** The whole order with one person moved by a place, or given another function. */
export function moved(people: readonly Placed[], registrationId: string, change: { by: -1 | 1 } | { to: DelegationFunction | undefined }): Placed[] {
  const order = people.map(({ registrationId: id, function: told }) => ({ registrationId: id, function: id === registrationId && 'to' in change && change.to ? change.to : told }));
  if ('to' in change) return order;
  const from = order.findIndex((one) => one.registrationId === registrationId);
  const to = from + change.by;
  const [one, other] = [order[from], order[to]];
  if (one && other) [order[from], order[to]] = [other, one];
  return order;
}
