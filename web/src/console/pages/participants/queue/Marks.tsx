import type { ReactElement } from 'react';
import { Status, type Tone } from '../../../../design/index.js';
import { useTexts } from './texts.js';
import type { ToDecide } from './to-decide.js';

/** What a decision should look at, in a few words each. */
export function Marks({ of }: { of: ToDecide }): ReactElement {
  const t = useTexts();
  const marks = marksOf(t, of);
  if (marks.length === 0) return <span className="muted">{t('nothing')}</span>;
  return (
    <ul role="list" className="marks">
      {marks.map(({ tone, text }) => (
        <li key={text}>
          <Status tone={tone}>{text}</Status>
        </li>
      ))}
    </ul>
  );
}

interface Mark {
  tone: Tone;
  text: string;
}

function marksOf(t: ReturnType<typeof useTexts>, { duplicates, missing, changes, asked, focalPoint, waitsFor }: ToDecide): Mark[] {
  const [likeliest] = duplicates;
  return [
    ...(changes.length > 0 ? [mark('wait', t('changed', { count: changes.length }))] : []),
    ...(likeliest ? [mark(likeliest.likeness === 'hint' ? 'rest' : 'wait', t(`duplicate.${likeliest.likeness}`, { name: likeliest.name }))] : []),
    ...(missing.length > 0 ? [mark('bad', t('missing', { count: missing.length }))] : []),
    ...(asked ? [mark(asked.answeredAt === null ? 'rest' : 'info', t(asked.answeredAt === null ? 'asked' : 'asked.answered'))] : []),
    ...(waitsFor === 'focal-point' ? [mark('rest', t('focal-point'))] : []),
    ...(focalPoint ? [mark(focalPoint.supported ? 'ok' : 'bad', t(focalPoint.supported ? 'focal-point.yes' : 'focal-point.no'))] : []),
  ];
}

function mark(tone: Tone, text: string): Mark {
  return { tone, text };
}
