import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import type { JsonObject } from '../../platform/database/index.js';
import type { MessageKind } from '../kind.js';
import { LetterFault, letterFaults, writeLetter } from './letter.js';

const around = { sender: 'Almaty Process', site: 'https://events.example.org', unsubscribe: null };
let folder: URL;
let made = 0;
beforeAll(async () => {
  folder = pathToFileURL(`${await mkdtemp(join(tmpdir(), 'letters-'))}/`);
});

/** A kind with these letters, as files. */
async function kindOf(letters: Readonly<Record<string, string>>, sample: JsonObject = {}): Promise<MessageKind> {
  made += 1;
  const name = `letter-${made}`;
  for (const [locale, text] of Object.entries(letters)) await writeFile(new URL(`${name}.${locale}.md`, folder), text);
  return { name, purpose: 'event', required: true, whenUnknown: 'leave', letters: folder, sample };
}
const english = async (text: string, data: JsonObject = {}) => writeLetter(await kindOf({ en: `Subject: S\n\n${text}` }), 'en', data, around);
/** The letter's own part of the HTML. */
const inner = (html: string): string => /color:#1c1a17;"\n>([\s\S]*?)<\/div>/.exec(html)?.[1]?.trim() ?? '';
const body = (text: string): string => text.split('\n\n-- \n')[0] ?? '';

