import type { ReactElement } from 'react';
import { Banner, ButtonLink, Card, Name, Status } from '../../../design/index.js';
import type { EventFacts } from '../../facts.js';
import { useKindName } from '../../parts/Place.js';
import { Text } from '../../parts/Text.js';
import { useMoment } from '../../parts/When.js';
import { WhenAndWhere } from '../../parts/WhenAndWhere.js';
import { usePublic } from '../../PublicContext.js';
import type { LocalisedText } from '../../../texts/texts.js';

export interface InvitationData {
  event: EventFacts;
  /** Who was asked. */
  name: string;
  /** For which party, when asked as its focal point. */
  party: LocalisedText | null;
  category: string;
  standing: 'open' | 'accepted' | 'declined' | 'substituted' | 'cancelled' | 'expired';
  /** RFC 3339. */
  answerBy: string | null;
  answeredAt: string | null;
  done: 'accepted' | 'declined' | 'substituted' | null;
  here: string;
}

/** The letter, and the three answers to it. Opening it changes nothing. */
export function InvitationView({ data }: { data: InvitationData }): ReactElement {
  const { t } = usePublic();
  const kindName = useKindName();
  const { event } = data;
  return (
    <div className="page page--narrow invitation">
      {data.done && <Banner tone="ok" title={t(`invitation.done-${data.done}`)} live />}
      <article className="letter">
        <p className="letter__kind">{[t('invitation.title'), kindName(event)].filter((part) => part !== '').join(' · ')}</p>
        <p className="letter__to">
          {t.rich('invitation.to', { name: <Name key="name">{data.name}</Name> })}
          {data.party && (
            <>
              <br />
              <Text of={data.party} />
            </>
          )}
        </p>
        <p>{t('invitation.honour')}</p>
        <h1>
          <Text of={event.title} />
        </h1>
        <Text of={event.theme} as="p" className="letter__theme" />
        <dl className="pairs">
          <WhenAndWhere of={event} />
        </dl>
        <p>
          <a href={`/events/${event.slug}`}>{t('invitation.programme')}</a>
        </p>
      </article>
      <Reply data={data} />
    </div>
  );
}

/** The answers while it is open; otherwise how it stands. */
function Reply({ data }: { data: InvitationData }): ReactElement {
  const { t } = usePublic();
  const moment = useMoment();
  if (data.standing !== 'open') {
    return (
      <Card as="section">
        <p className="own__status">
          <Status tone={data.standing === 'accepted' ? 'ok' : data.standing === 'cancelled' ? 'bad' : 'rest'}>{t(`reply.${data.standing}`)}</Status>
        </p>
        <p>{t(`reply.${data.standing}-text`)}</p>
        {data.answeredAt && (
          <p className="muted" suppressHydrationWarning>
            {t('reply.at', { moment: moment(data.answeredAt, data.event.zone) })}
          </p>
        )}
      </Card>
    );
  }
  return (
    <Card as="section" raised>
      <h2>{t('reply.title')}</h2>
      {data.answerBy && <p suppressHydrationWarning>{t('reply.by', { moment: moment(data.answerBy, data.event.zone) })}</p>}
      <p className="buttons">
        <ButtonLink href={`${data.here}/accept`}>{t('reply.accept')}</ButtonLink>
        <ButtonLink look="quiet" href={`${data.here}/decline`}>
          {t('reply.decline')}
        </ButtonLink>
        <ButtonLink look="plain" href={`${data.here}/substitute`}>
          {t('reply.substitute')}
        </ButtonLink>
      </p>
    </Card>
  );
}
