import { Button, SimpleGrid, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Banner, Name } from '../../../../design/index.js';
import { api, done, ProblemError, textIn, unwrap, useLocale } from '../../../index.js';
import { DIRECTORY } from '../directory.js';
import { EntryForm, useDraft } from '../form/EntryForm.js';
import { newPerson, personDraft } from './person-draft.js';
import { PersonFields } from './PersonFields.js';
import { InstitutionPicker, type Choice } from '../form/Picker.js';
import { useTexts } from '../texts.js';

/** Adds a person. Whoever has a like name is offered first, so that nobody is entered twice. */
export function NewPerson({ onOpen, onLeave }: { onOpen: (id: string) => void; onLeave: () => void }): ReactElement {
  const t = useTexts();
  const queries = useQueryClient();
  const [institution, setInstitution] = useState<Choice | null>(null);
  const [named, setNamed] = useState('');
  const add = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/people', { body: newPerson(form.draft, institution?.id ?? null) })),
    onSuccess: async ({ id, name }) => {
      await queries.invalidateQueries({ queryKey: DIRECTORY });
      done(t('person.added', { name }));
      onOpen(id);
    },
  });
  const form = useDraft({ ...personDraft(null), 'institutionName.en': '', 'institutionName.ru': '', 'position.en': '', 'position.ru': '' }, add.error, ['institutionId']);
  const { familyName = '', givenName = '' } = form.draft;
  const there = add.error instanceof ProblemError && add.error.code === 'PERSON_EXISTS' ? add.error.params['personId'] : undefined;
  return (
    <EntryForm label={t('person.add')} form={form} busy={add.isPending} submit={t('person.add')} onSubmit={() => add.mutate()} onLeave={onLeave}>
      {typeof there === 'string' && <Button variant="default" onClick={() => onOpen(there)}>{t('person.open-existing')}</Button>}
      <PersonFields form={form} onNamed={() => setNamed(familyName.trim() && givenName.trim() ? `${givenName.trim()} ${familyName.trim()}` : '')} />
      <Namesakes name={named} onOpen={onOpen} />
      <InstitutionPicker name="institutionId" label={t('institution')} hint={t('institution-hint')} error={form.faults.of('institutionId')} chosen={institution} onChoose={setInstitution} />
      {institution === null && (
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput label={t('institutionName.en')} lang="en" {...form.field('institutionName.en')} />
          <TextInput label={t('institutionName.ru')} lang="ru" {...form.field('institutionName.ru')} />
        </SimpleGrid>
      )}
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={t('position.en')} lang="en" {...form.field('position.en')} />
        <TextInput label={t('position.ru')} lang="ru" {...form.field('position.ru')} />
      </SimpleGrid>
    </EntryForm>
  );
}

/** People of a like name, in whatever script it was typed. */
function Namesakes({ name, onOpen }: { name: string; onOpen: (id: string) => void }): ReactElement | null {
  const t = useTexts();
  const locale = useLocale();
  const { data } = useQuery({ queryKey: [...DIRECTORY, 'namesakes', name], queryFn: () => unwrap(api.GET('/api/v1/people', { params: { query: { search: name, limit: 5 } } })), enabled: name !== '' });
  if (!data || data.items.length === 0 || name === '') return null;
  return (
    <Banner tone="wait" live title={t('namesakes.title')}>
      <p>{t('namesakes.text')}</p>
      <ul role="list" className="picks">
        {data.items.map((person) => (
          <li key={person.id}>
            <button type="button" onClick={() => onOpen(person.id)}>
              <Name>{person.name}</Name>
              <span className="muted">{[textIn(person.institution, locale).text, person.email].filter(Boolean).join(', ')}</span>
            </button>
          </li>
        ))}
      </ul>
    </Banner>
  );
}
