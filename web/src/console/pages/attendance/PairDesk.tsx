import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { components } from '../../../api/schema.js';
import { Banner, fieldId } from '../../../design/index.js';
import { localIn, ownZone, timeOfDay } from '../../../format/time.js';
import { api, ProblemError, refused, unwrap, useLocale } from '../../index.js';
import { desksQuery } from './desks.js';
import { Qr } from './Qr.js';
import { useTexts } from './texts.js';

type Made = components['schemas']['CreatedDeskResponse'];

/** Names a new device, then shows what to open and to type on it, until it has done so. */
export function PairDesk({ eventId, onEnd }: { eventId: string; onEnd: () => void }): ReactElement {
  const t = useTexts();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [made, setMade] = useState<Made | null>(null);
  const announce = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/events/{eventId}/desks', { params: { path: { eventId } }, body: { name: name.trim() } })),
    onSuccess: async (created) => {
      setMade(created);
      await queries.invalidateQueries({ queryKey: desksQuery(eventId).queryKey });
    },
    onError: (error) => {
      if (!(error instanceof ProblemError) || error.errors.length === 0) refused(error, t('failed'));
    },
  });
  if (made) return <Pairing eventId={eventId} made={made} onEnd={onEnd} onAgain={() => setMade(null)} />;
  const fault = announce.error instanceof ProblemError ? announce.error.byField().get('name') : undefined;
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        announce.mutate();
      }}
    >
      <TextInput id={fieldId('name')} label={t('desk.name')} description={t('desk.name-hint')} maxLength={80} error={fault} value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
      <div className="buttons">
        <Button type="submit" loading={announce.isPending}>
          {t('desk.show-code')}
        </Button>
        <Button variant="subtle" onClick={onEnd}>
          {t('leave')}
        </Button>
      </div>
    </form>
  );
}

/** The code, large enough to be read across a table, and the address as text and as QR. Says when the device is there. */
function Pairing({ eventId, made, onEnd, onAgain }: { eventId: string; made: Made; onEnd: () => void; onAgain: () => void }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const { data } = useQuery(desksQuery(eventId));
  const desk = data?.items.find(({ id }) => id === made.desk.id) ?? made.desk;
  const address = `${window.location.origin}/desk/`;
  if (desk.state === 'paired') {
    return (
      <div className="stack">
        <Banner tone="ok" live title={t('desk.is-paired', { name: desk.name })}>
          {t('desk.is-paired-text')}
        </Banner>
        <div className="buttons">
          <Button onClick={onAgain}>{t('desk.another')}</Button>
          <Button variant="subtle" onClick={onEnd}>
            {t('desk.close')}
          </Button>
        </div>
      </div>
    );
  }
  if (desk.state !== 'waiting') {
    return (
      <div className="stack">
        <Banner tone="wait" live title={t('desk.code-over')}>
          {t('desk.code-over-text')}
        </Banner>
        <Button onClick={onAgain}>{t('desk.another')}</Button>
      </div>
    );
  }
  return (
    <ol className="pairing" role="list">
      <li>
        <p>{t('desk.step-open')}</p>
        {/* What follows # stays on the device: the code is in no log. */}
        <Qr text={`${address}#pair=${made.pairingCode}`} label={t('desk.qr', { address })} />
      </li>
      <li>
        <p>{t('desk.step-type', { name: desk.name })}</p>
        <p className="pairing__address">{address}</p>
        <p className="pairing__code" aria-label={made.pairingCode.split('').join(' ')} role="img">
          {made.pairingCode}
        </p>
        {desk.pairingUntil && <p className="muted">{t('desk.code-until', { time: timeOfDay(localIn(ownZone(), desk.pairingUntil), locale) })}</p>}
      </li>
      <li>
        <p role="status">{t('desk.step-wait')}</p>
      </li>
    </ol>
  );
}
