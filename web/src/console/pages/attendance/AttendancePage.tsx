import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useAddress, useCan, useParam, Views } from '../../index.js';
import { ConflictsView } from './ConflictsView.js';
import { DesksView } from './DesksView.js';
import { ListView } from './ListView.js';
import { useTexts } from './texts.js';
import './attendance.css';

/** Who came, the desks at the door, and what desks saw differently: three views of one page, chosen in the address by `show`. */
export default function AttendancePage(): ReactElement {
  const t = useTexts();
  const can = useCan();
  const eventId = useParam('eventId');
  const [{ show = 'list' }] = useAddress();
  const desks = can('desk.manage', eventId);
  const views = ['list', ...(desks ? ['desks'] : []), 'conflicts'] as ('list' | 'desks' | 'conflicts')[];
  return (
    <>
      <Views label={t('views')}>
        {views.map((view) => (
          <li key={view}>
            <Link to="." search={{ show: view === 'list' ? undefined : view }} activeOptions={{ includeSearch: true, explicitUndefined: true }}>
              {t(`view.${view}`)}
            </Link>
          </li>
        ))}
      </Views>
      {show === 'desks' && desks ? <DesksView eventId={eventId} /> : show === 'conflicts' ? <ConflictsView eventId={eventId} /> : <ListView eventId={eventId} />}
    </>
  );
}
