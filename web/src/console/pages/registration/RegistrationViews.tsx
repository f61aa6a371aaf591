import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useAddress, useParam, Views } from '../../index.js';
import RegistrationPage from './RegistrationPage.js';
import { QuotasView } from './seats/QuotasView.js';
import { WaitingView } from './seats/WaitingView.js';
import { useTexts } from './texts.js';

const VIEWS = ['settings', 'quotas', 'waiting'] as const;

/** How people come in and what they are asked, whose seats there are, and who waits for one: three views of one page, chosen in the address by `show`. */
export default function RegistrationViews(): ReactElement {
  const t = useTexts();
  const eventId = useParam('eventId');
  const [{ show = 'settings' }] = useAddress();
  return (
    <>
      <Views label={t('views')}>
        {VIEWS.map((view) => (
          <li key={view}>
            <Link to="." search={{ show: view === 'settings' ? undefined : view }} activeOptions={{ includeSearch: true, explicitUndefined: true }}>
              {t(`view.${view}`)}
            </Link>
          </li>
        ))}
      </Views>
      {show === 'quotas' ? <QuotasView eventId={eventId} /> : show === 'waiting' ? <WaitingView eventId={eventId} /> : <RegistrationPage />}
    </>
  );
}
