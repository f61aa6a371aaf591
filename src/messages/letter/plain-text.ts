import type { Token } from 'markdown-it';

/** What is being written: lines so far, and where in the text the next one stands. */
interface Page {
  lines: string[];
  /** Lists around the next line, outermost first; `number` is that of the next item, null in a list without numbers. */
  lists: { number: number | null }[];
  quotes: number;
  /** Mark of the item that begins with the next line. */
  mark: string;
  /** Cells of the row of a table; null outside of tables. */
  cells: string[] | null;
}

/** A parsed text as a person reads it in a mail without formatting: links spelt out, items marked, no signs of markup. */
export function plainText(tokens: readonly Token[]): string {
  const page: Page = { lines: [], lists: [], quotes: 0, mark: '', cells: null };
  for (const token of tokens) steps[token.type]?.(page, token);
  return page.lines
    .join('\n')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

type Step = (page: Page, token: Token) => void;

const blank = ({ lines, lists }: Page): void => {
  if (lists.length === 0) lines.push('');
};
const endList = (page: Page): void => {
  page.lists.pop();
  blank(page);
};
const code: Step = ({ lines }, { content }) => void lines.push(content.trimEnd(), '');
const cell: Step = ({ cells }) => void cells?.push('');

const steps: Readonly<Record<string, Step>> = {
  inline: (page, token) => {
    const text = inlineText(token.children ?? []);
    if (page.cells === null) write(page, text);
    else page.cells[page.cells.length - 1] = text;
  },
  paragraph_close: blank,
  heading_close: blank,
  bullet_list_open: ({ lists }) => void lists.push({ number: null }),
  ordered_list_open: ({ lists }, token) => void lists.push({ number: Number(token.attrGet('start') ?? 1) }),
  bullet_list_close: endList,
  ordered_list_close: endList,
  list_item_open: (page) => {
    const list = page.lists.at(-1);
    page.mark = list?.number ? `${list.number}. ` : '- ';
    if (list?.number) list.number += 1;
  },
  blockquote_open: (page) => (page.quotes += 1),
  blockquote_close: (page) => (page.quotes -= 1),
  hr: ({ lines }) => void lines.push('* * *', ''),
  fence: code,
  code_block: code,
  tr_open: (page) => (page.cells = []),
  th_open: cell,
  td_open: cell,
  tr_close: (page) => {
    page.lines.push((page.cells ?? []).join(' | '));
    page.cells = null;
  },
  table_close: blank,
};

/** Writes a text at its place: after the mark of its item, and further lines beneath its first. */
function write(page: Page, text: string): void {
  const depth = page.mark === '' ? page.lists.length : page.lists.length - 1;
  const before = '> '.repeat(page.quotes) + '  '.repeat(Math.max(0, depth));
  const [first = '', ...rest] = text.split('\n');
  page.lines.push(before + page.mark + first, ...rest.map((line) => before + ' '.repeat(page.mark.length) + line));
  page.mark = '';
}

/** The words of a paragraph. A link that is all of it gets a line of its own, others stand in brackets behind their words. */
function inlineText(children: readonly Token[]): string {
  const alone = isOneLink(children);
  let text = '';
  let link: { href: string; from: number } | null = null;
  for (const child of children) {
    if (child.type === 'softbreak' || child.type === 'hardbreak') text += '\n';
    else if (child.type === 'link_open') link = { href: String(child.attrGet('href') ?? ''), from: text.length };
    else if (child.type === 'link_close' && link) {
      const label = text.slice(link.from);
      text = text.slice(0, link.from) + spelt(label, link.href, alone);
      link = null;
    } else text += child.content;
  }
  return text;
}

function spelt(label: string, href: string, alone: boolean): string {
  if (label === '' || label === href) return href;
  return alone ? `${label}:\n${href}` : `${label} (${href})`;
}

function isOneLink(children: readonly Token[]): boolean {
  const shown = children.filter(({ type, content }) => !/^(strong|em)_/.test(type) && !(type === 'text' && content === ''));
  return shown[0]?.type === 'link_open' && shown.findIndex(({ type }) => type === 'link_close') === shown.length - 1;
}
