import { SegmentedControl } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useShellTexts } from '../texts.js';
import './letter.css';

/** A letter, as it is sent. */
export interface Letter {
  subject: string;
  html: string;
  text: string;
  /** Language of the letter. */
  language: string | null;
}

/** A letter as its reader sees it: the sheet in a frame of its own in which nothing runs and no link leads anywhere, or as plain text. */
export function LetterView({ letter }: { letter: Letter }): ReactElement {
  const t = useShellTexts();
  const [form, setForm] = useState('sheet');
  return (
    <div className="letter">
      <div className="letter__head">
        <p className="letter__subject" lang={letter.language ?? undefined}>
          {letter.subject}
        </p>
        <SegmentedControl aria-label={t('letter.form')} size="xs" value={form} data={[{ value: 'sheet', label: t('letter.sheet') }, { value: 'text', label: t('letter.text') }]} onChange={setForm} />
      </div>
      {form === 'sheet' ? (
        <iframe className="letter__sheet" title={t('letter.title', { subject: letter.subject })} sandbox="" referrerPolicy="no-referrer" srcDoc={letter.html} />
      ) : (
        <pre className="letter__text" lang={letter.language ?? undefined} tabIndex={0} aria-label={t('letter.title', { subject: letter.subject })} role="region">
          {letter.text}
        </pre>
      )}
    </div>
  );
}
