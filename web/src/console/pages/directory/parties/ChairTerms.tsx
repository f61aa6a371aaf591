import { Button, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Loading, Status } from '../../../../design/index.js';
import { api, done, textIn, Trouble, unwrap, useCan, useLocale } from '../../../index.js';
import { DIRECTORY, today, type Party } from '../directory.js';
import { EndIt } from '../form/EndIt.js';
import { EntryForm, useDraft } from '../form/EntryForm.js';
import { useTerm } from '../terms.js';
import { useTexts } from '../texts.js';

/** Who chairs and who has chaired a process, by dates; hands the chair over. */
export function ChairTerms({ processId, parties }: { processId: string; parties: readonly Party[] }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const term = useTerm();
  const can = useCan();
  const [giving, setGiving] = useState(false);
  const { data, error, refetch } = useQuery({ queryKey: [...DIRECTORY, 'chair-terms', processId], queryFn: () => unwrap(api.GET('/api/v1/processes/{processId}/chair-terms', { params: { path: { processId } } })) });
  const nameOf = (partyId: string): string => textIn(parties.find(({ id }) => id === partyId)?.name, locale).text;
  return (
    <section className="entry chair-terms" aria-labelledby="chair-terms">
      <h2 id="chair-terms">{t('chair-terms')}</h2>
      {error ? (
        <Trouble error={error} again={() => void refetch()} />
      ) : !data ? (
        <Loading label={t('loading')} lines={3} />
      ) : (
        <>
          {data.items.length === 0 && <p className="muted">{t('chair-terms.none')}</p>}
          <ul role="list" className="entry__lines">
            {data.items.map(({ id, partyId, from, to }) => (
              <li key={id}>
                <span>{nameOf(partyId)}</span>
                <Status tone={from <= today() && (to === null || to >= today()) ? 'ok' : 'rest'}>{term({ from, to })}</Status>
                {can('directory.change') && to === null && <EndIt of={nameOf(partyId)} end={(on) => unwrap(api.POST('/api/v1/processes/{processId}/chair-terms/{termId}/end', { params: { path: { processId, termId: id } }, body: { on } }))} />}
              </li>
            ))}
          </ul>
          {can('directory.change') && !giving && (
            <div>
              <Button variant="default" onClick={() => setGiving(true)}>
                {t('chair.give')}
              </Button>
            </div>
          )}
          {giving && <GiveChair processId={processId} parties={parties} onEnd={() => setGiving(false)} />}
        </>
      )}
    </section>
  );
}

function GiveChair({ processId, parties, onEnd }: { processId: string; parties: readonly Party[]; onEnd: () => void }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const queries = useQueryClient();
  const give = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/processes/{processId}/chair-terms', { params: { path: { processId } }, body: { partyId: form.draft['partyId'] ?? '', from: form.draft['from'] ?? '', to: form.draft['to'] || null } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: DIRECTORY });
      done(t('saved'));
      onEnd();
    },
  });
  const form = useDraft({ partyId: '', from: today(), to: '' }, give.error);
  return (
    <EntryForm label={t('chair.give')} form={form} busy={give.isPending} submit={t('chair.give')} onSubmit={() => give.mutate()} onLeave={onEnd}>
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <NativeSelect label={t('party')} data={[{ value: '', label: t('not-chosen') }, ...parties.map(({ id, name }) => ({ value: id, label: textIn(name, locale).text }))]} {...form.field('partyId')} />
        <TextInput type="date" label={t('from')} {...form.field('from')} />
        <TextInput type="date" label={t('to')} {...form.field('to')} />
      </SimpleGrid>
    </EntryForm>
  );
}
