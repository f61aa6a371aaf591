import type { ElementType, ReactElement, ReactNode } from 'react';
import { directionOf, textIn, type LocalisedText } from '../../texts/texts.js';
import { usePublic } from '../PublicContext.js';

/** A text that the organisers wrote, in the reader's language or the nearest there is; marked with its own language when that differs. */
export function Text({ of, as: As = 'span', className }: { of: LocalisedText | null | undefined; as?: ElementType; className?: string }): ReactElement | null {
  const { setting } = usePublic();
  const { text, locale } = textIn(of, setting.locale);
  if (text === '') return null;
  const foreign = locale === setting.locale ? {} : { lang: locale, dir: directionOf(locale), 'data-foreign': true };
  return (
    <As className={className} {...foreign}>
      {text}
    </As>
  );
}

/** A longer text, in the little of Markdown that organisers use: paragraphs, lists, headings, **strong**, *emphasis* and links. Anything else stays as it was written. */
export function Prose({ of }: { of: LocalisedText | null | undefined }): ReactElement | null {
  const { setting } = usePublic();
  const { text, locale } = textIn(of, setting.locale);
  if (text.trim() === '') return null;
  return (
    <div className="prose" {...(locale === setting.locale ? {} : { lang: locale, dir: directionOf(locale) })}>
      {text
        .trim()
        .split(/\n\s*\n/)
        .map((block, place) => (
          <Block key={place} lines={block.split('\n')} />
        ))}
    </div>
  );
}

const ITEM = /^\s*(?:[-*•]|\d+[.)])\s+/;

function Block({ lines }: { lines: readonly string[] }): ReactElement {
  const [first = ''] = lines;
  const heading = /^#{1,6}\s+(.*)$/.exec(first)?.[1];
  if (heading !== undefined && lines.length === 1) return <h3>{heading}</h3>;
  if (lines.every((line) => ITEM.test(line))) {
    const List = /^\s*\d/.test(first) ? 'ol' : 'ul';
    return (
      <List>
        {lines.map((line) => (
          <li key={line}>{inline(line.replace(ITEM, ''))}</li>
        ))}
      </List>
    );
  }
  return <p>{inline(lines.join(' '))}</p>;
}

const MARKS = /\*\*(.+?)\*\*|\*([^*\s][^*]*)\*|\[([^\]]+)\]\((https?:\/\/[^\s)]+|mailto:[^\s)]+)\)/g;

/** Strong, emphasis and links; only addresses of the web and of mail become links. */
function inline(text: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const found of text.matchAll(MARKS)) {
    const [whole, strong, emphasis, label, href] = found;
    parts.push(text.slice(end, found.index));
    if (strong !== undefined) parts.push(<strong key={found.index}>{strong}</strong>);
    else if (emphasis !== undefined) parts.push(<em key={found.index}>{emphasis}</em>);
    else
      parts.push(
        <a key={found.index} href={href} rel="noreferrer">
          {label}
        </a>,
      );
    end = found.index + whole.length;
  }
  return [...parts, text.slice(end)];
}
