import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, done, ifMatch, isVersionChanged, unwrap } from '../../index.js';
import { bodyOf, readForm, type StoredForm } from './form.js';
import type { KeptForm } from './kept-form.js';
import { useTexts } from './texts.js';

export interface Saving {
  save: () => void;
  isSaving: boolean;
  /** What somebody else has saved meanwhile; null when nobody did. */
  theirs: StoredForm | null;
  /** Takes what they saved, and forgets one's own. */
  take: () => void;
  /** Puts one's own on top of what they saved, as the next version. */
  overwrite: () => void;
  /** What the server refused otherwise. */
  refused: Error | null;
}

/** Saves a form as the next version. Whoever saves what they read before somebody else's version overwrites nothing, and is shown it. */
export function useSaving({ eventId, kept, read, again }: { eventId: string; kept: KeptForm; read: StoredForm; again: () => Promise<unknown> }): Saving {
  const t = useTexts();
  const queries = useQueryClient();
  // What was left here earlier may be based on a version that is gone.
  const [theirs, setTheirs] = useState<StoredForm | null>(() => (kept.base === read.version ? null : read));
  const save = useMutation({
    mutationFn: (base: number) => unwrap(api.PUT('/api/v1/events/{eventId}/form', { params: { path: { eventId }, header: ifMatch(base) }, body: bodyOf(kept.form) })),
    onSuccess: async (saved) => {
      kept.begin({ base: saved.version, form: saved });
      setTheirs(null);
      await Promise.all([queries.invalidateQueries({ queryKey: ['events', eventId] }), again()]);
      done(t('saved', { version: saved.version }));
    },
    onError: async (error) => {
      if (isVersionChanged(error)) setTheirs(await readForm(eventId));
    },
  });
  return {
    save: () => save.mutate(kept.base),
    isSaving: save.isPending,
    theirs,
    take: () => {
      if (!theirs) return;
      kept.begin({ base: theirs.version, form: theirs });
      setTheirs(null);
      save.reset();
      void again();
    },
    overwrite: () => {
      if (!theirs) return;
      kept.rebase(theirs.version);
      save.mutate(theirs.version);
    },
    refused: isVersionChanged(save.error) ? null : save.error,
  };
}
