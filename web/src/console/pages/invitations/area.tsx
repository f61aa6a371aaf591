import { defineArea } from '../../area.js';

export default defineArea({
  tabs: [{ path: 'invitations', label: { en: 'Invitations', ru: 'Приглашения' }, order: 30, permission: 'invitation.read' }],
  pages: [
    { under: 'event', path: '/invitations', load: () => import('./InvitationsPage.js') },
    { under: 'event', path: '/invitations/new', load: () => import('./invite/InvitePage.js') },
  ],
});
