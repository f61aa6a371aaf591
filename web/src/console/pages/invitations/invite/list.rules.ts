import type { components } from '../../../../api/schema.js';

export type ListedPerson = components['schemas']['ListedPersonRequest'];
export type ListProblem = 'no-address' | 'bad-address' | 'no-name' | 'bad-language' | 'bad-state';

/** One line of a list as somebody pasted it: whom it tells of, or why it cannot be used. */
export interface ListLine {
  /** From 1, as an editor counts. */
  number: number;
  text: string;
  person: ListedPerson | null;
  problem: ListProblem | null;
}

/** At most so many people are invited at once. */
export const LIST_LIMIT = 500;

type Field = 'given' | 'family' | 'email' | 'language' | 'state' | 'institution';

/** The order of columns when there is no row of heads. */
const ORDER: readonly Field[] = ['given', 'family', 'email', 'language', 'state', 'institution'];

const HEADS: readonly (readonly [Field, RegExp])[] = [
  ['given', /^(given|first)|^имя/],
  ['family', /^(family|last|surname)|^фамилия/],
  ['email', /mail|^(адрес|почта|эл)/],
  ['language', /^lang|^язык/],
  ['state', /^(state|country)|^(страна|государство)/],
  ['institution', /^(institution|organi[sz]ation)|^(учреждение|организация|ведомство)/],
];

const LANGUAGES: Readonly<Record<string, ListedPerson['locale']>> = { en: 'en', english: 'en', английский: 'en', ru: 'ru', russian: 'ru', русский: 'ru', fa: 'fa', persian: 'fa', персидский: 'fa' };

/**
 * Reads a list that was pasted or loaded from a file: one person a line, cells parted by tab, semicolon or comma, with a row of heads or in the order given name,
 * family name, mailbox, language, State, institution; or `Given Family <mailbox>` as mail programs write. `language` is that of lines without one.
 */
export function readList(text: string, language: ListedPerson['locale']): ListLine[] {
  const lines = text.split(/\r\n|\r|\n/).map((line, place) => ({ number: place + 1, text: line.trim() })).filter((line) => line.text !== '');
  const first = lines[0];
  if (!first) return [];
  const mark = ['\t', ';', ','].find((one) => first.text.includes(one)) ?? ',';
  const heads = headsIn(cellsOf(first.text, mark));
  return (heads ? lines.slice(1) : lines).map((line) => ({ ...line, ...personIn(line.text, mark, heads ?? ORDER, language) }));
}

/** Cells of a line; a cell in double quotes may hold the mark that parts them, and a doubled quote stands for one. */
function cellsOf(line: string, mark: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at];
    if (sign === '"' && quoted && line[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (sign === '"') quoted = !quoted;
    else if (sign === mark && !quoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += sign;
  }
  return [...cells, cell.trim()];
}

/** Which column is what, by a row of heads; null when the row is none (it names a mailbox, or too little is known). */
function headsIn(cells: readonly string[]): (Field | null)[] | null {
  if (cells.some((cell) => cell.includes('@'))) return null;
  const heads = cells.map((cell) => HEADS.find(([, pattern]) => pattern.test(cell.toLowerCase()))?.[0] ?? null);
  return heads.includes('email') ? heads : null;
}

function personIn(text: string, mark: string, columns: readonly (Field | null)[], language: ListedPerson['locale']): Pick<ListLine, 'person' | 'problem'> {
  const written = /^"?([^"<>@]*?)"?\s*<([^<>]*)>$/.exec(text);
  const cells = written ? [...namesIn(written[1] ?? ''), written[2] ?? ''] : cellsOf(text, mark);
  const order = written ? ORDER : columns;
  const cell = (field: Field): string => cells[order.indexOf(field)] ?? '';
  const [email, given, family] = [cell('email'), cell('given'), cell('family')];
  const told = cell('language').toLowerCase();
  const locale = told === '' ? language : LANGUAGES[told];
  const state = cell('state').toUpperCase();
  const problem = problemOf({ email, named: given !== '' && family !== '', locale, state });
  if (problem !== null || locale === undefined) return { person: null, problem: problem ?? 'bad-language' };
  const institution = cell('institution');
  return { person: { givenName: given, familyName: family, email, locale, ...(state && { stateIso2: state }), ...(institution && { institution }) }, problem: null };
}

/** `Aigerim Akhmetova` → given names and the family name, which is the last word. */
function namesIn(name: string): [string, string] {
  const words = name.trim().split(/\s+/);
  return [words.slice(0, -1).join(' '), words.at(-1) ?? ''];
}

function problemOf({ email, named, locale, state }: { email: string; named: boolean; locale: string | undefined; state: string }): ListProblem | null {
  if (email === '') return 'no-address';
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return 'bad-address';
  if (!named) return 'no-name';
  if (locale === undefined) return 'bad-language';
  return state === '' || /^[A-Z]{2}$/.test(state) ? null : 'bad-state';
}
