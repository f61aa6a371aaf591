import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { Banner, Icon, Loading, Steps } from '../../../../design/index.js';
import { api, eventQuery, Page, Trouble, unwrap, useParam } from '../../../index.js';
import { AsWhat } from './AsWhat.js';
import { draftFor, isChosen, type Draft, type Event } from './draft.js';
import { Preview } from './Preview.js';
import { useTexts } from '../texts.js';
import { Whom } from './Whom.js';
import './invite.css';

/** Inviting: whom, as what and until when, then the exact list and the letters, and only then the sending. */
export default function InvitePage(): ReactElement {
  const t = useTexts();
  const eventId = useParam('eventId');
  const event = useQuery(eventQuery(eventId));
  const settings = useQuery({ queryKey: ['events', eventId, 'registration-settings'], queryFn: () => unwrap(api.GET('/api/v1/events/{eventId}/registration-settings', { params: { path: { eventId } } })) });
  const error = event.error ?? settings.error;
  return (
    <Page title={t('invite.title')}>
      <p className="invite__back">
        <Link to="/events/$eventId/invitations" params={{ eventId }}>
          <Icon name="back" size={16} /> {t('invite.back')}
        </Link>
      </p>
      {error ? (
        <Trouble error={error} again={() => void Promise.all([event.refetch(), settings.refetch()])} />
      ) : !event.data || !settings.data ? (
        <Loading label={t('loading')} lines={6} />
      ) : (
        <Flow event={event.data} categories={settings.data.categories} />
      )}
    </Page>
  );
}

const STEPS = ['whom', 'as-what', 'preview'] as const;
/** Statuses of an event to which people can be invited. */
const INVITING: readonly Event['status'][] = ['published', 'registration-open', 'closed'];

function Flow({ event, categories }: { event: Event; categories: readonly string[] }): ReactElement {
  const t = useTexts();
  const [draft, setDraft] = useState<Draft>(() => draftFor(event, categories, new Date()));
  const [step, setStep] = useState(0);
  const [missing, setMissing] = useState(false);
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);
  // Whoever reads with a screen reader is led to the new step; not when the page opens.
  useEffect(() => {
    if (moved.current) heading.current?.focus();
    moved.current = true;
  }, [step]);
  const go = (to: number): void => {
    setMissing(to > 0 && !isChosen(draft));
    if (to === 0 || isChosen(draft)) setStep(to);
  };
  const inviting = INVITING.includes(event.status);
  const name = STEPS[step] ?? 'whom';
  return (
    <div className="invite">
      <Steps steps={STEPS.map((one) => t(`step.${one}`))} current={step} label={t('invite.steps')} done={t('invite.done')} />
      {!inviting && <Banner tone="wait" title={t('invite.not-inviting')}>{t('invite.not-inviting-text')}</Banner>}
      <h2 ref={heading} tabIndex={-1}>
        {t(`step.${name}`)}
      </h2>
      {missing && (
        <Banner tone="bad" live title={t(`missing.${draft.audience}`)} />
      )}
      {name === 'whom' && <Whom event={event} draft={draft} change={change} />}
      {name === 'as-what' && <AsWhat event={event} categories={categories} draft={draft} change={change} />}
      {name === 'preview' && <Preview event={event} draft={draft} change={change} inviting={inviting} back={() => go(1)} />}
      {name !== 'preview' && (
        <div className="buttons">
          <Button onClick={() => go(step + 1)}>{t(name === 'whom' ? 'invite.on' : 'invite.look')}</Button>
          {step > 0 && (
            <Button variant="subtle" onClick={() => go(step - 1)}>
              {t('invite.previous')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
