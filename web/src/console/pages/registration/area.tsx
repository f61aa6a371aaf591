import { defineArea } from '../../area.js';

export default defineArea({
  tabs: [{ path: 'registration', label: { en: 'Registration', ru: 'Регистрация' }, order: 35, permission: 'registration.read' }],
  pages: [{ under: 'event', path: '/registration', load: () => import('./RegistrationViews.js') }],
});
