import { Button, Stack, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement, type ReactNode } from 'react';
import type { components } from '../../../api/schema.js';
import { Loading, Status } from '../../../design/index.js';
import { moment, placeOfZone } from '../../../format/time.js';
import { toneOf, useTrade, type TradeKey } from '../../../trade/trade.js';
import { api, done, eventQuery, PersonHeading, ProblemError, refused, textIn, Trouble, unwrap, useCan, useLocale } from '../../index.js';
import { Funded } from './Funded.js';
import { useTexts } from './texts.js';

type Detail = components['schemas']['RegistrationDetailResponse'];
type Decision = 'approve' | 'reject' | 'withdraw';

/** One person's registration: how it stands, what can be done (or what the caller has `instead`), what they answered, what happened. */
export function ParticipantPanel({ eventId, id, instead }: { eventId: string; id: string; instead?: ReactNode }): ReactElement {
  const t = useTexts();
  const { data, error, refetch } = useQuery({
    queryKey: ['events', eventId, 'registrations', id],
    queryFn: () => unwrap(api.GET('/api/v1/events/{eventId}/registrations/{registrationId}', { params: { path: { eventId, registrationId: id } } })),
  });
  if (error) return <Trouble error={error} again={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} lines={6} />;
  return (
    <Stack gap="lg">
      <Who person={data} />
      {instead ?? <Decide eventId={eventId} person={data} />}
      <Funded eventId={eventId} person={data} />
      <Answers eventId={eventId} person={data} />
      <Story eventId={eventId} person={data} />
    </Stack>
  );
}

function Who({ person }: { person: Detail }): ReactElement {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  const facts = [
    [t('institution'), textIn(person.institution, locale).text],
    [t('position'), textIn(person.position, locale).text],
    [t('category'), trade(`category.${person.category}` as TradeKey)],
    [t('mailbox'), person.email ?? ''],
  ].filter(([, value]) => value !== '');
  return (
    <Stack gap="sm">
      <PersonHeading name={person.name} others={person.nativeName === null || person.nativeName === person.name ? [] : [person.nativeName]} />
      <p>
        <Status tone={toneOf(`registration.${person.status}`)}>{person.place === null ? trade(`registration.${person.status}`) : t('in-line', { place: person.place })}</Status>
      </p>
      <dl className="facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Stack>
  );
}

/** What can be done from here. A reason is asked where the person will read it. */
function Decide({ eventId, person }: { eventId: string; person: Detail }): ReactElement | null {
  const t = useTexts();
  const can = useCan();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<'reject' | 'withdraw' | null>(null);
  const [reason, setReason] = useState('');
  const decide = useMutation({
    mutationFn: (decision: Decision) => {
      const params = { path: { eventId, registrationId: person.id } };
      if (decision === 'approve') return unwrap(api.POST('/api/v1/events/{eventId}/registrations/{registrationId}/approve', { params }));
      if (decision === 'reject') return unwrap(api.POST('/api/v1/events/{eventId}/registrations/{registrationId}/reject', { params, body: { reason } }));
      return unwrap(api.POST('/api/v1/events/{eventId}/registrations/{registrationId}/withdraw', { params, body: { ...(reason && { reason }) } }));
    },
    onSuccess: async (_, decision) => {
      setAsking(null);
      setReason('');
      done(t(`done.${decision}`));
      await queries.invalidateQueries({ queryKey: ['events', eventId] });
    },
    onError: (error) => {
      if (!(error instanceof ProblemError) || error.errors.length === 0) refused(error, t('failed'));
    },
  });
  if (!can('registration.decide', eventId)) return null;
  const fault = decide.error instanceof ProblemError ? decide.error.errors[0]?.detail : undefined;
  const live = ['submitted', 'approved', 'confirmed', 'waitlisted'].includes(person.status);
  if (!live) return null;
  return (
    <section className="decide">
      {asking === null ? (
        <div className="buttons">
          {person.status === 'submitted' && (
            <Button loading={decide.isPending} onClick={() => decide.mutate('approve')}>
              {t('approve')}
            </Button>
          )}
          {(person.status === 'submitted' || person.status === 'waitlisted') && (
            <Button variant="default" onClick={() => setAsking('reject')}>
              {t('reject')}
            </Button>
          )}
          <Button variant="subtle" onClick={() => setAsking('withdraw')}>
            {t('withdraw')}
          </Button>
        </div>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            decide.mutate(asking);
          }}
        >
          <Textarea label={t(`reason.${asking}`)} description={t('reason.hint')} value={reason} error={fault} required={asking === 'reject'} autosize minRows={2} onChange={(event) => setReason(event.currentTarget.value)} />
          <div className="buttons">
            <Button type="submit" color="red" loading={decide.isPending}>
              {t(asking)}
            </Button>
            <Button variant="subtle" onClick={() => setAsking(null)}>
              {t('keep')}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}

function Answers({ eventId, person }: { eventId: string; person: Detail }): ReactElement | null {
  const t = useTexts();
  const locale = useLocale();
  if (person.answers.length === 0) return null;
  return (
    <section>
      <h3>{t('answers')}</h3>
      {person.formVersion > 0 && <p className="muted">{t('answers.version', { version: person.formVersion })}</p>}
      <dl className="facts">
        {person.answers.map(({ field, label, value, sensitive, fileId }) => (
          <div key={field}>
            <dt>
              {textIn(label, locale).text}
              {sensitive && <> ({t('sensitive')})</>}
            </dt>
            <dd>{fileId === null ? value : <a href={`/api/v1/events/${eventId}/registrations/${person.id}/files/${fileId}`}>{value}</a>}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What happened to the registration, by the clock of the event's place. */
function Story({ eventId, person }: { eventId: string; person: Detail }): ReactElement | null {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  const { data: event } = useQuery(eventQuery(eventId));
  if (!event) return null;
  return (
    <section>
      <h3>{t('story')}</h3>
      <p className="detail__quiet">{t('clock', { place: placeOfZone(event.zone, locale) })}</p>
      <ol role="list" className="story">
        {person.history.map((step) => (
          <li key={`${step.at} ${step.to}`}>
            <p>{step.change === 'status' || step.change === 'consents' ? trade(`registration.${step.to}`) : t(`change.${step.change}`)}</p>
            <time className="detail__quiet" dateTime={step.at}>
              {moment(step.at, event.zone, locale)}
            </time>
            {step.reason !== null && <blockquote>{step.reason}</blockquote>}
          </li>
        ))}
      </ol>
    </section>
  );
}
