import { useState, type ReactElement } from 'react';
import { Button, ChoiceField, LanguageSwitch, Name, TextField } from '../../design/index.js';
import { chooseScheme, readScheme, type Scheme } from '../../design/scheme.js';
import { localIn, placeOfZone, timeOfDay } from '../../format/time.js';
import { LANGUAGE_NAMES, type Locale } from '../../texts/texts.js';
import { needsAttention, waiting } from '../door/log.js';
import { useTexts } from '../texts.js';
import { useDoor } from '../view.js';
import { Entries, SeenButton } from './Entries.js';
import { soundIsOn, switchSound } from './signal.js';

/** How many of the last check-ins are listed. */
const RECENT = 20;
const SCHEMES: readonly Scheme[] = ['light', 'dark', 'auto'];

/** The device itself: what needs a look, what was done last, how it is set, and its end. */
export function Device({ onLocale }: { onLocale: (locale: Locale) => void }): ReactElement {
  const t = useTexts();
  const { desk, state, pairing, held, roster } = useDoor();
  const wrong = state.entries.filter((entry) => needsAttention(entry, pairing.deviceId));
  const recent = state.entries.slice(-RECENT).reverse();
  const { zone } = roster.event;
  return (
    <div className="device stack">
      <h2>
        <Name>{pairing.name}</Name>
      </h2>
      <p>{t('device.fresh', { time: timeOfDay(localIn(zone, new Date(held.checkedAt + held.clockOffsetMs)), t.locale), place: placeOfZone(zone, t.locale), count: roster.people.length })}</p>
      <Button look="quiet" onClick={() => void desk.catchUp()}>
        {t('device.catch-up')}
      </Button>
      {wrong.length > 0 && (
        <section className="stack" aria-labelledby="attention">
          <h3 id="attention">{t('attention', { count: wrong.length })}</h3>
          <p className="muted">{t('attention.text')}</p>
          <Entries entries={wrong} zone={zone} act={(entry) => <SeenButton onClick={() => void desk.settle(entry.sequence)} />} />
        </section>
      )}
      <section className="stack" aria-labelledby="recent">
        <h3 id="recent">{t('recent')}</h3>
        {recent.length === 0 ? <p className="muted">{t('recent.none')}</p> : <Entries entries={recent} zone={zone} />}
      </section>
      <Settings onLocale={onLocale} />
      <Unpair />
    </div>
  );
}

/** The languages of the desk, each named in itself. */
export function Languages({ onLocale }: { onLocale: (locale: Locale) => void }): ReactElement {
  const t = useTexts();
  return <LanguageSwitch label={t('language')} current={t.locale} choices={(['en', 'ru'] as const).map((locale) => ({ locale, name: LANGUAGE_NAMES[locale], href: `?lang=${locale}` }))} onChoose={(locale) => onLocale(locale === 'ru' ? 'ru' : 'en')} />;
}

function Settings({ onLocale }: { onLocale: (locale: Locale) => void }): ReactElement {
  const t = useTexts();
  return (
    <section className="stack" aria-labelledby="settings">
      <h3 id="settings">{t('settings')}</h3>
      <div className="desk-languages">
        <Languages onLocale={onLocale} />
      </div>
      <ChoiceField name="sound" label={t('sound')} chosen={[soundIsOn() ? 'on' : 'off']} options={[{ value: 'on', label: t('sound.on') }, { value: 'off', label: t('sound.off') }]} onChange={({ target }) => switchSound(target.value === 'on')} />
      <ChoiceField
        name="scheme"
        label={t('scheme')}
        chosen={[readScheme(document.cookie)]}
        options={SCHEMES.map((value) => ({ value, label: t(`scheme.${value}`) }))}
        onChange={({ target }) => chooseScheme(SCHEMES.find((one) => one === target.value) ?? 'auto')}
      />
    </section>
  );
}

/** Takes the event off the device. What was not sent would be lost, so then the name of the desk must be typed. */
function Unpair(): ReactElement {
  const t = useTexts();
  const { desk, state, pairing } = useDoor();
  const [asked, setAsked] = useState(false);
  const [typed, setTyped] = useState('');
  const unsent = waiting(state.entries);
  if (!asked) {
    return (
      <Button look="plain" onClick={() => setAsked(true)}>
        {t('unpair')}
      </Button>
    );
  }
  return (
    <section className="card stack" aria-labelledby="unpair">
      <h3 id="unpair">{t('unpair')}</h3>
      <p>{t('unpair.text')}</p>
      {unsent > 0 && (
        <>
          <p>
            <strong>{t('unpair.unsent', { count: unsent })}</strong>
          </p>
          <TextField name="confirm" label={t('unpair.type', { name: pairing.name })} value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" />
        </>
      )}
      <div className="buttons">
        <Button look="danger" disabled={unsent > 0 && typed.trim() !== pairing.name} onClick={() => void desk.forget()}>
          {t('unpair.do')}
        </Button>
        <Button look="quiet" onClick={() => setAsked(false)}>
          {t('cancel')}
        </Button>
      </div>
    </section>
  );
}
