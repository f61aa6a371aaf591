import { Checkbox, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { fieldId } from '../../../../design/index.js';
import { api, done, ifMatch, isVersionChanged, unwrap } from '../../../index.js';
import { DIRECTORY, type Process } from '../directory.js';
import { EntryForm, useDraft, type Draft } from '../form/EntryForm.js';
import { localised } from '../people/person-draft.js';
import { useLanguageName } from '../people/PersonFields.js';
import { useTexts } from '../texts.js';
import { changedFields, QuickerNotice, useBase } from '../form/versions.js';

const LANGUAGES = ['en', 'ru', 'fa'] as const;

function draftOf(process: Process | null): Draft {
  return {
    acronym: process?.acronym ?? '',
    'name.en': process?.name.en ?? '',
    'name.ru': process?.name.ru ?? '',
    'focalPointTitle.en': process?.focalPointTitle.en ?? '',
    'focalPointTitle.ru': process?.focalPointTitle.ru ?? '',
    workingLanguages: process?.workingLanguages.join(' ') ?? 'en ru',
  };
}

/** Adds a process, or changes one on the version that was read. */
export function ProcessForm({ process, onSaved, onLeave }: { process: Process | null; onSaved: (id: string) => void; onLeave: () => void }): ReactElement {
  const t = useTexts();
  const languageName = useLanguageName();
  const queries = useQueryClient();
  const { base, theirs, rebase } = useBase({ draft: draftOf(process), version: process?.version ?? 0 });
  const save = useMutation({
    mutationFn: async () => {
      const { draft } = form;
      const focalPointTitle = { ...process?.focalPointTitle, ...localised(draft, 'focalPointTitle') };
      const body = {
        acronym: draft['acronym']?.trim() ?? '',
        name: { ...process?.name, ...localised(draft, 'name') },
        workingLanguages: LANGUAGES.filter((language) => draft['workingLanguages']?.split(' ').includes(language)),
        ...(Object.keys(focalPointTitle).length > 0 && { focalPointTitle }),
      };
      if (!process) return unwrap(api.POST('/api/v1/processes', { body }));
      const changed = new Set(changedFields(base.draft, draft).map((name) => name.split('.')[0]));
      const change = Object.fromEntries(Object.entries(body).filter(([name]) => changed.has(name)));
      return unwrap(api.PATCH('/api/v1/processes/{processId}', { params: { path: { processId: process.id }, header: ifMatch(base.version) }, body: change }));
    },
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: DIRECTORY });
      done(t('saved'));
      onSaved(id);
    },
    onError: async (error) => {
      if (!process || !isVersionChanged(error)) return;
      const newest = await unwrap(api.GET('/api/v1/processes/{processId}', { params: { path: { processId: process.id } } }));
      form.set(rebase({ draft: draftOf(newest), version: newest.version }, form.draft));
    },
  });
  const form = useDraft(base.draft, save.error);
  const spoken = (form.draft['workingLanguages'] ?? '').split(' ').filter((tag) => tag !== '');
  const labelOf = (field: string): string => {
    const key = `process.${field}`;
    return t.has(key) ? t(key) : field;
  };
  const notice = isVersionChanged(save.error) && theirs ? <QuickerNotice theirs={theirs} draft={base.draft} labelOf={labelOf} /> : undefined;
  return (
    <EntryForm label={t('process')} form={form} busy={save.isPending} submit={t(process ? 'save' : 'process.add')} onSubmit={() => save.mutate()} onLeave={onLeave} {...(notice && { notice })}>
      <TextInput label={t('process.name.en')} lang="en" {...form.field('name.en')} />
      <TextInput label={t('process.name.ru')} lang="ru" {...form.field('name.ru')} />
      <TextInput label={t('process.acronym')} description={t('process.acronym-hint')} {...form.field('acronym')} />
      <TextInput label={t('process.focalPointTitle.en')} description={t('process.focalPointTitle-hint')} lang="en" {...form.field('focalPointTitle.en')} />
      <TextInput label={t('process.focalPointTitle.ru')} lang="ru" {...form.field('focalPointTitle.ru')} />
      <fieldset id={fieldId('workingLanguages')} tabIndex={-1}>
        <legend>{t('process.workingLanguages')}</legend>
        {form.faults.of('workingLanguages') && <p className="picked__error">{form.faults.of('workingLanguages')}</p>}
        {LANGUAGES.map((tag) => (
          <Checkbox key={tag} label={languageName(tag)} checked={spoken.includes(tag)} onChange={() => form.set({ workingLanguages: (spoken.includes(tag) ? spoken.filter((one) => one !== tag) : [...spoken, tag]).join(' ') })} />
        ))}
      </fieldset>
    </EntryForm>
  );
}
