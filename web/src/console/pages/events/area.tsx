import { IconCalendarEvent } from '@tabler/icons-react';
import { defineArea } from '../../area.js';

export default defineArea({
  nav: [{ to: '/events', label: { en: 'Events', ru: 'Мероприятия' }, icon: IconCalendarEvent, order: 20, permission: 'event.read', anyEvent: true }],
  tabs: [
    { path: '', label: { en: 'Overview', ru: 'Обзор' }, order: 10 },
    { path: 'programme', label: { en: 'Programme', ru: 'Программа' }, order: 20, permission: 'event.read' },
    { path: 'settings', label: { en: 'Settings', ru: 'Настройки' }, order: 90, permission: 'event.change' },
  ],
  pages: [
    { under: 'console', path: '/events', load: () => import('./EventsPage.js') },
    { under: 'console', path: '/events/new', load: () => import('./form/NewEventPage.js') },
    { under: 'event', path: '/', load: () => import('./overview/OverviewPage.js') },
    { under: 'event', path: '/programme', load: () => import('./programme/ProgrammePage.js') },
    { under: 'event', path: '/settings', load: () => import('./form/SettingsPage.js') },
  ],
});
