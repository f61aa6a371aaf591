import { Button, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { Loading, Name, Status } from '../../../../design/index.js';
import { api, done, Trouble, unwrap, useCan } from '../../../index.js';
import { DIRECTORY, today } from '../directory.js';
import { EndIt } from '../form/EndIt.js';
import { EntryForm, useDraft } from '../form/EntryForm.js';
import { PersonPicker, type Choice } from '../form/Picker.js';
import { useTerm } from '../terms.js';
import { useTexts } from '../texts.js';

/** For whom focal points speak. */
export type SpokenFor = { partyId: string } | { institutionId: string };

/** Who speaks and who spoke for a party or an institution; appoints and ends. `title` is what the process calls them. */
export function FocalPoints({ of, title }: { of: SpokenFor; title: string }): ReactElement {
  const t = useTexts();
  const term = useTerm();
  const can = useCan();
  const [appointing, setAppointing] = useState(false);
  const query = 'partyId' in of ? { party: of.partyId } : { institution: of.institutionId };
  const { data, error, refetch } = useQuery({ queryKey: [...DIRECTORY, 'focal-points', query], queryFn: () => unwrap(api.GET('/api/v1/focal-points', { params: { query } })) });
  return (
    <section>
      <h3>{title}</h3>
      {error ? (
        <Trouble error={error} again={() => void refetch()} />
      ) : !data ? (
        <Loading label={t('loading')} lines={2} />
      ) : (
        <>
          {data.items.length === 0 && <p className="muted">{t('focal-points.none')}</p>}
          <ul role="list" className="entry__lines">
            {data.items.map(({ id, personId, name, rank, from, to }) => (
              <li key={id}>
                <Link to="/directory" search={{ panel: personId }}>
                  <Name>{name}</Name>
                </Link>
                <span>{t(`rank.${rank}`)}</span>
                <Status tone={to === null || to >= today() ? 'ok' : 'rest'}>{term({ from, to })}</Status>
                {can('directory.change') && to === null && <EndIt of={name} end={(on) => unwrap(api.POST('/api/v1/focal-points/{focalPointId}/end', { params: { path: { focalPointId: id } }, body: { on } }))} />}
              </li>
            ))}
          </ul>
          {can('directory.change') && !appointing && (
            <Button variant="default" onClick={() => setAppointing(true)}>
              {t('appoint')}
            </Button>
          )}
          {appointing && <Appoint of={of} onEnd={() => setAppointing(false)} />}
        </>
      )}
    </section>
  );
}

function Appoint({ of, onEnd }: { of: SpokenFor; onEnd: () => void }): ReactElement {
  const t = useTexts();
  const queries = useQueryClient();
  const [person, setPerson] = useState<Choice | null>(null);
  const appoint = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/focal-points', {
          body: { ...of, personId: person?.id ?? '', rank: form.draft['rank'] === 'alternate' ? 'alternate' : 'principal', from: form.draft['from'] ?? '', to: form.draft['to'] || null },
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: DIRECTORY });
      done(t('appointed', { name: person?.name ?? '' }));
      onEnd();
    },
  });
  const form = useDraft({ rank: 'principal', from: today(), to: '' }, appoint.error, ['personId']);
  return (
    <EntryForm label={t('appoint')} form={form} busy={appoint.isPending} submit={t('appoint')} onSubmit={() => appoint.mutate()} onLeave={onEnd}>
      <PersonPicker name="personId" label={t('person')} error={form.faults.of('personId')} chosen={person} onChoose={setPerson} />
      <NativeSelect label={t('rank')} description={t('rank-hint')} data={(['principal', 'alternate'] as const).map((value) => ({ value, label: t(`rank.${value}`) }))} {...form.field('rank')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput type="date" label={t('from')} description={t('from-hint')} {...form.field('from')} />
        <TextInput type="date" label={t('to')} description={t('to-hint')} {...form.field('to')} />
      </SimpleGrid>
    </EntryForm>
  );
}
