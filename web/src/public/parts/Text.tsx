import type { ElementType, ReactElement } from 'react';
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

/** A longer text: blank lines part paragraphs, lines that begin with `- ` are a list. */
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

function Block({ lines }: { lines: readonly string[] }): ReactElement {
  if (lines.every((line) => /^\s*[-•]\s/.test(line))) {
    return (
      <ul>
        {lines.map((line) => (
          <li key={line}>{line.replace(/^\s*[-•]\s+/, '')}</li>
        ))}
      </ul>
    );
  }
  return <p>{lines.join(' ')}</p>;
}
