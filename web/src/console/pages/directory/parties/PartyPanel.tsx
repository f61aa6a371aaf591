import { Button, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Status } from '../../../../design/index.js';
import { toneOf, useTrade } from '../../../../trade/trade.js';
import { api, done, textIn, unwrap, useCan, useLocale } from '../../../index.js';
import { DIRECTORY, PARTY_STATUSES, today, type Party, type Process } from '../directory.js';
import { EndIt } from '../form/EndIt.js';
import { FocalPoints } from './FocalPoints.js';
import { EntryForm, useDraft } from '../form/EntryForm.js';
import { useTerm } from '../terms.js';
import { useTexts } from '../texts.js';

/** One party: its statuses with their dates, and who speaks and spoke for it. */
export function PartyPanel({ party, process }: { party: Party; process: Process }): ReactElement {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  const term = useTerm();
  const can = useCan();
  const [giving, setGiving] = useState(false);
  return (
    <div className="entry">
      <h2>{textIn(party.name, locale).text}</h2>
      <section>
        <h3>{t('statuses')}</h3>
        <ul role="list" className="entry__lines">
          {party.statuses.map(({ id, status, from, to }) => (
            <li key={id}>
              <Status tone={to === null || to >= today() ? toneOf(`party.${status}`) : 'rest'}>{trade(`party.${status}`)}</Status>
              <span className="muted">{term({ from, to })}</span>
              {can('directory.change') && to === null && (
                <EndIt of={trade(`party.${status}`)} end={(on) => unwrap(api.POST('/api/v1/parties/{partyId}/statuses/{statusId}/end', { params: { path: { partyId: party.id, statusId: id } }, body: { on } }))} />
              )}
            </li>
          ))}
        </ul>
        {can('directory.change') && !giving && (
          <Button variant="default" onClick={() => setGiving(true)}>
            {t('status.give')}
          </Button>
        )}
        {giving && <GiveStatus partyId={party.id} onEnd={() => setGiving(false)} />}
      </section>
      <FocalPoints of={{ partyId: party.id }} title={textIn(process.focalPointTitle, locale).text || t('focal-points')} />
    </div>
  );
}

function GiveStatus({ partyId, onEnd }: { partyId: string; onEnd: () => void }): ReactElement {
  const t = useTexts();
  const trade = useTrade();
  const queries = useQueryClient();
  const give = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/parties/{partyId}/statuses', {
          params: { path: { partyId } },
          body: { status: PARTY_STATUSES.find((one) => one === form.draft['status']) ?? 'member', from: form.draft['from'] ?? '', to: form.draft['to'] || null },
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: DIRECTORY });
      done(t('saved'));
      onEnd();
    },
  });
  const form = useDraft({ status: 'member', from: today(), to: '' }, give.error);
  return (
    <EntryForm label={t('status.give')} form={form} busy={give.isPending} submit={t('status.give')} onSubmit={() => give.mutate()} onLeave={onEnd}>
      <NativeSelect label={t('status')} data={PARTY_STATUSES.map((value) => ({ value, label: trade(`party.${value}`) }))} {...form.field('status')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput type="date" label={t('from')} description={t('from-hint')} {...form.field('from')} />
        <TextInput type="date" label={t('to')} description={t('to-hint')} {...form.field('to')} />
      </SimpleGrid>
    </EntryForm>
  );
}
