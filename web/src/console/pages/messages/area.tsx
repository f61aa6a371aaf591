import { IconMail } from '@tabler/icons-react';
import { defineArea } from '../../area.js';

export default defineArea({
  nav: [{ to: '/messages', label: { en: 'Messages', ru: 'Сообщения' }, icon: IconMail, order: 40, permission: 'message.read-all' }],
  tabs: [{ path: 'messages', label: { en: 'Messages', ru: 'Сообщения' }, order: 50, permission: 'message.read' }],
  pages: [
    { under: 'console', path: '/messages', load: () => import('./AllMessagesPage.js') },
    { under: 'event', path: '/messages', load: () => import('./EventMessagesPage.js') },
  ],
});
