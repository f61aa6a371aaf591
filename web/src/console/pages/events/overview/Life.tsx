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

/** Whether a step cannot be taken back. */
const isGrave = ({ to }: Step): boolean => toneOf(`event.${to}`) === 'bad';

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

/** Where an event usually goes from here; every other step is possible, and looks less urgent. */
const ONWARD: Readonly<Record<string, string>> = { draft: 'published', published: 'registration-open', closed: 'held', postponed: 'published' };

/** Each step with what it does, the usual one first and foremost, what ends the event in red. */
function Steps({ event, onChoose }: { event: Event; onChoose: (step: Step) => void }): ReactElement {
  return (
    <ul role="list" className="life">
      {event.steps.map((step) => (
        <LifeStep key={step.to} event={event} step={step} onChoose={() => onChoose(step)} />
      ))}
    </ul>
  );
}

function LifeStep({ event, step, onChoose }: { event: Event; step: Step; onChoose: () => void }): ReactElement {
  const t = useTexts();
  const { to, hindrance } = step;
  const name = nameOf(event, step);
  const look = isGrave(step) ? { variant: 'outline', color: 'red' } : { variant: ONWARD[event.status] === to ? 'filled' : 'default' };
  const hindered = `hindrance.${hindrance}`;
  return (
    <li>
      <Button {...look} disabled={hindrance !== null} onClick={onChoose}>
        {t(`step.${name}`)}
      </Button>
      <p className="muted">{hindrance === null ? t(`brief.${name}`) : t('not-yet', { why: t.has(hindered) ? t(hindered) : t('hindrance.other') })}</p>
    </li>
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
  const grave = isGrave(step);
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
