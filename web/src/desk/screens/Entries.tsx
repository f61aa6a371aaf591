import type { ReactElement, ReactNode } from 'react';
import { VERDICTS } from '../../../../src/attendance/desk-rules/verdicts.js';
import { Button, Name, Status } from '../../design/index.js';
import { localIn, timeOfDay } from '../../format/time.js';
import { shownFor, type Answer, type Entry } from '../door/log.js';
import { useTexts } from '../texts.js';
import { toneOfVerdict } from './Result.js';

/** Things done at this desk, as a list. `act` draws what can be done about each. */
export function Entries({ entries, zone, act }: { entries: readonly Entry[]; zone: string; act?: (entry: Entry) => ReactNode }): ReactElement {
  const t = useTexts();
  return (
    <ul role="list" className="people">
      {entries.map((entry) => (
        <li key={entry.sequence} className="person">
          <div className="person__words">
            <p className="person__name">
              <time>{timeOfDay(localIn(zone, new Date(entry.at)), t.locale)}</time> {entry.name === null ? t('nobody') : <Name>{entry.name}</Name>}
            </p>
            <Said entry={entry} />
          </div>
          {act?.(entry)}
        </li>
      ))}
    </ul>
  );
}

function Said({ entry }: { entry: Entry }): ReactElement {
  const t = useTexts();
  const word = (answer: Answer): string => VERDICTS[answer.verdict][t.locale === 'ru' ? 'ru' : 'en'].replace(/, \{when\}/, '');
  if (entry.state === 'refused') return <Status tone="bad">{entry.refusal?.detail ?? ''}</Status>;
  const shown = shownFor(entry);
  const { answer, judged, waits, state } = entry;
  if (answer && judged && !waits && answer.verdict !== judged.verdict) {
    return (
      <>
        <p className="muted">{t('entry.said', { verdict: word(judged) })}</p>
        <Status tone={toneOfVerdict(answer.verdict)}>{t('entry.record', { verdict: word(answer) })}</Status>
      </>
    );
  }
  return (
    <>
      {shown && <Status tone={toneOfVerdict(shown.verdict)}>{word(shown)}</Status>}
      {state === 'waiting' && (
        <Status tone="wait" ring>
          {t('entry.waiting')}
        </Status>
      )}
    </>
  );
}

/** Marks that a person has looked. */
export function SeenButton({ onClick }: { onClick: () => void }): ReactElement {
  const t = useTexts();
  return (
    <Button look="quiet" onClick={onClick}>
      {t('entry.seen')}
    </Button>
  );
}
