import { defineArea } from '../../area.js';

export default defineArea({
  tabs: [{ path: 'reminders', label: { en: 'Reminders', ru: 'Напоминания' }, order: 55, permission: 'reminder.read' }],
  pages: [{ under: 'event', path: '/reminders', load: () => import('./RemindersPage.js') }],
});
