import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api, done, ifMatch, isVersionChanged, textIn, unwrap, useLocale } from '../../../index.js';
import { DIRECTORY, INSTITUTION_KINDS, institutionQuery, type Institution } from '../directory.js';
import { EntryForm, useDraft, type Draft } from '../form/EntryForm.js';
import { InstitutionPicker, type Choice } from '../form/Picker.js';
import { localised } from '../people/person-draft.js';
import { StateField } from '../form/StateField.js';
import { useTexts } from '../texts.js';
import { changedFields, QuickerNotice, useBase } from '../form/versions.js';

function draftOf(institution: Institution | null): Draft {
  return {
    'name.en': institution?.name.en ?? '',
    'name.ru': institution?.name.ru ?? '',
    acronym: institution?.acronym ?? '',
    kind: institution?.kind ?? 'ministry',
    stateIso2: institution?.stateIso2 ?? '',
    website: institution?.website ?? '',
    parentId: institution?.parentId ?? '',
  };
}

/** Adds an institution, or changes one on the version that was read. */
export function InstitutionForm({ institution, onSaved, onLeave }: { institution: Institution | null; onSaved: (id: string) => void; onLeave: () => void }): ReactElement {
  const t = useTexts();
  const queries = useQueryClient();
  const { base, theirs, rebase } = useBase({ draft: draftOf(institution), version: institution?.version ?? 0 });
  const save = useMutation({
    mutationFn: async () => {
      const { draft } = form;
      const body = {
        name: { ...institution?.name, ...localised(draft, 'name') },
        kind: INSTITUTION_KINDS.find((kind) => kind === draft['kind']) ?? 'other',
        acronym: draft['acronym']?.trim() || null,
        stateIso2: draft['stateIso2'] || null,
        website: draft['website']?.trim() || null,
        parentId: draft['parentId'] || null,
      };
      if (!institution) return (await unwrap(api.POST('/api/v1/institutions', { body }))).id;
      const changed = new Set(changedFields(base.draft, draft).map((name) => name.split('.')[0]));
      const change = Object.fromEntries(Object.entries(body).filter(([name]) => changed.has(name)));
      await unwrap(api.PATCH('/api/v1/institutions/{institutionId}', { params: { path: { institutionId: institution.id }, header: ifMatch(base.version) }, body: change }));
      return institution.id;
    },
    onSuccess: async (id) => {
      await queries.invalidateQueries({ queryKey: DIRECTORY });
      done(t('saved'));
      onSaved(id);
    },
    onError: async (error) => {
      if (!institution || !isVersionChanged(error)) return;
      const newest = await queries.fetchQuery({ ...institutionQuery(institution.id), staleTime: 0 });
      form.set(rebase({ draft: draftOf(newest), version: newest.version }, form.draft));
    },
  });
  const form = useDraft(base.draft, save.error);
  const labelOf = (field: string): string => {
    const key = `institution.${field}`;
    return t.has(key) ? t(key) : field;
  };
  const notice = isVersionChanged(save.error) && theirs ? <QuickerNotice theirs={theirs} draft={base.draft} labelOf={labelOf} /> : undefined;
  return (
    <EntryForm label={t('institution')} form={form} busy={save.isPending} submit={t(institution ? 'save' : 'institution.add')} onSubmit={() => save.mutate()} onLeave={onLeave} {...(notice && { notice })}>
      <TextInput label={t('institution.name.en')} lang="en" {...form.field('name.en')} />
      <TextInput label={t('institution.name.ru')} lang="ru" {...form.field('name.ru')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={t('institution.acronym')} {...form.field('acronym')} />
        <NativeSelect label={t('institution.kind')} data={INSTITUTION_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))} {...form.field('kind')} />
        <StateField label={t('institution.stateIso2')} hint={t('institution.stateIso2-hint')} empty={t('institution.no-state')} field={form.field('stateIso2')} />
        <TextInput type="url" label={t('institution.website')} description={t('institution.website-hint')} {...form.field('website')} />
      </SimpleGrid>
      <Parent id={form.draft['parentId'] ?? ''} error={form.faults.of('parentId')} onChoose={(id) => form.set({ parentId: id })} />
    </EntryForm>
  );
}

/** What the institution is part of. */
function Parent({ id, error, onChoose }: { id: string; error: string | undefined; onChoose: (id: string) => void }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const [picked, setPicked] = useState<Choice | null>(null);
  const { data } = useQuery({ ...institutionQuery(id), enabled: id !== '' && picked === null });
  const chosen = id === '' ? null : (picked ?? { id, name: textIn(data?.name, locale).text });
  return (
    <InstitutionPicker
      name="parentId"
      label={t('institution.parentId')}
      error={error}
      chosen={chosen}
      onChoose={(choice) => {
        setPicked(choice);
        onChoose(choice?.id ?? '');
      }}
    />
  );
}
