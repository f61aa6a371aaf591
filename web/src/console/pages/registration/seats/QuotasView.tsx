import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, type KeyboardEvent, type ReactElement } from 'react';
import { Banner, ErrorSummary, Loading, type Fault } from '../../../../design/index.js';
import { api, done, ifMatch, isVersionChanged, Page, Trouble, unwrap, useCan, useFieldFaults } from '../../../index.js';
import { CategoryTable, DelegationTable, EveryDelegation, SessionTable } from './QuotaTables.js';
import { quotasQuery } from './quotas-query.js';
import { changed, changeOf, isReadable, keyOfFault, textOf, type Quotas, type QuotasChange, type Typed } from './quotas.js';
import { useSeatTexts } from './texts.js';
import { useTyped } from './use-typed.js';
import './seats.css';

/** How one number is shown and typed: what stands in its field, what is wrong with it, and whether it can be changed. */
export interface Fields {
  text: (key: string) => string;
  fault: (key: string) => string | undefined;
  type: (key: string, text: string) => void;
  locked: boolean;
}

/** Seats of delegations, categories and sessions, and how many the organiser pays for. */
export function QuotasView({ eventId }: { eventId: string }): ReactElement {
  const t = useSeatTexts();
  // Not read again while one types: a change is based on what was seen.
  const { data, error, refetch } = useQuery({ ...quotasQuery(eventId), refetchOnWindowFocus: false });
  return (
    <Page title={t('quotas')} lead={data ? <Whole of={data} /> : undefined}>
      {error ? <Trouble error={error} again={() => void refetch()} /> : !data ? <Loading label={t('loading')} lines={8} height="3rem" /> : <QuotasForm eventId={eventId} read={data} again={() => refetch()} />}
    </Page>
  );
}

function Whole({ of: { event } }: { of: Quotas }): ReactElement {
  const t = useSeatTexts();
  return <>{event.capacity === null ? t('whole.no-limit', { count: event.taken }) : t('whole', { count: event.taken, capacity: event.capacity })}</>;
}

function QuotasForm({ eventId, read, again }: { eventId: string; read: Quotas; again: () => Promise<unknown> }): ReactElement {
  const t = useSeatTexts();
  const can = useCan();
  const queries = useQueryClient();
  const { typed, type, forget } = useTyped(eventId);
  const body = useRef<QuotasChange>(changeOf(read, {}));
  const save = useMutation({
    mutationFn: ({ sent }: { sent: QuotasChange; typed: Typed }) => unwrap(api.PUT('/api/v1/events/{eventId}/quotas', { params: { path: { eventId }, header: ifMatch(read.version) }, body: sent })),
    onSuccess: (saved, was) => {
      queries.setQueryData(quotasQuery(eventId).queryKey, saved);
      forget(was.typed);
      done(t('saved'));
      // Not waited for: whoever types on can save again at once.
      void queries.invalidateQueries({ queryKey: ['events', eventId] });
    },
  });
  const sent = save.variables?.sent ?? body.current;
  const told = useFieldFaults(save.error, ['delegation.seats', 'delegation.funded', ...sent.rows.flatMap((_, index) => [`rows[${index}].capacity`, `rows[${index}].key`])], t('failed'));
  const unreadable = Object.keys(typed).filter((key) => !isReadable(textOf(read, typed, key)));
  const server = told.all.map(({ field, text }): Fault => ({ field: field === null ? null : keyOfFault(field, sent), text }));
  const faults = [...unreadable.map((key): Fault => ({ field: key, text: t('unreadable') })), ...server];
  const changes = changed(read, typed);
  const fields: Fields = {
    text: (key) => textOf(read, typed, key),
    fault: (key) => faults.find(({ field }) => field === key)?.text,
    type: (key, text) => {
      if (save.isError && !isVersionChanged(save.error)) save.reset();
      type(key, text);
    },
    locked: !can('registration.configure', eventId),
  };
  const submit = (): void => {
    if (unreadable.length > 0) told.summary.current?.focus();
    else if (changes.length > 0 && !save.isPending) save.mutate({ sent: changeOf(read, typed), typed });
  };
  return (
    <form
      noValidate
      className="quotas"
      onKeyDown={(event) => moveByKey(event, submit)}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        submit();
      }}
    >
      {isVersionChanged(save.error) && (
        <Banner tone="wait" live title={t('changed.title')}>
          <p>{t('changed.text')}</p>
          <Button variant="default" onClick={() => void again().then(() => save.reset())}>
            {t('changed.load')}
          </Button>
        </Banner>
      )}
      <ErrorSummary title={t('faults')} faults={faults} ref={told.summary} />
      <EveryDelegation fields={fields} />
      <DelegationTable read={read} fields={fields} />
      <CategoryTable read={read} fields={fields} />
      <SessionTable read={read} fields={fields} />
      {!fields.locked && (
        <div className="quotas__save">
          <Button type="submit" loading={save.isPending} disabled={changes.length === 0}>
            {t('save')}
          </Button>
          {changes.length > 0 && (
            <Button variant="subtle" onClick={() => forget()}>
              {t('discard')}
            </Button>
          )}
          <span role="status">{changes.length > 0 ? t('unsaved', { count: changes.length }) : t('keys')}</span>
        </div>
      )}
    </form>
  );
}

/** Enter and the arrows go from number to number in a column; Ctrl+Enter saves. */
function moveByKey(event: KeyboardEvent<HTMLFormElement>, submit: () => void): void {
  const at = event.target;
  if (!(at instanceof HTMLInputElement)) return;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    submit();
    return;
  }
  const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const column = [...event.currentTarget.querySelectorAll<HTMLInputElement>(`input[data-column="${at.dataset['column'] ?? ''}"]`)];
  const next = column[column.indexOf(at) + step];
  next?.focus();
  next?.select();
}
