import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Banner, Loading, Name } from '../../../../design/index.js';
import { moment, placeOfZone } from '../../../../format/time.js';
import { useTrade } from '../../../../trade/trade.js';
import { api, done, eventQuery, ProblemError, refused, textIn, Trouble, unwrap, useLocale } from '../../../index.js';
import { ParticipantPanel } from '../ParticipantPanel.js';
import { useTexts } from './texts.js';
import { toDecideQuery, type ToDecide } from './to-decide.js';
import type { Deciding } from './use-deciding.js';

/** One who waits for a decision: what stands out first, then what can be done, then all that they answered. */
export function QueuePanel({ eventId, id, deciding, onWords }: { eventId: string; id: string; deciding: Deciding; onWords: (kind: 'reject' | 'ask', of: ToDecide) => void }): ReactElement {
  const t = useTexts();
  const { data, error, refetch } = useQuery(toDecideQuery(eventId, id));
  if (error instanceof ProblemError && error.code === 'NOT_TO_DECIDE') {
    return (
      <div className="detail">
        <Banner>{t('decided')}</Banner>
        <ParticipantPanel eventId={eventId} id={id} />
      </div>
    );
  }
  if (error) return <Trouble error={error} again={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} lines={6} />;
  const toDecide = (
    <div className="detail">
      <Actions of={data} deciding={deciding} onWords={onWords} />
      <Changes of={data} />
      <Duplicates of={data} />
      <Missing of={data} />
      <Asked eventId={eventId} of={data} />
      <FocalPoint eventId={eventId} of={data} />
    </div>
  );
  return <ParticipantPanel eventId={eventId} id={id} instead={toDecide} />;
}

function Actions({ of, deciding, onWords }: { of: ToDecide; deciding: Deciding; onWords: (kind: 'reject' | 'ask', of: ToDecide) => void }): ReactElement {
  const t = useTexts();
  const isAgain = of.status !== 'submitted';
  return (
    <div className="buttons">
      <Button loading={deciding.isPending} disabled={of.waitsFor === 'focal-point'} onClick={() => deciding.decide('approve', [of])}>
        {t(isAgain ? 'approve.change' : 'approve')}
      </Button>
      <Button variant="default" onClick={() => onWords('ask', of)}>
        {t('ask')}
      </Button>
      <Button variant="default" onClick={() => onWords('reject', of)}>
        {t(isAgain ? 'end' : 'reject')}
      </Button>
    </div>
  );
}

function Changes({ of }: { of: ToDecide }): ReactElement | null {
  const t = useTexts();
  const locale = useLocale();
  if (of.changes.length === 0) return null;
  return (
    <section>
      <h3>{t('changed.title')}</h3>
      <p className="detail__quiet">{t('changed.text')}</p>
      <table className="compare">
        <thead>
          <tr>
            <th scope="col">{t('changed.question')}</th>
            <th scope="col">{t('changed.before')}</th>
            <th scope="col">{t('changed.after')}</th>
          </tr>
        </thead>
        <tbody>
          {of.changes.map(({ field, label, before, after, sensitive }) => {
            const none = sensitive && before === null && after === null ? t('changed.sealed') : t('changed.none');
            return (
              <tr key={field}>
                <th scope="row">{textIn(label, locale).text}</th>
                <td>{before ?? none}</td>
                <td>{after ?? none}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function Duplicates({ of }: { of: ToDecide }): ReactElement | null {
  const t = useTexts();
  const trade = useTrade();
  if (of.duplicates.length === 0) return null;
  return (
    <section>
      <h3>{t('duplicates')}</h3>
      <p className="detail__quiet">{t('duplicates.text')}</p>
      <ul role="list" className="alike">
        {of.duplicates.map(({ personId, name, nativeName, likeness, reasons, status }) => (
          <li key={personId}>
            <p>
              {t(`duplicate.${likeness}`, { name: '' })}
              <Name>{name}</Name>
              {nativeName !== null && nativeName !== name && (
                <>
                  {' '}
                  (<Name>{nativeName}</Name>)
                </>
              )}
            </p>
            <p className="detail__quiet">{[...reasons.map((reason) => t(`reason.${reason}`)), ...(status === null ? [] : [t('duplicate.registered', { status: trade(`registration.${status}`) })])].join('; ')}</p>
            <Link to="/directory" search={{ panel: personId }}>
              {t('duplicate.open')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Missing({ of }: { of: ToDecide }): ReactElement | null {
  const t = useTexts();
  const locale = useLocale();
  if (of.missing.length === 0) return null;
  return (
    <section>
      <h3>{t('missing.title')}</h3>
      <ul>
        {of.missing.map(({ field, label }) => (
          <li key={field}>{textIn(label, locale).text}</li>
        ))}
      </ul>
    </section>
  );
}

function Asked({ eventId, of }: { eventId: string; of: ToDecide }): ReactElement | null {
  const t = useTexts();
  const locale = useLocale();
  const { data: event } = useQuery(eventQuery(eventId));
  if (!of.asked || !event) return null;
  const { words, askedAt, askedBy, answeredAt } = of.asked;
  const place = placeOfZone(event.zone, locale);
  const at = moment(askedAt, event.zone, locale);
  return (
    <section>
      <h3>{t('asked.title')}</h3>
      <blockquote>{words}</blockquote>
      <p className="detail__quiet">{askedBy === null ? t('asked.at', { at, place }) : t('asked.by', { name: askedBy, at, place })}</p>
      <p>{answeredAt === null ? t('asked.open') : t('asked.answered-at', { at: moment(answeredAt, event.zone, locale), place })}</p>
    </section>
  );
}

/** What the focal point said, or where to record it. */
function FocalPoint({ eventId, of }: { eventId: string; of: ToDecide }): ReactElement | null {
  const t = useTexts();
  const queries = useQueryClient();
  const record = useMutation({
    mutationFn: (supported: boolean) => unwrap(api.PUT('/api/v1/events/{eventId}/registrations/{registrationId}/focal-point-answer', { params: { path: { eventId, registrationId: of.id } }, body: { supported } })),
    onSuccess: async () => {
      done(t('focal-point.recorded'));
      await queries.invalidateQueries({ queryKey: ['events', eventId] });
    },
    onError: (error) => refused(error, t('failed')),
  });
  if (of.waitsFor !== 'focal-point' && !of.focalPoint) return null;
  return (
    <section>
      <h3>{t('focal-point.title')}</h3>
      {of.focalPoint ? (
        <>
          <p>{t(of.focalPoint.supported ? 'focal-point.yes' : 'focal-point.no')}</p>
          {of.focalPoint.note !== null && <blockquote>{of.focalPoint.note}</blockquote>}
        </>
      ) : (
        <>
          <p>{t('focal-point.record')}</p>
          <div className="buttons">
            <Button variant="default" loading={record.isPending} onClick={() => record.mutate(true)}>
              {t('focal-point.record-yes')}
            </Button>
            <Button variant="default" loading={record.isPending} onClick={() => record.mutate(false)}>
              {t('focal-point.record-no')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
