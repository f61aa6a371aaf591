import { IconAddressBook } from '@tabler/icons-react';
import { defineArea } from '../../area.js';

export default defineArea({
  nav: [{ to: '/directory', label: { en: 'Directory', ru: 'Справочник' }, icon: IconAddressBook, order: 30, permission: 'person.read', anyEvent: true }],
  pages: [
    { under: 'console', path: '/directory', load: () => import('./people/PeoplePage.js') },
    { under: 'console', path: '/directory/institutions', load: () => import('./institutions/InstitutionsPage.js') },
    { under: 'console', path: '/directory/parties', load: () => import('./parties/PartiesPage.js') },
  ],
});
