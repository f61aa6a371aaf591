import { Button } from '@mantine/core';
import { useState, type ChangeEvent, type ReactElement, type ReactNode } from 'react';
import { ErrorSummary, fieldId } from '../../../../design/index.js';
import { useFieldFaults, type FieldFaults } from '../../../index.js';
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
  faults: FieldFaults;
}

/** A form's draft, and at each field what the server found wrong with it. `besides` names fields that are not part of the draft. */
export function useDraft(initial: Draft | (() => Draft), error: Error | null, besides: readonly string[] = []): DraftForm {
  const t = useTexts();
  const [draft, setDraft] = useState<Draft>(initial);
  const set = (change: Draft): void => setDraft((before) => ({ ...before, ...change }));
  const faults = useFieldFaults(error, [...Object.keys(draft), ...besides], t('failed'));
  return { draft, set, faults, field: (name) => ({ id: fieldId(name), error: faults.of(name), value: draft[name] ?? '', onChange: (event) => set({ [name]: event.currentTarget.value }) }) };
}

interface EntryFormProps {
  /** Names the form for screen readers. */
  label: string;
  form: DraftForm;
  busy: boolean;
  submit: string;
  onSubmit: () => void;
  onLeave: () => void;
  /** Said above the fields: somebody else was quicker, or the like. */
  notice?: ReactNode;
  children: ReactNode;
}

/** Fields with everything that is wrong above them; the summary takes the focus when it appears. */
export function EntryForm({ label, form, busy, submit, onSubmit, onLeave, notice, children }: EntryFormProps): ReactElement {
  const t = useTexts();
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
      {notice ?? <ErrorSummary title={t('form.faults')} faults={form.faults.all} ref={form.faults.summary} />}
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
