import { IconSun } from '@tabler/icons-react';
import { defineArea } from '../../area.js';

export default defineArea({
  nav: [{ to: '/', label: { en: 'Today', ru: 'Сегодня' }, icon: IconSun, order: 10 }],
  pages: [{ under: 'console', path: '/', load: () => import('./TodayPage.js') }],
});
