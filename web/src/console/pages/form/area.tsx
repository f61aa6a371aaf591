import { defineArea } from '../../area.js';

export default defineArea({
  tabs: [{ path: 'form', label: { en: 'Form', ru: 'Анкета' }, order: 36, permission: 'registration.read' }],
  pages: [{ under: 'event', path: '/form', load: () => import('./FormPage.js') }],
});
