import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { components } from '../../../../api/schema.js';
import { Banner, ErrorSummary, fieldId } from '../../../../design/index.js';
import { toneOf, useTrade } from '../../../../trade/trade.js';
import { api, done, unwrap } from '../../../index.js';
import { useConcerned } from '../concerned.js';
import { useFaults } from '../faults.js';
import { useTexts } from '../texts.js';

type Event = components['schemas']['EventResponse'];
type Step = components['schemas']['LifeStepResponse'];

/** What a step is called: `closed` is another thing for an event that was marked as held too early, `published` for one that has new dates. */
const nameOf = (event: Event, { to }: Step) => {
  if (event.status === 'held' && to === 'closed') return 'not-held';
  return event.status === 'postponed' && to === 'published' ? 'published-again' : to;
};

/** Whether people hear of a step by letter: of an end, of a delay, and of new dates after one. */
const tells = (event: Event, { to }: Step): boolean => to === 'cancelled' || to === 'postponed' || (event.status === 'postponed' && to === 'published');

/** The steps that the event can take. Each says first what it will do; what stands in the way is told beside it. */
export function Life({ event }: { event: Event }): ReactElement | null {
  const t = useTexts();
  const [chosen, setChosen] = useState<Step | null>(null);
  if (event.steps.length === 0) return null;
  return (
    <section>
      <h2>{t('next')}</h2>
      {chosen ? <TakeStep key={chosen.to} event={event} step={chosen} onEnd={() => setChosen(null)} /> : <Steps event={event} onChoose={setChosen} />}
    </section>
  );
}

function Steps({ event, onChoose }: { event: Event; onChoose: (step: Step) => void }): ReactElement {
  const t = useTexts();
  return (
    <Stack gap="sm">
      <Group>
        {event.steps.map((step) => (
          <Button key={step.to} variant={toneOf(`event.${step.to}`) === 'bad' ? 'subtle' : 'default'} disabled={step.hindrance !== null} onClick={() => onChoose(step)}>
            {t(`step.${nameOf(event, step)}`)}
          </Button>
        ))}
      </Group>
      {event.steps.map((step) => {
        if (step.hindrance === null) return null;
        const key = `hindrance.${step.hindrance}`;
        return (
          <p key={step.to} className="muted">
            {t('not-yet', { step: t(`step.${nameOf(event, step)}`), why: t.has(key) ? t(key) : t('hindrance.other') })}
          </p>
        );
      })}
    </Stack>
  );
}

function TakeStep({ event, step, onEnd }: { event: Event; step: Step; onEnd: () => void }): ReactElement {
  const t = useTexts();
  const trade = useTrade();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const take = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/events/{eventId}/status', { params: { path: { eventId: event.id } }, body: { to: step.to, ...(step.reasonNeeded && { reason }) } })),
    onSuccess: async () => {
      done(t('is-now', { status: trade(`event.${step.to}`) }));
      onEnd();
      await queries.invalidateQueries({ queryKey: ['events'] });
    },
  });
  const { sentences } = useConcerned(event.id);
  const faults = useFaults(take.error, new Map(step.reasonNeeded ? [['reason', t('why')]] : []));
  const name = nameOf(event, step);
  const grave = toneOf(`event.${step.to}`) === 'bad';
  return (
    <form
      noValidate
      onSubmit={(submitted) => {
        submitted.preventDefault();
        take.mutate();
      }}
    >
      <Stack>
        <Banner tone={grave ? 'bad' : 'info'} title={t(`step.${name}`)}>
          <p>{[t(`will.${name}`), ...(tells(event, step) ? sentences() : [])].join(' ')}</p>
        </Banner>
        <ErrorSummary title={t('faults')} faults={faults.all} ref={faults.summary} />
        {step.reasonNeeded && (
          <Textarea id={fieldId('reason')} label={t('why')} description={t(name === 'not-held' ? 'why-kept' : 'why-hint')} error={faults.of('reason')} autosize minRows={2} value={reason} onChange={(typed) => setReason(typed.currentTarget.value)} />
        )}
        <Group>
          <Button type="submit" {...(grave && { color: 'red' })} loading={take.isPending}>
            {t(`step.${name}`)}
          </Button>
          <Button variant="subtle" onClick={onEnd}>
            {t('keep')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
