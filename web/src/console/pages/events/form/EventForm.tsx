import '../events.css';
import { Button, Group, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useMemo, type ReactElement } from 'react';
import { Banner, ErrorSummary } from '../../../../design/index.js';
import { isVersionChanged, type FieldFaults } from '../../../index.js';
import { useFaults } from '../faults.js';
import { useTexts } from '../texts.js';
import { Conflicts } from './Conflicts.js';
import { draftOf, type EventDraft, type Read } from './draft.js';
import { useFieldLabels } from './fields.js';
import { KindFields } from './KindFields.js';
import { useKeptDraft } from './kept-draft.js';
import { merge, type Merged } from './merge.js';
import { MoveNotice } from './MoveNotice.js';
import { PlaceFields } from './PlaceFields.js';
import { PracticalFields } from './PracticalFields.js';
import { readEvent, saveEvent } from './save-event.js';
import { SubjectFields } from './SubjectFields.js';
import { TimeFields } from './TimeFields.js';

/** What each part of the form is given. */
export interface PartProps {
  draft: EventDraft;
  change: (part: Partial<EventDraft>) => void;
  faults: FieldFaults;
}

interface EventFormProps {
  /** What it begins from: an event that was read, or for a new one the first draft. */
  from: { read: Read | null; draft: EventDraft };
  onSaved: (read: Read) => void;
  /** Leaves the form; what was typed is forgotten. */
  onLeave: () => void;
}

/** Makes an event or changes one. What is typed is kept in the tab; what somebody else saved meanwhile is shown beside it, and neither is lost. */
export function EventForm({ from, onSaved, onLeave }: EventFormProps): ReactElement {
  const t = useTexts();
  const kept = useKeptDraft(from.read?.event.id ?? 'new', () => from);
  const { draft, read } = kept;
  // A draft that is sent twice, because its answer was lost, makes one event.
  const once = useMemo(() => (draft ? crypto.randomUUID() : ''), [draft]);
  const save = useMutation({
    mutationFn: () => saveEvent(draft, read, once, (now, then) => kept.hold(() => ({ draft: then, read: now }))),
    onSuccess: (saved) => {
      kept.begin({ draft: draftOf(saved), read: saved });
      onSaved(saved);
    },
    onError: (error) => {
      if (isVersionChanged(error)) catchUp.mutate();
    },
  });
  const catchUp = useMutation({
    mutationFn: async (): Promise<Merged & { now: EventDraft }> => {
      if (read === null) throw new Error('An event that is not made yet has no other version');
      const current = await readEvent(read.event.id);
      const now = draftOf(current);
      const merged = merge(draftOf(read), draft, now);
      kept.hold(() => ({ draft: merged.draft, read: current }));
      return { ...merged, now };
    },
  });
  const change = (part: Partial<EventDraft>): void => kept.hold((before) => ({ ...before, draft: { ...before.draft, ...part } }));
  const faults = useFaults(save.error ?? catchUp.error, useFieldLabels(draft));
  const part = { draft, change, faults };
  const leave = (): void => {
    kept.begin(from);
    onLeave();
  };
  return (
    <form
      noValidate
      className="event-form"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        catchUp.reset();
        save.mutate();
      }}
    >
      <Stack gap="xl">
        {kept.restored && (
          <Banner tone="info" title={t('form.restored')}>
            {t('form.restored-text')}
          </Banner>
        )}
        <ErrorSummary title={t('faults')} faults={faults.all} ref={faults.summary} />
        {catchUp.data && <Conflicts merged={catchUp.data} draft={draft} onTake={change} />}
        <SubjectFields {...part} made={read !== null} />
        <TimeFields {...part} />
        <PlaceFields {...part} />
        <KindFields {...part} addition={read?.addition ?? null} made={from.read !== null} />
        <PracticalFields {...part} />
        {read !== null && <MoveNotice read={read} draft={draft} />}
        <Group className="event-form__end">
          <Button type="submit" loading={save.isPending || catchUp.isPending}>
            {t(from.read === null ? 'form.make' : 'form.save')}
          </Button>
          <Button variant="subtle" onClick={leave}>
            {t('leave')}
          </Button>
          <p className="muted">{t('form.kept')}</p>
        </Group>
      </Stack>
    </form>
  );
}
