import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type ChangeEvent, type ReactElement, type ReactNode } from 'react';
import { ErrorSummary, fieldId } from '../../../../design/index.js';
import { ProblemError } from '../../../index.js';
import { useTexts } from '../texts.js';

/** What is typed, by the names that the API gives its fields; a text in several languages is `name.en`, `name.ru`. */
export type Draft = Readonly<Record<string, string>>;

type Typed = ChangeEvent<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>;

export interface FieldOf {
  id: string;
  error: string | undefined;
  value: string;
  onChange: (event: Typed) => void;
}

export interface DraftForm {
  draft: Draft;
  set: (change: Draft) => void;
  /** What an input needs: id, value, what is wrong. */
  field: (name: string) => FieldOf;
  fault: (name: string) => string | undefined;
}

/** A form's draft, and at each field what the server found wrong with it. */
export function useDraft(initial: Draft | (() => Draft), error: Error | null): DraftForm {
  const [draft, setDraft] = useState<Draft>(initial);
  const set = (change: Draft): void => setDraft((before) => ({ ...before, ...change }));
  const faults = faultsOf(error, draft);
  const fault = (name: string): string | undefined => faults.get(name);
  return { draft, set, fault, field: (name) => ({ id: fieldId(name), error: fault(name), value: draft[name] ?? '', onChange: (event) => set({ [name]: event.currentTarget.value }) }) };
}

/** What is wrong by field. A text in several languages is told at its first field. */
function faultsOf(error: Error | null, draft: Draft): Map<string, string> {
  const told = error instanceof ProblemError ? [...error.byField()] : [];
  return new Map(told.map(([field, text]) => [!(field in draft) && `${field}.en` in draft ? `${field}.en` : field, text]));
}

interface EntryFormProps {
  /** Names the form for screen readers. */
  label: string;
  error: Error | null;
  draft: Draft;
  busy: boolean;
  submit: string;
  onSubmit: () => void;
  onLeave: () => void;
  /** Said above the fields: somebody else was quicker, or the like. */
  notice?: ReactNode;
  children: ReactNode;
}

/** Fields with everything that is wrong above them; the summary takes the focus when it appears. */
export function EntryForm({ label, error, draft, busy, submit, onSubmit, onLeave, notice, children }: EntryFormProps): ReactElement {
  const t = useTexts();
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => summary.current?.focus(), [error]);
  const faults = [...faultsOf(error, draft)].map(([field, text]) => ({ field, text }));
  const whole = error !== null && notice === undefined && faults.length === 0 ? [{ field: null, text: error instanceof ProblemError && error.message !== '' ? error.message : t('failed') }] : [];
  return (
    <form
      className="entry-form"
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {notice ?? <ErrorSummary title={t('form.faults')} faults={[...faults, ...whole]} ref={summary} />}
      {children}
      <div className="buttons">
        <Button type="submit" loading={busy}>
          {submit}
        </Button>
        <Button variant="subtle" onClick={onLeave}>
          {t('form.leave')}
        </Button>
      </div>
    </form>
  );
}
