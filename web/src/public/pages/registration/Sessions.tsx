import type { ReactElement } from 'react';
import { Button, Status } from '../../../design/index.js';
import { day, timeRange } from '../../../format/time.js';
import type { LocalisedText } from '../../../texts/texts.js';
import { Text } from '../../parts/Text.js';
import { usePublic } from '../../PublicContext.js';

export interface SessionOnOffer {
  sessionId: string;
  title: LocalisedText;
  startsLocal: string;
  endsLocal: string;
  room: LocalisedText | null;
  /** null: no limit. */
  capacity: number | null;
  taken: number;
  signedUp: boolean;
}

/** Sessions that have a number of seats: whoever takes part signs up for them here, as long as there is one. */
export function Sessions({ of, here }: { of: readonly SessionOnOffer[]; here: string }): ReactElement | null {
  const { t } = usePublic();
  if (of.length === 0) return null;
  return (
    <section>
      <h2>{t('sign-up.title')}</h2>
      <p>{t('sign-up.lead')}</p>
      <dl className="pairs">
        {of.map((session) => (
          <div key={session.sessionId}>
            <dt>
              <Text of={session.title} />
            </dt>
            <dd>
              {day(session.startsLocal, t.locale)}, {timeRange(session.startsLocal, session.endsLocal, t.locale)}
              {session.room && (
                <span className="facts__more">
                  <Text of={session.room} />
                </span>
              )}
              <SignUp session={session} here={here} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function SignUp({ session: { sessionId, capacity, taken, signedUp }, here }: { session: SessionOnOffer; here: string }): ReactElement {
  const { t } = usePublic();
  if (!signedUp && capacity !== null && taken >= capacity) return <Status tone="rest">{t('sign-up.full')}</Status>;
  return (
    <form method="post" action={here} className="buttons">
      <input type="hidden" name="do" value={signedUp ? 'sign-off' : 'sign-up'} />
      <input type="hidden" name="session" value={sessionId} />
      {signedUp && <Status tone="ok">{t('sign-up.done')}</Status>}
      <Button type="submit" look={signedUp ? 'quiet' : 'main'}>
        {t(signedUp ? 'sign-up.leave' : 'sign-up.do')}
      </Button>
    </form>
  );
}
