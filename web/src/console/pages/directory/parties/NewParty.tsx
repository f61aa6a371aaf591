import { NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useTrade } from '../../../../trade/trade.js';
import { api, done, unwrap } from '../../../index.js';
import { DIRECTORY, PARTY_STATUSES, today } from '../directory.js';
import { EntryForm, useDraft } from '../form/EntryForm.js';
import { InstitutionPicker, type Choice } from '../form/Picker.js';
import { StateField } from '../form/StateField.js';
import { useTexts } from '../texts.js';

/** Adds a State or an organisation to a process, with its first status. */
export function NewParty({ processId, onAdded, onLeave }: { processId: string; onAdded: (id: string) => void; onLeave: () => void }): ReactElement {
  const t = useTexts();
  const trade = useTrade();
  const queries = useQueryClient();
  const [institution, setInstitution] = useState<Choice | null>(null);
  const add = useMutation({
    mutationFn: () => {
      const { draft } = form;
      const state = draft['is'] !== 'institution';
      return unwrap(
        api.POST('/api/v1/parties', {
          body: {
            processId,
            stateIso2: state ? draft['stateIso2'] || null : null,
            institutionId: state ? null : (institution?.id ?? null),
            status: PARTY_STATUSES.find((one) => one === draft['status']) ?? 'member',
            from: draft['from'] ?? '',
          },
        }),
      );
    },
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: DIRECTORY });
      done(t('saved'));
      onAdded(id);
    },
  });
  const form = useDraft({ is: 'state', stateIso2: '', status: 'member', from: today() }, add.error, ['institutionId']);
  const isState = form.draft['is'] !== 'institution';
  return (
    <EntryForm label={t('party.add')} form={form} busy={add.isPending} submit={t('party.add')} onSubmit={() => add.mutate()} onLeave={onLeave}>
      <NativeSelect
        label={t('party.is')}
        data={[
          { value: 'state', label: t('party.is-state') },
          { value: 'institution', label: t('party.is-institution') },
        ]}
        {...form.field('is')}
      />
      {isState ? (
        <StateField label={t('institution.stateIso2')} empty={t('not-chosen')} field={form.field('stateIso2')} />
      ) : (
        <InstitutionPicker name="institutionId" label={t('institution')} error={form.faults.of('institutionId') ?? form.faults.of('stateIso2')} chosen={institution} onChoose={setInstitution} />
      )}
      <NativeSelect label={t('status')} data={PARTY_STATUSES.map((value) => ({ value, label: trade(`party.${value}`) }))} {...form.field('status')} />
      <TextInput type="date" label={t('from')} {...form.field('from')} />
    </EntryForm>
  );
}
