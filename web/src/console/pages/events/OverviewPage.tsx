import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import type { components } from '../../../api/schema.js';
import { Loading } from '../../../design/index.js';
import { toneOf, useTrade } from '../../../trade/trade.js';
import { api, done, eventQuery, Page, ProblemError, refused, textIn, Trouble, unwrap, useCan, useLocale, useParam } from '../../index.js';
import { useTexts } from './texts.js';

type Event = components['schemas']['EventResponse'];
type Step = components['schemas']['LifeStepResponse'];

/** What an event is, what it can become, and a copy of it for new dates. */
export default function OverviewPage(): ReactElement {
  const t = useTexts();
  const can = useCan();
  const eventId = useParam('eventId');
  const { data: event, error, refetch } = useQuery(eventQuery(eventId));
  if (error) return <Trouble error={error} again={() => void refetch()} />;
  if (!event) return <Loading label={t('loading')} lines={4} />;
  return (
    <Page title={t('overview')}>
      <Facts event={event} />
      {can('event.change', eventId) && <Life event={event} />}
      {can('event.create') && <Copy event={event} />}
    </Page>
  );
}

function Facts({ event }: { event: Event }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const facts = [
    [t('where'), [textIn(event.venue, locale).text, textIn(event.city, locale).text, textIn(event.country, locale).text].filter((part) => part !== '').join(', ')],
    [t('theme'), textIn(event.theme, locale).text],
    [t('capacity'), event.capacity === null ? t('no-limit') : String(event.capacity)],
  ].filter(([, value]) => value !== '');
  return (
    <dl className="facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The steps that the event can take; cancelling and postponing ask why, and tell those concerned. */
function Life({ event }: { event: Event }): ReactElement | null {
  const t = useTexts();
  const trade = useTrade();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<Step | null>(null);
  const [reason, setReason] = useState('');
  const take = useMutation({
    mutationFn: (step: Step) => unwrap(api.POST('/api/v1/events/{eventId}/status', { params: { path: { eventId: event.id } }, body: { to: step.to, ...(reason && { reason }) } })),
    onSuccess: async (_, { to }) => {
      setAsking(null);
      setReason('');
      done(t('is-now', { status: trade(`event.${to}`) }));
      await queries.invalidateQueries({ queryKey: ['events'] });
    },
    onError: (error) => refused(error, t('failed')),
  });
  if (event.steps.length === 0) return null;
  return (
    <section>
      <h2>{t('next')}</h2>
      {asking ? (
        <form
          onSubmit={(submitted) => {
            submitted.preventDefault();
            take.mutate(asking);
          }}
        >
          <TextInput label={t('why')} description={t('why-hint')} required value={reason} onChange={(typed) => setReason(typed.currentTarget.value)} />
          <div className="buttons">
            <Button type="submit" color="red" loading={take.isPending}>
              {trade(`event.${asking.to}`)}
            </Button>
            <Button variant="subtle" onClick={() => setAsking(null)}>
              {t('keep')}
            </Button>
          </div>
        </form>
      ) : (
        <div className="buttons">
          {event.steps.map((step) => (
            <Button key={step.to} variant={toneOf(`event.${step.to}`) === 'bad' ? 'subtle' : 'default'} loading={take.isPending} onClick={() => (step.reasonNeeded ? setAsking(step) : take.mutate(step))}>
              {t('make', { status: trade(`event.${step.to}`) })}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}

/** The same event for new dates: programme, form and settings go along, people do not. */
function Copy({ event }: { event: Event }): ReactElement {
  const t = useTexts();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [starts, setStarts] = useState('');
  const copy = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/events/{eventId}/copy', { params: { path: { eventId: event.id } }, body: { startsLocal: starts } })),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['events'] });
      done(t('copied'));
      await navigate({ to: '/events/$eventId', params: { eventId: id } });
    },
    onError: (error) => {
      if (!(error instanceof ProblemError) || error.errors.length === 0) refused(error, t('failed'));
    },
  });
  const fault = copy.error instanceof ProblemError ? copy.error.errors[0]?.detail : undefined;
  return (
    <section>
      <h2>{t('copy')}</h2>
      <form
        onSubmit={(submitted) => {
          submitted.preventDefault();
          copy.mutate();
        }}
      >
        <TextInput type="datetime-local" label={t('starts')} description={t('copy-hint')} error={fault} required value={starts} onChange={(typed) => setStarts(typed.currentTarget.value)} />
        <div className="buttons">
          <Button type="submit" loading={copy.isPending}>
            {t('copy')}
          </Button>
        </div>
      </form>
    </section>
  );
}
