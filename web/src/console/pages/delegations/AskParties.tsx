import { Button, Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { components } from '../../../api/schema.js';
import { Loading } from '../../../design/index.js';
import { api, ProblemError, textIn, Trouble, unwrap, useLocale } from '../../index.js';
import { Deadlines, deadlinesOf, type DeadlineValues } from './Deadlines.js';
import { useDoing } from './delegation.js';
import { useTexts } from './texts.js';

type PartyStatus = NonNullable<components['schemas']['OpenDelegationsRequest']['statuses']>[number];
const STATUSES: readonly PartyStatus[] = ['member', 'observer', 'guest', 'partner'];

/** Which parties are asked, until when; who they are and whom a letter reaches is seen before anything is sent. */
export function AskParties({ eventId, close }: { eventId: string; close: () => void }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const [statuses, setStatuses] = useState<readonly PartyStatus[]>(['member']);
  const [excluded, setExcluded] = useState<readonly string[]>([]);
  const [deadlines, setDeadlines] = useState<DeadlineValues>({ nominateBy: '', completeBy: '' });
  const path = { eventId };
  const preview = useQuery({
    queryKey: ['events', eventId, 'delegations', 'preview', statuses],
    queryFn: () => unwrap(api.POST('/api/v1/events/{eventId}/delegations/preview', { params: { path }, body: { statuses: [...statuses], nominateBy: null, completeBy: null } })),
    enabled: statuses.length > 0,
  });
  const open = useDoing(eventId, t('asked'), () => unwrap(api.POST('/api/v1/events/{eventId}/delegations', { params: { path }, body: { statuses: [...statuses], exclude: [...excluded], ...deadlinesOf(deadlines) } })), close);
  const found = statuses.length === 0 ? [] : preview.data?.items;
  const chosen = found?.filter(({ partyId, notAsked }) => notAsked === null && !excluded.includes(partyId)) ?? [];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    open.mutate(undefined);
  };
  const toggle = <T,>(list: readonly T[], one: T): readonly T[] => (list.includes(one) ? list.filter((other) => other !== one) : [...list, one]);
  return (
    <form className="detail detail__form" onSubmit={submit} noValidate>
      <fieldset>
        <legend>{t('ask.which')}</legend>
        {STATUSES.map((status) => (
          <Checkbox key={status} label={t(`status.${status}`)} checked={statuses.includes(status)} onChange={() => setStatuses(toggle(statuses, status))} />
        ))}
      </fieldset>
      <Deadlines values={deadlines} change={setDeadlines} error={open.error} />
      <section>
        <h3>{t('ask.parties')}</h3>
        {preview.error && (preview.error instanceof ProblemError && preview.error.status < 500 ? <p role="alert">{preview.error.message}</p> : <Trouble error={preview.error} again={() => void preview.refetch()} />)}
        {!preview.error && found === undefined && <Loading label={t('loading')} lines={6} />}
        {found?.map(({ partyId, name, notAsked, reached, focalPoint }) => (
          <Checkbox
            key={partyId}
            label={textIn(name, locale).text}
            description={notAsked !== null ? t(`not-asked.${notAsked}`) : reached ? t('ask.letter-to', { name: focalPoint ?? '' }) : t('ask.unreached')}
            checked={notAsked === null && !excluded.includes(partyId)}
            disabled={notAsked !== null}
            onChange={() => setExcluded(toggle(excluded, partyId))}
          />
        ))}
      </section>
      <div className="buttons">
        <Button type="submit" loading={open.isPending} disabled={chosen.length === 0}>
          {t('ask.do', { count: chosen.length, letters: chosen.filter(({ reached }) => reached).length })}
        </Button>
        <Button variant="default" onClick={close}>
          {t('back')}
        </Button>
      </div>
    </form>
  );
}
