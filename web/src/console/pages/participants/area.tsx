import { defineArea } from '../../area.js';

export default defineArea({
  tabs: [{ path: 'participants', label: { en: 'Participants', ru: 'Участники' }, order: 40, permission: 'registration.read' }],
  pages: [{ under: 'event', path: '/participants', load: () => import('./ParticipantsPage.js') }],
});
