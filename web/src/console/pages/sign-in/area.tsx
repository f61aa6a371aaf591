import { defineArea } from '../../area.js';

export default defineArea({
  pages: [
    { under: 'open', path: '/sign-in', load: () => import('./SignInPage.js') },
    { under: 'open', path: '/password', load: () => import('./PasswordPage.js') },
  ],
});
