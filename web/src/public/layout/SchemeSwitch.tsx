import { useEffect, useState, type ReactElement } from 'react';
import { chooseScheme, type Scheme } from '../../design/scheme.js';
import { usePublic } from '../PublicContext.js';

/** Light, dark, as the device. It needs a script, so it appears with one. */
export function SchemeSwitch(): ReactElement | null {
  const { t, setting } = usePublic();
  const [awake, setAwake] = useState(false);
  const [scheme, setScheme] = useState<Scheme>(setting.scheme);
  useEffect(() => setAwake(true), []);
  if (!awake) return null;
  const choose = (chosen: Scheme): void => {
    chooseScheme(chosen);
    setScheme(chosen);
  };
  return (
    <fieldset className="schemes">
      <legend className="sr-only">{t('scheme')}</legend>
      {(['light', 'dark', 'auto'] as const).map((one) => (
        <label key={one}>
          <input type="radio" name="scheme" className="sr-only" checked={scheme === one} onChange={() => choose(one)} />
          <span>{t(`scheme.${one}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
