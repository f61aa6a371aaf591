import type { ReactElement } from 'react';
import { day, moment, placeOfZone, timeOfDay } from '../../../format/time.js';
import { useLocale } from '../../index.js';
import type { InvitationDetail } from './invitation.js';
import { useTexts } from './texts.js';

interface Line {
  at: string;
  text: string;
  reason: string | null;
}

/** What happened to an invitation, the oldest first: asked, sent, reminded, answered, by whom and why. */
export function Story({ invitation, zone }: { invitation: InvitationDetail; zone: string }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  return (
    <section>
      <h3>{t('story')}</h3>
      <ol role="list" className="detail__story">
        {useLines(invitation).map(({ at, text, reason }) => (
          <li key={`${at} ${text}`}>
            <time dateTime={at}>{t('at-place', { moment: moment(at, zone, locale), place: placeOfZone(zone, locale) })}</time>
            {text}
            {reason !== null && <> – {reason}</>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function useLines(invitation: InvitationDetail): Line[] {
  const t = useTexts();
  const locale = useLocale();
  const steps = invitation.history.map(({ at, what, by, reason, through, deadline }): Line => {
    const own = through === null ? `step.${what}` : `step.${what}.${through}`;
    const key = t.has(own) ? own : `step.${what}`;
    const told = t.has(key) ? t(key, { deadline: deadline === null ? t('no-deadline') : `${day(deadline, locale)}, ${timeOfDay(deadline, locale)}` }) : what;
    return { at, text: by === null ? told : t('step.by', { what: told, name: by }), reason };
  });
  const letters = invitation.letters.flatMap(({ sentAt, kind }): Line[] => (sentAt === null ? [] : [{ at: sentAt, text: t(kind === 'invitation-still-open' ? 'step.reminder-sent' : 'step.letter-sent'), reason: null }]));
  const asked: Line = { at: invitation.createdAt, text: t(`step.asked.${invitation.audience}`), reason: null };
  return [asked, ...letters, ...steps].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
