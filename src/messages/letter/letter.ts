import { readFileSync } from 'node:fs';
import { Liquid } from 'liquidjs';
import MarkdownIt from 'markdown-it';
import type { JsonObject } from '../../platform/database/index.js';
import type { Locale } from '../../platform/i18n/index.js';
import type { MessageKind } from '../kind.js';
import { framed, STOP } from './frame.js';
import { plainText } from './plain-text.js';

/** Languages in which every kind has a letter; a reader of another one gets the English. */
export const LETTER_LOCALES = ['en', 'ru'] as const;

/** A letter, written out. */
export interface WrittenLetter {
  subject: string;
  text: string;
  html: string;
}

/** A field that is not there stops the letter: better none than one with a hole. */
const strict = { strictVariables: true, strictFilters: true, ownPropertyOnly: true, relativeReference: false } as const;
const plain = new Liquid(strict);
const marked = new Liquid({ ...strict, outputEscape: (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? escapeMarkdown(String(value)) : '') });
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

const sources = new Map<string, { subject: string; body: string }>();

/**
 * Writes a letter of a kind in a language. Values are data: whatever a person typed is shown as typed and is never markup.
 * @throws Error when the letter uses a field that `data` does not hold
 */
export async function writeLetter(kind: MessageKind, locale: Locale, data: JsonObject, around: { sender: string; unsubscribe: string | null }): Promise<WrittenLetter> {
  const language = locale === 'ru' ? 'ru' : 'en';
  const source = sourceOf(kind, language);
  const fields = { ...data };
  const subject = oneLine(await plain.parseAndRender(source.subject, fields));
  const text = plainText(await plain.parseAndRender(source.body, fields));
  const body = markdown.render(await marked.parseAndRender(source.body, fields));
  return { subject, text: around.unsubscribe ? `${text}\n\n${STOP[language]}: ${around.unsubscribe}\n` : text, html: framed({ subject, body, locale: language, ...around }) };
}

/** The letter's file: its first line is `Subject: …`, then an empty line, then Liquid over Markdown. */
function sourceOf(kind: MessageKind, locale: (typeof LETTER_LOCALES)[number]): { subject: string; body: string } {
  const url = new URL(`${kind.name}.${locale}.md`, kind.letters);
  const known = sources.get(url.href);
  if (known) return known;
  const [first = '', ...rest] = readFileSync(url, 'utf8').split('\n');
  if (!first.startsWith('Subject: ')) throw new Error(`The letter ${kind.name}.${locale}.md must begin with "Subject: "`);
  const source = { subject: first.slice('Subject: '.length), body: rest.join('\n').trim() };
  sources.set(url.href, source);
  return source;
}

/** Backslashes before all signs that mean something in Markdown; line ends become spaces, so that a value stays in its place. */
function escapeMarkdown(value: string): string {
  return value.replace(/\s*[\r\n]+\s*/g, ' ').replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, (sign) => `\\${sign}`);
}

/** A subject is a header: it has one line, whatever somebody typed into a title. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
