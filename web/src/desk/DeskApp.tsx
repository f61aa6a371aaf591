import { useEffect, useRef, useState, type ReactElement } from 'react';
import { Button, Failed, Loading, Mark } from '../design/index.js';
import { rememberLocale } from '../texts/choose.js';
import { LocaleContext } from '../texts/LocaleContext.js';
import type { Locale } from '../texts/texts.js';
import { Desk } from './door/desk.js';
import { Languages } from './screens/Device.js';
import { Door } from './screens/Door.js';
import { Ended, Pairing } from './screens/Pairing.js';
import { useTexts } from './texts.js';
import { DoorContext, useDeskState, useDoorView } from './view.js';

/** The desk at the door: opens what the device holds, and shows where it stands. */
export function DeskApp({ locale: first }: { locale: Locale }): ReactElement {
  const [locale, setLocale] = useState(first);
  const [desk, setDesk] = useState<Desk | null>(null);
  const [failed, setFailed] = useState(false);
  const spoken = useRef(first);
  useEffect(() => {
    Desk.open(() => spoken.current).then(setDesk, (error: unknown) => {
      console.warn('The desk could not open what the device holds', error);
      setFailed(true);
    });
  }, []);
  const choose = (chosen: Locale): void => {
    rememberLocale(chosen);
    spoken.current = chosen;
    document.documentElement.lang = chosen;
    setLocale(chosen);
  };
  return (
    <LocaleContext value={locale}>
      {desk ? <Stage desk={desk} onLocale={choose} /> : <Outside onLocale={choose}>{failed ? <NoStore /> : <Opening />}</Outside>}
    </LocaleContext>
  );
}

function Stage({ desk, onLocale }: { desk: Desk; onLocale: (locale: Locale) => void }): ReactElement {
  const { phase } = useDeskState(desk);
  const view = useDoorView(desk);
  if (phase === 'working' && view) {
    return (
      <DoorContext value={view}>
        <Door onLocale={onLocale} />
      </DoorContext>
    );
  }
  return (
    <Outside onLocale={onLocale}>
      {phase === 'unpaired' && <Pairing desk={desk} />}
      {phase === 'ended' && <Ended desk={desk} />}
      {phase === 'working' && <NoRoster desk={desk} />}
      {phase === 'opening' && <Opening />}
    </Outside>
  );
}

/** Around everything that is no working desk. */
function Outside({ children, onLocale }: { children: React.ReactNode; onLocale: (locale: Locale) => void }): ReactElement {
  const t = useTexts();
  return (
    <div className="desk">
      <header className="desk-head">
        <Mark size={30} />
        <h1>{t('title')}</h1>
        <div className="desk-languages">
          <Languages onLocale={onLocale} />
        </div>
      </header>
      <main className="desk-main desk-main--narrow" id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

function Opening(): ReactElement {
  const t = useTexts();
  return <Loading label={t('opening')} lines={4} height="3rem" />;
}

/** Paired, and the first roster has not come yet. */
function NoRoster({ desk }: { desk: Desk }): ReactElement {
  const t = useTexts();
  const { line } = useDeskState(desk);
  if (line === 'unknown' || line === 'online') return <Opening />;
  return (
    <Failed title={t('no-roster')} action={<Button onClick={() => void desk.catchUp()}>{t('again')}</Button>}>
      {t('no-roster.text')}
    </Failed>
  );
}

function NoStore(): ReactElement {
  const t = useTexts();
  return (
    <Failed title={t('no-store')} action={<Button onClick={() => location.reload()}>{t('again')}</Button>}>
      {isSecureContext ? t('no-store.text') : t('no-store.insecure')}
    </Failed>
  );
}
