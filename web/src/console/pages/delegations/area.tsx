import { defineArea } from '../../area.js';

export default defineArea({
  tabs: [{ path: 'delegations', label: { en: 'Delegations', ru: 'Делегации' }, order: 32, permission: 'delegation.read' }],
  pages: [{ under: 'event', path: '/delegations', load: () => import('./DelegationsPage.js') }],
});
