import { defineArea } from '../../area.js';

export default defineArea({ pages: [{ under: 'open', path: '/sign-in', load: () => import('./SignInPage.js') }] });