describe('a letter', () => {
  it('is written in plain text as a person would write it', async () => {
    const { text } = await english(
      '## Before you come\n\nDear **{{ name }}**,\n\nplease bring:\n\n1. your passport\n2. your ticket\n   - on paper\n   - or on the telephone\n\n> Doors open at nine.\n\nSee [the programme]({{ link }}) for more.\n\n**[Your page]({{ link }})**\n\n| Day | Room |\n|---|---|\n| 22 | Hall A |\n\nWith respect',
      { name: 'Aigerim', link: 'https://example.org/p' },
    );
    expect(body(text)).toBe(
      'Before you come\n\nDear Aigerim,\n\nplease bring:\n\n1. your passport\n2. your ticket\n  - on paper\n  - or on the telephone\n\n> Doors open at nine.\n\nSee the programme (https://example.org/p) for more.\n\nYour page:\nhttps://example.org/p\n\nDay | Room\n22 | Hall A\n\nWith respect',
    );
  });

  it('turns a bold link that stands alone into a button, and no other', async () => {
    const { html } = await english('**[Answer & go]({{ link }})**\n\nOr look **[here]({{ link }})** first.', { link: 'https://example.org/a?b=1&c=2' });
    expect(inner(html).match(/class="button" href/g)).toHaveLength(1);
    expect(inner(html)).toContain('href="https://example.org/a?b=1&#38;c=2"');
    expect(inner(html)).toContain('<p>Or look <strong><a href="https://example.org/a?b=1&amp;c=2">here</a></strong> first.</p>');
  });

  it('keeps the lines of a text that somebody typed, and begins no markup with them', async () => {
    const { html, text } = await english('Why: {{ reason }}', { reason: 'First line\r\n# not a heading\n\n    not code\n=====\n- not a list' });
    expect(inner(html)).toBe('<p>Why: First line<br>\n# not a heading</p>\n<p>not code<br>\n=====<br>\n- not a list</p>');
    expect(body(text)).toBe('Why: First line\n# not a heading\n\nnot code\n=====\n- not a list');
  });

  it('shows any value as it was typed, whatever signs are in it', async () => {
    const kind = await kindOf({ en: 'Subject: About {{ v }}\n\nBefore {{ v }} after' });
    const word = fc.string({ minLength: 1, unit: fc.constantFrom(...Array.from('*_`[]()<>!#+-.|~\\&"\'{}%$:;/=a1 ')) }).filter((value) => value.trim() === value && !/ {2}/.test(value));
    fc.assert(
      fc.property(word, (value) => {
        const { html, text, subject } = writeLetter(kind, 'en', { v: value }, around);
        expect(subject).toBe(`About ${value}`);
        expect(body(text)).toBe(`Before ${value} after`);
        const shown = inner(html).replace(/<\/?p>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
        expect(inner(html)).toMatch(/^<p>[^<>]*<\/p>$/);
        expect(shown).toBe(`Before ${value} after`);
      }),
      { numRuns: 500 },
    );
  });

  it('links to no script, whatever a value says', async () => {
    const { html } = await english('[Look]({{ link }})', { link: 'javascript:alert(1)' });
    expect(html).not.toContain('href="javascript');
  });

  it('has a subject of one line', async () => {
    const kind = await kindOf({ en: 'Subject: News of {{ event }}\n\nText' });
    expect(writeLetter(kind, 'en', { event: 'Forum\r\nBcc: someone@example.org\u0000' }, around).subject).toBe('News of Forum Bcc: someone@example.org');
  });

  it('is not written with a hole in it', async () => {
    await expect(english('Dear {{ name }}')).rejects.toThrow(LetterFault);
    await expect(english('Dear {{ name.constructor.name }}', { name: 'A' })).rejects.toThrow(LetterFault);
  });

  it('reads no files', async () => {
    await expect(english("{% include 'letter.ts' %}")).rejects.toThrow(/letter\.ts/);
    await expect(english("{% render '/etc/passwd' %}")).rejects.toThrow(/passwd/);
  });

  it('is in the language of its reader where there is one, and in English otherwise', async () => {
    const kind = await kindOf({ en: 'Subject: News\n\nText', ru: 'Subject: Новости\n\nТекст' });
    expect(writeLetter(kind, 'ru', {}, around)).toMatchObject({ locale: 'ru', subject: 'Новости' });
    expect(writeLetter(kind, 'fa', {}, around)).toMatchObject({ locale: 'en', subject: 'News' });
    const persian = await kindOf({ en: 'Subject: News\n\nText', fa: 'Subject: خبر\n\nمتن' });
    const { html, locale } = writeLetter(persian, 'fa', {}, around);
    expect(locale).toBe('fa');
    expect(html).toContain('lang="fa" dir="rtl"');
    expect(html).toContain('text-align:right');
    expect(html).not.toMatch(/direction:ltr|\{\{/);
  });

  it('says who sent it, and how to end such letters where that is possible', async () => {
    const kind = await kindOf({ en: 'Subject: News\n\nText' });
    const { html, text } = writeLetter(kind, 'en', {}, { ...around, sender: 'Secretariat <b>', unsubscribe: 'https://events.example.org/unsubscribe/t' });
    expect(text).toContain('\n\n-- \nSent through Convoke on behalf of Secretariat <b>, https://events.example.org\n');
    expect(text).toContain('Stop letters of this kind:\nhttps://events.example.org/unsubscribe/t\n');
    expect(html).toContain('Secretariat &#60;b&#62;');
    expect(html).toContain('<a href="https://events.example.org/unsubscribe/t">Stop letters of this kind</a>');
  });
});

describe('the letters of a kind', () => {
  it('are without fault when both languages are there and the sample holds every field', async () => {
    const text = 'Subject: {{ event }}\n\n{% for item in items %}{{ item.name }}{% endfor %}{% if more %}{{ more.text }}{% endif %}';
    expect(letterFaults(await kindOf({ en: text, ru: text }, { event: 'F', items: [{ name: 'a' }], more: { text: 'b' } }))).toEqual([]);
  });

  it('have a fault when a language is missing', async () => {
    const kind = await kindOf({ en: 'Subject: S\n\nText' });
    expect(letterFaults(kind)).toEqual([`${kind.name}.ru.md is not there`]);
  });

  it('have a fault when a field is not in the sample, even in a branch that the sample does not take', async () => {
    const kind = await kindOf({ en: 'Subject: S\n\n{% if no %}{{ hidden.field }}{% endif %}', ru: 'Subject: S\n\nТекст' }, { no: false, hidden: {} });
    expect(letterFaults(kind)).toEqual([`${kind.name}.en.md uses hidden.field, which the sample does not hold`]);
  });

  it('have a fault when a file does not begin with its subject, or cannot be read as Liquid', async () => {
    expect(letterFaults(await kindOf({ en: 'Dear', ru: 'Subject: S\n\nx' }))[0]).toContain('must begin with "Subject: "');
    expect(letterFaults(await kindOf({ en: 'Subject: S\n\n{% if %}', ru: 'Subject: S\n\nx' }))).toHaveLength(1);
  });
});
