import MarkdownIt, { type Token } from 'markdown-it';
import { escapeHtml } from './frame.js';
import { plainText } from './plain-text.js';

/** Markdown without HTML of its own; a line break is a line break, as in a letter. */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false, breaks: true });

/** A text in Markdown as HTML for mail, and as a person reads it without formatting. */
export function fromMarkdown(source: string): { html: string; text: string } {
  const tokens = markdown.parse(source, {});
  const text = plainText(tokens);
  const html = markdown.renderer.render(withButtons(tokens), markdown.options, {});
  return { html, text };
}

/**
 * A value in a text: shown as it was typed, never markup, in its lines. Every ASCII sign that could mean something gets a backslash (CommonMark, 2.4),
 * and no line begins with spaces.
 */
export function escapeMarkdown(value: string): string {
  return value
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .split('\n')
    .map((line) => line.trim().replace(/[!-/:-@[-`{-~]/g, '\\$&'))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** A link in bold that is a paragraph of its own is what the letter is about: it becomes a button, drawn with a table so that every mail program shows it. */
function withButtons(tokens: Token[]): Token[] {
  return tokens.map((token, place) => {
    if (token.type !== 'inline' || tokens[place - 1]?.type !== 'paragraph_open') return token;
    const button = buttonOf(token);
    if (!button) return token;
    for (const paragraph of [tokens[place - 1], tokens[place + 1]]) if (paragraph) paragraph.hidden = true;
    const drawn = Object.assign(Object.create(Object.getPrototypeOf(token) as object) as Token, token, { type: 'html_block', content: button });
    return drawn;
  });
}

function buttonOf({ children }: Token): string | null {
  const all = (children ?? []).filter((child) => !(child.type === 'text' && child.content === ''));
  const [first, second] = all;
  const types = all.map((child) => child.type).filter((type) => type !== 'text');
  const inBold = types.join(' ') === 'strong_open link_open link_close strong_close' || types.join(' ') === 'link_open strong_open strong_close link_close';
  const link = [first, second].find((child) => child?.type === 'link_open');
  const outside = all[0]?.type === 'text' || all.at(-1)?.type === 'text';
  const href = link?.attrGet('href');
  if (!inBold || outside || typeof href !== 'string') return null;
  const label = all.filter((child) => child.type === 'text').map((child) => child.content).join('');
  return `<table role="presentation" border="0" cellpadding="0" cellspacing="0" style="margin:8px 0 24px"><tr><td class="button" style="background-color:#17457a;border-radius:4px;padding:12px 24px"><a class="button" href="${escapeHtml(href)}" style="color:#ffffff;font-weight:600;text-decoration:none">${escapeHtml(label)}</a></td></tr></table>\n`;
}
