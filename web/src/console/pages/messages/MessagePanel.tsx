import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { Loading, Name, Status } from '../../../design/index.js';
import { moment, ownZone, placeOfZone } from '../../../format/time.js';
import { toneOf, useTrade } from '../../../trade/trade.js';
import { done, LetterView, refused, Trouble, useCan, useLocale, WhyNotSent } from '../../index.js';
import { keyOf, readMessage, retryMessage, settleMessage, useKindName, type MessageDetail, type Scope } from './message.js';
import { useTexts } from './texts.js';

/** One message: how it stands, what can be done, what exactly was sent, and every try with the server's words. */
export function MessagePanel({ eventId, id }: { eventId: Scope; id: string }): ReactElement {
  const t = useTexts();
  const { data, error, refetch } = useQuery({ queryKey: [...keyOf(eventId), id], queryFn: () => readMessage(eventId, id), refetchInterval: ({ state }) => (isUnderway(state.data) ? 2_000 : false) });
  if (error) return <Trouble error={error} again={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} lines={8} />;
  return (
    <div className="detail">
      <Head message={data} />
      <Decide eventId={eventId} message={data} />
      <Facts eventId={eventId} message={data} />
      <Sent message={data} />
      <Tries message={data} />
    </div>
  );
}

function isUnderway(message: MessageDetail | undefined): boolean {
  return message !== undefined && ['waiting', 'handed', 'sending'].includes(message.status) && new Date(message.dueAt).getTime() <= Date.now();
}

function Head({ message }: { message: MessageDetail }): ReactElement {
  const trade = useTrade();
  const kindName = useKindName();
  return (
    <div>
      <h2>{kindName(message.kind)}</h2>
      <p>
        <Status tone={toneOf(`message.${message.status}`)}>{trade(`message.${message.status}`)}</Status>
      </p>
      {message.statusReason !== null && (
        <p>
          <WhyNotSent reason={message.statusReason} />
        </p>
      )}
    </div>
  );
}

/** What can be done about one that failed, or of which nobody knows. */
function Decide({ eventId, message }: { eventId: Scope; message: MessageDetail }): ReactElement | null {
  const t = useTexts();
  const can = useCan();
  const queries = useQueryClient();
  const decide = useMutation({
    mutationFn: (what: 'again' | 'sent' | 'cancelled') => (what === 'again' ? retryMessage(eventId, message.id) : settleMessage(eventId, message.id, what)),
    onSuccess: async (_, what) => {
      done(t(`done.${what}`));
      // What was decided here is seen on Today, and in lists of one event as in those of all.
      await Promise.all([['events'], ['messages'], ['today']].map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
    onError: (error) => refused(error, t('not-done')),
  });
  if (message.status !== 'failed' && message.status !== 'unknown') return null;
  const may = (what: 'retry' | 'settle'): boolean => (eventId === null ? can(`message.${what}-all`) : can(`message.${what}`, eventId));
  return (
    <section className="detail__form">
      <p>{t(`hint.${message.status}`)}</p>
      <div className="buttons">
        {may('retry') && (
          <Button loading={decide.isPending && decide.variables === 'again'} onClick={() => decide.mutate('again')}>
            {t('again')}
          </Button>
        )}
        {may('settle') && message.status === 'unknown' && (
          <Button variant="default" loading={decide.isPending && decide.variables === 'sent'} onClick={() => decide.mutate('sent')}>
            {t('take-as-sent')}
          </Button>
        )}
        {may('settle') && (
          <Button variant="subtle" loading={decide.isPending && decide.variables === 'cancelled'} onClick={() => decide.mutate('cancelled')}>
            {t('drop')}
          </Button>
        )}
      </div>
    </section>
  );
}

function Facts({ eventId, message }: { eventId: Scope; message: MessageDetail }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const languages = new Intl.DisplayNames([locale], { type: 'language' });
  const facts: (readonly [string, ReactNode])[] = [
    [t('to'), message.recipient === null ? '' : <Name>{message.recipient}</Name>],
    [t('address'), message.copy?.address ?? ''],
    [t('language'), message.locale === null ? '' : (languages.of(message.locale) ?? message.locale)],
    [t('due'), message.sentAt === null ? <Moment at={message.dueAt} /> : ''],
    [t('sent-at'), message.sentAt === null ? '' : <Moment at={message.sentAt} />],
    [t('message-id'), message.attempts > 0 ? message.messageId : ''],
  ];
  return (
    <section>
      <dl className="detail__facts">
        {facts.filter(([, value]) => value !== '').map(([label, value]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="buttons">
        {message.personId !== null && (
          <Link to="." search={{ person: message.personId }}>
            {t('all-to-person')}
          </Link>
        )}
        {eventId === null && message.eventId !== null && (
          <Link to="/events/$eventId/messages" params={{ eventId: message.eventId }} search={{ panel: message.id }}>
            {t('in-event')}
          </Link>
        )}
      </p>
    </section>
  );
}

/** A moment by the clock of the reader, with the place whose clock that is. */
function Moment({ at }: { at: string }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const zone = ownZone();
  return (
    <time dateTime={at}>
      {moment(at, zone, locale)} ({t('zone', { place: placeOfZone(zone, locale) })})
    </time>
  );
}

function Sent({ message: { copy, locale } }: { message: MessageDetail }): ReactElement {
  const t = useTexts();
  if (copy === null) return <p className="detail__quiet">{t('no-copy')}</p>;
  return (
    <section>
      <h3>{t('what-was-sent')}</h3>
      <p className="detail__quiet">{t('secrets')}</p>
      <LetterView letter={{ subject: copy.subject, html: copy.html, text: copy.text, language: locale }} />
      {copy.attachments.length > 0 && (
        <ul className="detail__quiet">
          {copy.attachments.map((file) => (
            <li key={file.filename}>
              {file.filename} · {file.method === undefined ? file.contentType : t(file.method === 'CANCEL' ? 'calendar.cancel' : 'calendar.request', { version: file.sequence ?? 0 })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Tries({ message: { attemptLog } }: { message: MessageDetail }): ReactElement | null {
  const t = useTexts();
  if (attemptLog.length === 0) return null;
  return (
    <section>
      <h3>{t('tries')}</h3>
      <ol role="list" className="detail__story">
        {attemptLog.map(({ at, outcome, reply }) => {
          const key = `outcome.${outcome}`;
          return (
            <li key={`${at} ${outcome}`}>
              <Moment at={at} />
              <span>{t.has(key) ? t(key) : outcome}</span>
              {reply !== null && (
                <p>
                  <WhyNotSent reason={reply} />
                </p>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
