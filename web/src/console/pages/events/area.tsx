import { IconCalendarEvent } from '@tabler/icons-react';
import { defineArea } from '../../area.js';

export default defineArea({
  nav: [{ to: '/events', label: { en: 'Events', ru: 'Мероприятия' }, icon: IconCalendarEvent, order: 20, permission: 'event.read' }],
  tabs: [{ path: '', label: { en: 'Overview', ru: 'Обзор' }, order: 10 }],
  pages: [
    { under: 'console', path: '/events', load: () => import('./EventsPage.js') },
    { under: 'event', path: '/', load: () => import('./OverviewPage.js') },
  ],
});
