import { useState, type ReactElement } from 'react';
import { Banner } from '../../../../design/index.js';
import type { Draft } from './EntryForm.js';
import { useTexts } from '../texts.js';

/** What a change is based on: the entry as it was read, and its version. */
interface Base {
  draft: Draft;
  version: number;
}

/** Fields in which two drafts differ. */
export function changedFields(before: Draft, after: Draft): string[] {
  return Object.keys(after).filter((name) => (before[name] ?? '') !== (after[name] ?? ''));
}

interface Rebased {
  base: Base;
  /** What somebody else changed meanwhile; null while nobody was quicker. */
  theirs: string[] | null;
  /** Takes the newest version as the base and answers what the form should hold: mine where I changed something, theirs elsewhere. */
  rebase: (newest: Base, mine: Draft) => Draft;
}

/** Lets a change be made on top of one that came first, without losing what was typed. */
export function useBase(initial: Base): Rebased {
  const [base, setBase] = useState(initial);
  const [theirs, setTheirs] = useState<string[] | null>(null);
  return {
    base,
    theirs,
    rebase: (newest, mine) => {
      const own = new Set(changedFields(base.draft, mine));
      setTheirs(changedFields(base.draft, newest.draft));
      setBase(newest);
      return Object.fromEntries(Object.entries(newest.draft).map(([name, value]) => [name, own.has(name) ? (mine[name] ?? '') : value]));
    },
  };
}

/** Somebody else was quicker: what they changed, what is kept, and what to do. */
export function QuickerNotice({ theirs, draft, labelOf }: { theirs: readonly string[]; draft: Draft; labelOf: (field: string) => string }): ReactElement {
  const t = useTexts();
  return (
    <Banner tone="wait" live title={t('quicker.title')}>
      <p>{t('quicker.text')}</p>
      {theirs.length > 0 && (
        <ul>
          {theirs.map((field) => (
            <li key={field}>{t('quicker.field', { field: labelOf(field), value: draft[field] || t('quicker.nothing') })}</li>
          ))}
        </ul>
      )}
    </Banner>
  );
}
