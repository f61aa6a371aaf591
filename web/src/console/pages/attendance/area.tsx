import { defineArea } from '../../area.js';

export default defineArea({
  tabs: [{ path: 'attendance', label: { en: 'Attendance', ru: 'Посещаемость' }, order: 60, permission: 'attendance.read' }],
  pages: [{ under: 'event', path: '/attendance', load: () => import('./AttendancePage.js') }],
});
