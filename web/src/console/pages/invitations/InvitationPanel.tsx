import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import type { components } from '../../../api/schema.js';
import { Loading, Status } from '../../../design/index.js';
import { day, moment, placeOfZone, timeOfDay } from '../../../format/time.js';
import { toneOf, useTrade, type TradeKey } from '../../../trade/trade.js';
import { api, eventQuery, LetterView, PersonHeading, textIn, Trouble, unwrap, useCan, useLocale, useParam, WhyNotSent } from '../../index.js';
import { Actions } from './Actions.js';
import { stateOf, TONES, type InvitationDetail } from './invitation.js';
import { Story } from './Story.js';
import { useTexts } from './texts.js';

type Letter = components['schemas']['InvitationLetterResponse'];

/** One invitation: who was asked, how it stands, what can be done, its letters and its story. */
export function InvitationPanel({ eventId, id }: { eventId: string; id: string }): ReactElement {
  const t = useTexts();
  const { data: event } = useQuery(eventQuery(eventId));
  const { data, error, refetch } = useQuery({
    queryKey: ['events', eventId, 'invitations', id],
    queryFn: () => unwrap(api.GET('/api/v1/events/{eventId}/invitations/{invitationId}', { params: { path: { eventId, invitationId: id } } })),
  });
  if (error) return <Trouble error={error} again={() => void refetch()} />;
  if (!data || !event) return <Loading label={t('loading')} lines={8} />;
  return (
    <div className="detail">
      <Who invitation={data} zone={event.zone} />
      <Actions eventId={eventId} zone={event.zone} invitation={data} />
      <Letters eventId={eventId} letters={data.letters} zone={event.zone} />
      <Story invitation={data} zone={event.zone} />
    </div>
  );
}

function Who({ invitation, zone }: { invitation: InvitationDetail; zone: string }): ReactElement {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  const state = stateOf(invitation);
  const { answerByLocal } = invitation;
  const deadline = answerByLocal === null ? t('no-deadline') : t('at-place', { moment: `${day(answerByLocal, locale)}, ${timeOfDay(answerByLocal, locale)}`, place: placeOfZone(zone, locale) });
  const facts = [
    [t('institution'), textIn(invitation.institution, locale).text],
    [t('position'), textIn(invitation.position, locale).text],
    [t('party'), textIn(invitation.party, locale).text],
    [t('category'), trade(`category.${invitation.category}` as TradeKey)],
    [t('address'), invitation.email ?? t('no-address')],
    [t('answer-by'), deadline],
    [t('reason'), invitation.declineReason ?? ''],
  ].filter(([, value]) => value !== '');
  return (
    <section>
      <PersonHeading name={invitation.name} others={invitation.otherNames} />
      <p>
        <Status tone={TONES[state]}>{t(`state.${state}`)}</Status>
      </p>
      <dl className="detail__facts">
        {facts.map(([label, value]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Bound invitation={invitation} />
    </section>
  );
}

/** Whom this invitation is bound to: who came instead, who named this person, the registration that followed. */
function Bound({ invitation: { substitute, namedBy, registrationId } }: { invitation: InvitationDetail }): ReactElement | null {
  const t = useTexts();
  const eventId = useParam('eventId');
  if (!substitute && !namedBy && registrationId === null) return null;
  return (
    <p className="buttons">
      {substitute && (
        <Link to="." search={{ panel: substitute.invitationId }}>
          {t('bound.substitute', { name: substitute.name })}
        </Link>
      )}
      {namedBy && (
        <Link to="." search={{ panel: namedBy.invitationId }}>
          {t('bound.named-by', { name: namedBy.name })}
        </Link>
      )}
      {registrationId !== null && (
        <Link to="/events/$eventId/participants" params={{ eventId }} search={{ panel: registrationId }}>
          {t('bound.registration')}
        </Link>
      )}
    </p>
  );
}

/** The letters about the invitation, each to be opened as it was sent. */
function Letters({ eventId, letters, zone }: { eventId: string; letters: readonly Letter[]; zone: string }): ReactElement | null {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  const can = useCan();
  const [opened, setOpened] = useState<string | null>(null);
  if (letters.length === 0) return null;
  return (
    <section>
      <h3>{t('letters')}</h3>
      <ul role="list" className="detail__story">
        {letters.map((letter) => (
          <li key={letter.messageId}>
            <time dateTime={letter.sentAt ?? letter.createdAt}>{t('at-place', { moment: moment(letter.sentAt ?? letter.createdAt, zone, locale), place: placeOfZone(zone, locale) })}</time>
            {letter.subject !== null && <p lang={letter.locale ?? undefined}>{letter.subject}</p>}
            <Status tone={toneOf(`message.${letter.status}`)}>{trade(`message.${letter.status}`)}</Status>
            {letter.statusReason !== null && letter.status !== 'sent' && (
              <p>
                <WhyNotSent reason={letter.statusReason} />
              </p>
            )}
            {can('message.read', eventId) && (
              <div className="buttons">
                {letter.subject !== null && (
                  <Button variant="subtle" size="compact-sm" aria-expanded={opened === letter.messageId} onClick={() => setOpened(opened === letter.messageId ? null : letter.messageId)}>
                    {t(opened === letter.messageId ? 'letter.close' : 'letter.read')}
                  </Button>
                )}
                <Link to="/events/$eventId/messages" params={{ eventId }} search={{ panel: letter.messageId }}>
                  {t('letter.tries')}
                </Link>
              </div>
            )}
            {opened === letter.messageId && <SentLetter eventId={eventId} id={letter.messageId} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function SentLetter({ eventId, id }: { eventId: string; id: string }): ReactElement {
  const t = useTexts();
  const { data, error, refetch } = useQuery({
    queryKey: ['events', eventId, 'messages', id],
    queryFn: () => unwrap(api.GET('/api/v1/events/{eventId}/messages/{messageId}', { params: { path: { eventId, messageId: id } } })),
  });
  if (error) return <Trouble error={error} again={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} lines={4} />;
  if (data.copy === null) return <p className="detail__quiet">{t('letter.none')}</p>;
  return <LetterView letter={{ subject: data.copy.subject, html: data.copy.html, text: data.copy.text, language: data.locale }} />;
}
