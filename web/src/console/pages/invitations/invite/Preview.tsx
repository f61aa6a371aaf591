import { Button } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import type { components } from '../../../../api/schema.js';
import { Banner, Loading, Name } from '../../../../design/index.js';
import { api, DataTable, done, LetterView, ProblemError, SidePanel, textIn, Trouble, unwrap, useLocale, type Column } from '../../../index.js';
import { useTexts } from '../texts.js';
import { requestOf, usable, type Draft, type Event } from './draft.js';
import { LeftOut } from './LeftOut.js';

type Plan = components['schemas']['InvitationPreviewResponse'];
type Invitee = components['schemas']['InviteeResponse'];

interface PreviewProps {
  event: Event;
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  inviting: boolean;
  back: () => void;
}

/** The exact list with the letter of each, those who are left out and why, and the sending. Nothing has happened until then. */
export function Preview({ event, draft, change, inviting, back }: PreviewProps): ReactElement {
  const t = useTexts();
  const body = requestOf(draft);
  const plan = useQuery({
    queryKey: ['events', event.id, 'invitations', 'preview', body],
    queryFn: () => unwrap(api.POST('/api/v1/events/{eventId}/invitations/preview', { params: { path: { eventId: event.id } }, body })),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const [reading, setReading] = useState<Invitee | null>(null);
  const columns = useColumns({ read: setReading, leaveOut: (personId) => change({ exclude: [...draft.exclude, personId] }) });
  const backButton = (
    <Button variant="subtle" onClick={back}>
      {t('invite.previous')}
    </Button>
  );
  if (plan.error) return <Refused error={plan.error} draft={draft} again={() => void plan.refetch()} action={backButton} />;
  if (!plan.data) return <Loading label={t('loading')} lines={8} />;
  const { items, leftOut } = plan.data;
  return (
    <>
      <p className="invite__sentence" role="status">
        <Sentence plan={plan.data} />
      </p>
      {items.length > 0 && <DataTable label={t('preview.list')} columns={columns} rows={items} rowKey={keyOf} empty={null} />}
      <LeftOut draft={draft} leftOut={leftOut} takeBack={(personId) => change({ exclude: draft.exclude.filter((one) => one !== personId) })} />
      <div className="buttons">
        {items.length > 0 && <Send event={event} draft={draft} count={items.length} disabled={!inviting || plan.isPlaceholderData} />}
        {backButton}
      </div>
      <SidePanel title={reading ? t('preview.letter-to', { name: reading.name }) : ''} opened={reading !== null} onClose={() => setReading(null)}>
        {reading && <LetterAhead event={event} draft={draft} reader={reading} />}
      </SidePanel>
    </>
  );
}

function keyOf({ personId, line }: Pick<Invitee, 'personId' | 'line'>): string {
  return personId ?? `line ${line}`;
}

/** "This sends 9 letters in two languages to 9 parties." */
function Sentence({ plan: { items } }: { plan: Plan }): ReactElement {
  const t = useTexts();
  if (items.length === 0) return <>{t('preview.nobody')}</>;
  const languages = new Set(items.map(({ language }) => language));
  const parties = new Set(items.flatMap(({ partyId }) => partyId ?? [])).size;
  const [only] = languages;
  const parts = [t('preview.letters', { count: items.length }), languages.size > 1 ? t('preview.in-two') : t(`preview.in.${only ?? 'en'}`), ...(parties > 0 ? [t('preview.parties', { count: parties })] : [])];
  return <>{parts.join(' ')}.</>;
}

function useColumns({ read, leaveOut }: { read: (invitee: Invitee) => void; leaveOut: (personId: string) => void }): Column<Invitee>[] {
  const t = useTexts();
  const locale = useLocale();
  return [
    {
      key: 'name',
      head: t('name'),
      cell: ({ name, email }) => (
        <>
          <Name>{name}</Name>
          <span className="table__second">{email}</span>
        </>
      ),
    },
    { key: 'party', head: t('party'), cell: ({ party }) => textIn(party, locale).text },
    { key: 'language', head: t('preview.language'), cell: ({ language }) => t(`language.${language}`) },
    {
      key: 'do',
      head: <span className="sr-only">{t('preview.do')}</span>,
      end: true,
      cell: (invitee) => (
        <>
          <Button variant="subtle" size="compact-sm" aria-label={t('preview.read-one', { name: invitee.name })} onClick={() => read(invitee)}>
            {t('preview.read')}
          </Button>
          {invitee.personId !== null && (
            <Button variant="subtle" size="compact-sm" aria-label={t('preview.leave-out-one', { name: invitee.name })} onClick={() => leaveOut(invitee.personId ?? '')}>
              {t('preview.leave-out')}
            </Button>
          )}
        </>
      ),
    },
  ];
}

function Send({ event, draft, count, disabled }: { event: Event; draft: Draft; count: number; disabled: boolean }): ReactElement {
  const t = useTexts();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const send = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/events/{eventId}/invitations', { params: { path: { eventId: event.id } }, body: requestOf(draft) })),
    onSuccess: async ({ invited }) => {
      done(t('invite.sent', { count: invited }));
      await navigate({ to: '/events/$eventId/invitations', params: { eventId: event.id } });
      await queries.invalidateQueries({ queryKey: ['events', event.id] });
    },
  });
  return (
    <>
      {send.error && (
        <Banner tone="bad" live title={t('invite.failed')}>
          {send.error instanceof ProblemError ? send.error.message : t('not-done')}
        </Banner>
      )}
      <Button loading={send.isPending} disabled={disabled} onClick={() => send.mutate()}>
        {t('invite.send', { count })}
      </Button>
    </>
  );
}

/** What the server refuses about the whole or about lines of the list, each told at its line. */
function Refused({ error, draft, again, action }: { error: Error; draft: Draft; again: () => void; action: ReactElement }): ReactElement {
  const t = useTexts();
  if (!(error instanceof ProblemError) || error.errors.length === 0) return <Trouble error={error} again={again} />;
  const lines = usable(draft);
  const where = (field: string): string => {
    const place = /^list\[(\d+)\]/.exec(field)?.[1];
    const line = place === undefined ? undefined : lines[Number(place)]?.line;
    return line ? t('list.line', { number: line.number }) : '';
  };
  return (
    <>
      <Banner tone="bad" live title={error.message}>
        <ul className="invite__faults">
          {error.errors.map(({ field, detail }) => (
            <li key={field}>
              {where(field)} {detail}
            </li>
          ))}
        </ul>
      </Banner>
      <div className="buttons">{action}</div>
    </>
  );
}

/** The letter as this reader would get it now. */
function LetterAhead({ event, draft, reader }: { event: Event; draft: Draft; reader: Invitee }): ReactElement {
  const t = useTexts();
  const body = { ...requestOf(draft), ...(reader.line === null ? { personId: reader.personId ?? '' } : { line: reader.line }) };
  const { data, error, refetch } = useQuery({
    queryKey: ['events', event.id, 'invitations', 'preview', 'letter', body],
    queryFn: () => unwrap(api.POST('/api/v1/events/{eventId}/invitations/preview/letter', { params: { path: { eventId: event.id } }, body })),
  });
  if (error) return <Trouble error={error} again={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} lines={8} />;
  return (
    <div className="detail">
      <p className="detail__quiet">{t('preview.letter-hint', { address: data.email })}</p>
      <LetterView letter={data} />
    </div>
  );
}
