import { Checkbox, SimpleGrid, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api, done, unwrap } from '../../../index.js';
import { DIRECTORY, today } from '../directory.js';
import { EntryForm, useDraft } from '../form/EntryForm.js';
import { localised } from './person-draft.js';
import { InstitutionPicker, type Choice } from '../form/Picker.js';
import { useTexts } from '../texts.js';

/** A new position, which ends those held until now unless the person keeps them. */
export function AddPosition({ personId, onEnd }: { personId: string; onEnd: () => void }): ReactElement {
  const t = useTexts();
  const queries = useQueryClient();
  const [institution, setInstitution] = useState<Choice | null>(null);
  const [endsOthers, setEndsOthers] = useState(true);
  const add = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/people/{personId}/positions', {
          params: { path: { personId } },
          body: { institutionId: institution?.id ?? null, title: localised(form.draft, 'title'), from: form.draft['from'] || null, to: form.draft['to'] || null, endsOthers },
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: DIRECTORY });
      done(t('saved'));
      onEnd();
    },
  });
  const form = useDraft({ 'title.en': '', 'title.ru': '', from: today(), to: '' }, add.error, ['institutionId']);
  return (
    <EntryForm label={t('position.add')} form={form} busy={add.isPending} submit={t('position.add')} onSubmit={() => add.mutate()} onLeave={onEnd}>
      <InstitutionPicker name="institutionId" label={t('institution')} error={form.faults.of('institutionId')} chosen={institution} onChoose={setInstitution} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={t('position.en')} lang="en" {...form.field('title.en')} />
        <TextInput label={t('position.ru')} lang="ru" {...form.field('title.ru')} />
        <TextInput type="date" label={t('from')} description={t('from-hint')} {...form.field('from')} />
        <TextInput type="date" label={t('to')} description={t('to-hint')} {...form.field('to')} />
      </SimpleGrid>
      <Checkbox label={t('position.ends-others')} checked={endsOthers} onChange={(event) => setEndsOthers(event.currentTarget.checked)} />
    </EntryForm>
  );
}
