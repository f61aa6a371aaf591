import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import { VERDICTS, type Verdict } from '../../../../src/attendance/desk-rules/verdicts.js';
import { Button, Icon, Name, type IconName, type Tone } from '../../design/index.js';
import { localIn, timeOfDay } from '../../format/time.js';
import { useTrade } from '../../trade/trade.js';
import { textIn } from '../../texts/texts.js';
import { shownFor, type Answer, type Entry } from '../door/log.js';
import { peopleOf, type RosterPerson } from '../door/roster.js';
import { useTexts } from '../texts.js';
import { useDoor } from '../view.js';
import { signal } from './signal.js';

const marks: Record<Tone, IconName> = { ok: 'ok', wait: 'wait', bad: 'bad', info: 'back', rest: 'ticket' };

/** How a verdict looks; the word beside it says the same. */
export function toneOfVerdict(verdict: Verdict): Tone {
  if (verdict === 'ADMITTED') return 'ok';
  if (verdict === 'ALREADY_IN') return 'wait';
  return verdict === 'UNDONE' ? 'info' : 'bad';
}

/** The last check-in, large enough to be read at arm's length; its place is kept before there is one. */
export function Result(): ReactElement {
  const { state } = useDoor();
  const entry = state.entries.find(({ sequence }) => sequence === state.current);
  return (
    <div className="result-place" role="status" aria-live="assertive" aria-atomic="true">
      {entry ? <Told entry={entry} /> : <Ready />}
    </div>
  );
}

function Ready(): ReactElement {
  const t = useTexts();
  return (
    <Frame tone="rest" title={t('result.ready')}>
      <p>{t('result.ready.text')}</p>
    </Frame>
  );
}

function Frame({ tone, title, children, icon = marks[tone] }: { tone: Tone; title: ReactNode; children?: ReactNode; icon?: IconName }): ReactElement {
  return (
    <div className={`result tone--${tone}`}>
      <Icon name={icon} size={56} />
      <div className="result__words">
        <p className="result__title">{title}</p>
        {children}
      </div>
    </div>
  );
}

function Told({ entry }: { entry: Entry }): ReactElement {
  const t = useTexts();
  const { roster } = useDoor();
  const answer = shownFor(entry);
  useSignal(entry, answer);
  if (!answer) return entry.kind === 'walk-in' ? <WalkInNoted entry={entry} /> : <Frame tone="rest" title={t('result.checking')} icon="wait" />;
  const person = peopleOf(roster).byId.get(answer.registrationId ?? entry.registrationId ?? '') ?? null;
  const name = person?.name ?? entry.name;
  return (
    <Frame tone={toneOfVerdict(answer.verdict)} title={<Title answer={answer} name={name} />}>
      <About answer={answer} person={person} name={name} />
      <Otherwise entry={entry} />
      {entry.state === 'waiting' && <p className="result__aside">{t('result.unsent')}</p>}
      <TakeBack entry={entry} answer={answer} />
    </Frame>
  );
}

function Title({ answer, name }: { answer: Answer; name: string | null }): ReactElement {
  const t = useTexts();
  switch (answer.verdict) {
    case 'ADMITTED':
      return <>{name === null ? t('result.welcome-nameless') : t.rich('result.welcome', { name: <Name>{name}</Name> })}</>;
    case 'ALREADY_IN':
      return <>{t('result.already')}</>;
    case 'UNDONE':
      return <>{t('result.undone')}</>;
    default:
      return <>{t('result.stop')}</>;
  }
}

function About({ answer, person, name }: { answer: Answer; person: RosterPerson | null; name: string | null }): ReactElement {
  const t = useTexts();
  const trade = useTrade();
  const stops = !['ADMITTED', 'ALREADY_IN', 'UNDONE'].includes(answer.verdict);
  const about = person ? [person.party && textIn(person.party, t.locale).text, trade(`category.${person.category}` as 'category.ngo')].filter(Boolean).join(' · ') : '';
  return (
    <>
      {stops && <p className="result__reason">{VERDICTS[answer.verdict][t.locale === 'ru' ? 'ru' : 'en']}</p>}
      {answer.verdict === 'ALREADY_IN' && <Since answer={answer} />}
      {answer.verdict !== 'ADMITTED' && name !== null && (
        <p className="result__name">
          <Name>{name}</Name>
        </p>
      )}
      {about !== '' && <p>{about}</p>}
    </>
  );
}

function Since({ answer }: { answer: Answer }): ReactElement | null {
  const t = useTexts();
  const { roster, pairing } = useDoor();
  if (answer.since === null) return null;
  const time = timeOfDay(localIn(roster.event.zone, new Date(answer.since)), t.locale);
  if (answer.deskId === pairing.deviceId) return <p className="result__reason">{t('result.since-here', { time })}</p>;
  const desk = roster.desks.find(({ id }) => id === answer.deskId)?.name;
  return <p className="result__reason">{desk === undefined ? t('result.since', { time }) : t.rich('result.since-at', { time, desk: <Name>{desk}</Name> })}</p>;
}

/** The record came to another end than the desk had told: both are said. */
function Otherwise({ entry }: { entry: Entry }): ReactElement | null {
  const t = useTexts();
  if (entry.waits || !entry.answer || !entry.judged || entry.answer.verdict === entry.judged.verdict) return null;
  return <p className="result__aside">{t('result.otherwise')}</p>;
}

function TakeBack({ entry, answer }: { entry: Entry; answer: Answer }): ReactElement | null {
  const t = useTexts();
  const { desk, here } = useDoor();
  const registrationId = answer.registrationId ?? entry.registrationId;
  if (!VERDICTS[answer.verdict].admits || registrationId === null || !here.has(registrationId)) return null;
  return (
    <Button look="quiet" className="result__undo" onClick={() => void desk.record({ means: 'name', registrationId, direction: 'undo' })}>
      <Icon name="back" />
      {t('undo')}
    </Button>
  );
}

function WalkInNoted({ entry }: { entry: Entry }): ReactElement {
  const t = useTexts();
  if (entry.waits) return <Frame tone="rest" title={t('walk-in.sending')} icon="wait" />;
  if (entry.state === 'refused') return <Frame tone="bad" title={t('result.stop')}>{<p className="result__reason">{entry.refusal?.detail}</p>}</Frame>;
  return (
    <Frame tone="wait" title={t.rich('walk-in.noted', { name: <Name>{entry.name}</Name> })}>
      <p>{t('walk-in.noted.text')}</p>
    </Frame>
  );
}

/** Sounds once for each thing that is told: not when a screen is opened again. */
function useSignal({ sequence }: Entry, answer: Answer | null): void {
  const told = `${sequence} ${answer?.verdict ?? ''}`;
  const before = useRef<string | null>(null);
  useEffect(() => {
    if (answer && lastTold !== told && before.current !== told) signal(toneOfVerdict(answer.verdict));
    if (answer) lastTold = told;
    before.current = told;
  }, [answer, told]);
}
let lastTold = '';
