import { existsSync, readFileSync } from 'node:fs';
import { Liquid, type Template } from 'liquidjs';
import type { JsonObject, JsonValue } from '../../platform/database/index.js';
import type { Locale } from '../../platform/i18n/index.js';
import type { MessageKind } from '../kind.js';
import { footed, framed, type Surroundings } from './frame.js';
import { escapeMarkdown, fromMarkdown } from './markdown.js';

/** Languages in which every kind has a letter. A reader of another one gets a letter in it where there is one, and the English otherwise. */
const LETTER_LOCALES = ['en', 'ru'] as const satisfies readonly Locale[];

/** A letter, written out. */
export interface WrittenLetter {
  /** The language that it is written in. */
  locale: Locale;
  subject: string;
  text: string;
  html: string;
}

/** A letter's file, read: its first line is `Subject: …`, then an empty line, then Liquid over Markdown. */
interface Source {
  subject: Template[];
  body: Template[];
}

/** A field that is not there stops the letter: better none than one with a hole. Files cannot be included, and nothing but own fields of the data can be read. */
const strict = { strictVariables: true, strictFilters: true, ownPropertyOnly: true, relativeReference: false, templates: {} } as const;
const plain = new Liquid(strict);
const marked = new Liquid({ ...strict, outputEscape: shown });

/** A value as it stands in a letter; lists and objects are not shown. */
function shown(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? escapeMarkdown(String(value)) : '';
}

const sources = new Map<string, Source | null>();

/**
 * Writes a letter of a kind in a language. Values are data: whatever a person typed is shown as typed and is never markup.
 * @throws LetterFault when there is no such letter or it uses a field that `data` does not hold
 */
export function writeLetter(kind: MessageKind, locale: Locale, data: JsonObject, around: Surroundings): WrittenLetter {
  const own = sourceOf(kind, locale);
  const language = own ? locale : 'en';
  const source = own ?? sourceOf(kind, 'en');
  if (!source) throw new LetterFault(`There is no letter ${kind.name}.en.md`);
  try {
    const subject = oneLine(String(plain.renderSync(source.subject, data)));
    const { html, text } = fromMarkdown(String(marked.renderSync(source.body, data)));
    return { locale: language, subject, text: footed(text, language, around), html: framed({ subject, body: html, locale: language, ...around }) };
  } catch (error) {
    throw new LetterFault(`The letter ${kind.name}.${language}.md cannot be written: ${error instanceof Error ? error.message : 'unknown'}`);
  }
}

/** The faults of a kind's letters: those that are missing, and fields that the kind's sample does not hold, in branches that are not taken too. */
export function letterFaults(kind: MessageKind): string[] {
  return LETTER_LOCALES.flatMap((locale) => {
    try {
      const source = sourceOf(kind, locale);
      if (!source) return [`${kind.name}.${locale}.md is not there`];
      const missing = [...plain.globalVariableSegmentsSync(source.subject), ...plain.globalVariableSegmentsSync(source.body)].filter((path) => !holds(kind.sample, path));
      if (missing.length > 0) return [`${kind.name}.${locale}.md uses ${[...new Set(missing.map((path) => path.join('.')))].join(', ')}, which the sample does not hold`];
      writeLetter(kind, locale, kind.sample, { sender: 'Convoke', site: 'https://convoke.example', unsubscribe: null });
      return [];
    } catch (error) {
      return [error instanceof Error ? error.message : `${kind.name}.${locale}.md cannot be read`];
    }
  });
}

/** A letter that cannot be written, now or later: its text or its data must change first. */
export class LetterFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'LetterFault';
  }
}

function sourceOf(kind: MessageKind, locale: Locale): Source | null {
  const url = new URL(`${kind.name}.${locale}.md`, kind.letters);
  const known = sources.get(url.href);
  if (known !== undefined) return known;
  const source = existsSync(url) ? read(readFileSync(url, 'utf8'), `${kind.name}.${locale}.md`) : null;
  sources.set(url.href, source);
  return source;
}

function read(file: string, name: string): Source {
  const [first = '', ...rest] = file.replaceAll('\r\n', '\n').split('\n');
  if (!first.startsWith('Subject: ')) throw new LetterFault(`The letter ${name} must begin with "Subject: "`);
  return { subject: plain.parse(first.slice('Subject: '.length)), body: marked.parse(rest.join('\n').trim()) };
}

/** True when a value lies at the path `['event', 'title']` of the data; of a list its first item is looked at. */
function holds(data: JsonObject, path: readonly unknown[]): boolean {
  let at: JsonValue | undefined = data;
  for (const step of path) {
    if (typeof step !== 'string' && typeof step !== 'number') return true;
    if (at === null || typeof at !== 'object') return typeof at === 'string' && step === 'size';
    if (step === 'size' || step === 'first' || step === 'last') return true;
    if (!Object.hasOwn(at, step)) return false;
    at = (at as Readonly<Record<string | number, JsonValue>>)[step];
  }
  return true;
}

/** A subject is a header: it has one line, whatever somebody typed into a title. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
