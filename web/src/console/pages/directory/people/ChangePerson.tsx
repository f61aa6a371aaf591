import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api, done, ifMatch, isVersionChanged, unwrap } from '../../../index.js';
import { DIRECTORY, personQuery, type Person } from '../directory.js';
import { EntryForm, useDraft } from '../form/EntryForm.js';
import { personChange, personDraft } from './person-draft.js';
import { PersonFields } from './PersonFields.js';
import { useTexts } from '../texts.js';
import { changedFields, QuickerNotice, useBase } from '../form/versions.js';

/** Changes a person: only what was changed is sent. Whoever was quicker keeps theirs, and so does the reader. */
export function ChangePerson({ person, onEnd }: { person: Person; onEnd: () => void }): ReactElement {
  const t = useTexts();
  const queries = useQueryClient();
  const { base, theirs, rebase } = useBase({ draft: personDraft(person), version: person.version });
  const save = useMutation({
    mutationFn: async () => {
      const changed = changedFields(base.draft, form.draft);
      if (changed.length === 0) return;
      await unwrap(api.PATCH('/api/v1/people/{personId}', { params: { path: { personId: person.id }, header: ifMatch(base.version) }, body: personChange(form.draft, changed) }));
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: DIRECTORY });
      done(t('saved'));
      onEnd();
    },
    onError: async (error) => {
      if (!isVersionChanged(error)) return;
      const newest = await queries.fetchQuery({ ...personQuery(person.id), staleTime: 0 });
      form.set(rebase({ draft: personDraft(newest), version: newest.version }, form.draft));
    },
  });
  const form = useDraft(base.draft, save.error);
  const notice = isVersionChanged(save.error) && theirs ? <QuickerNotice theirs={theirs} draft={base.draft} labelOf={(field) => (t.has(field) ? t(field) : field)} /> : undefined;
  return (
    <EntryForm label={t('person.change')} form={form} busy={save.isPending} submit={t('save')} onSubmit={() => save.mutate()} onLeave={onEnd} {...(notice && { notice })}>
      <PersonFields form={form} />
    </EntryForm>
  );
}
