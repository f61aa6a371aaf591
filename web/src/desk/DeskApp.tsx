import type { ReactElement } from 'react';
import { Empty } from '../design/index.js';
import { useTexts } from './texts.js';

/** The desk at the door: pair, scan, search, roster. */
export function DeskApp(): ReactElement {
  const t = useTexts();
  return (
    <main style={{ maxInlineSize: 'var(--page-narrow)', marginInline: 'auto', padding: 'var(--s-6) var(--page-edge)' }} className="stack">
      <h1>{t('title')}</h1>
      <Empty title={t('unpaired.title')}>{t('unpaired.text')}</Empty>
    </main>
  );
}
