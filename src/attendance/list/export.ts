import { stringify } from 'csv-stringify/sync';
import { wallTimeOf } from '../../platform/clock/index.js';
import { textIn, type Locale } from '../../platform/i18n/index.js';
import type { SeenList } from './attendance-list.service.js';
import type { ListedPerson, Place } from './attendance-list.rules.js';
import { wordFor } from './export.words.js';

/** A list as lines of cells, the heading first: exactly what is seen, in the reader's language. With a day or a session, that alone. */
export function cellsOf({ event, people }: SeenList, { day, session }: Place, locale: Locale): string[][] {
  const looked = event.sessions.find(({ id }) => id === session);
  const days = looked ? [] : day === undefined ? event.days : [day];
  const over = people.some(({ outcome }) => outcome !== null);
  const heading = [...['name', 'otherNames', 'party', 'category', 'sex', 'institution'].map((key) => wordFor(key, locale)), ...days, ...(looked ? [textIn(looked.title, locale)] : []), ...(over ? [wordFor('outcome', locale)] : [])];
  const line = (person: ListedPerson): string[] => [
    person.name,
    person.otherNames.join('; '),
    person.party ? textIn(person.party, locale) : '',
    wordFor(person.category, locale),
    person.sex ? wordFor(person.sex, locale) : '',
    person.institution ? textIn(person.institution, locale) : '',
    ...days.map((one) => presenceOn(one, person.days.get(one), event.zone, locale)),
    ...(looked ? [presenceOn(looked.day, person.sessions.get(looked.id), event.zone, locale)] : []),
    ...(over ? [person.outcome ? wordFor(person.outcome, locale) : ''] : []),
  ];
  // A cell that begins with a space would hide what follows it from the check for formulas.
  return [heading, ...people.map(line)].map((cells) => cells.map((cell) => cell.trim()));
}

/** Comma-separated values with a byte order mark, so that spreadsheets read the scripts. A cell that a spreadsheet would calculate begins with an apostrophe. */
export function csvOf(cells: readonly string[][]): string {
  return stringify([...cells], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}

/** A workbook of one sheet. Every cell is stored and marked as text: nothing in it is calculated, now or after it is edited. */
export async function xlsxOf(cells: readonly string[][], locale: Locale): Promise<Buffer> {
  // Large, and needed seldom: loaded when it is.
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(wordFor('sheet', locale), { views: [{ state: 'frozen', ySplit: 1, rightToLeft: locale === 'fa' }] });
  sheet.addRows([...cells]);
  sheet.eachRow((row) => {
    row.eachCell((cell) => {
      cell.numFmt = '@';
    });
  });
  sheet.getRow(1).font = { bold: true };
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  widths.forEach((width, column) => {
    sheet.getColumn(column + 1).width = Math.min(Math.max(width + 2, 8), 50);
  });
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** The time of the first scan. Somebody marked present on another day has no time of that day, and a word says so. */
function presenceOn(day: string, at: number | undefined, zone: string, locale: Locale): string {
  if (at === undefined) return '';
  const { local } = wallTimeOf(new Date(at), zone);
  return local.startsWith(day) ? local.slice(11, 16) : wordFor('present', locale);
}
