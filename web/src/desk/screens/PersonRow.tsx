import type { ReactElement } from 'react';
import { Button, Icon, Name, Status } from '../../design/index.js';
import { localIn, timeOfDay } from '../../format/time.js';
import { textIn } from '../../texts/texts.js';
import { toneOf, useTrade } from '../../trade/trade.js';
import type { RosterPerson } from '../door/roster.js';
import { useTexts } from '../texts.js';
import { useDoor } from '../view.js';

/** Somebody of the roster, with what can be done now. */
export function PersonRow({ person, onDone }: { person: RosterPerson; onDone?: () => void }): ReactElement {
  const t = useTexts();
  const trade = useTrade();
  const { desk, here } = useDoor();
  const { registrationId, name, otherNames, party, category, status } = person;
  const isHere = here.has(registrationId);
  const act = (): void => {
    void desk.record({ means: 'name', registrationId, direction: isHere ? 'undo' : 'in' });
    onDone?.();
  };
  return (
    <li className="person">
      <div className="person__words">
        <p className="person__name">
          <Name>{name}</Name>
        </p>
        {otherNames.length > 0 && (
          <p className="person__other">
            {otherNames.map((other) => (
              <Name key={other}>{other}</Name>
            ))}
          </p>
        )}
        <p className="person__about">{[party && textIn(party, t.locale).text, trade(`category.${category}` as 'category.ngo')].filter(Boolean).join(' · ')}</p>
        <Standing registrationId={registrationId} status={status} />
      </div>
      <Button look={isHere || status !== 'confirmed' ? 'quiet' : 'main'} onClick={act}>
        {isHere && <Icon name="back" />}
        {isHere ? t('undo') : t('check-in')}
        <span className="sr-only">: {name}</span>
      </Button>
    </li>
  );
}

function Standing({ registrationId, status }: { registrationId: string; status: string }): ReactElement | null {
  const t = useTexts();
  const trade = useTrade();
  const { here, roster } = useDoor();
  const presence = here.get(registrationId);
  if (presence) return <Status tone="ok">{t('here-since', { time: timeOfDay(localIn(roster.event.zone, new Date(presence.since)), t.locale) })}</Status>;
  return status === 'confirmed' ? null : <Status tone={toneOf(`registration.${status}`)}>{trade(`registration.${status}` as 'registration.confirmed')}</Status>;
}
