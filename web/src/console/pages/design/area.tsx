import { defineArea } from '../../area.js';

/** The parts that pages are made of, to look at: not in the navigation, at /console/design. */
export default defineArea({ pages: [{ under: 'console', path: '/design', load: () => import('./DesignPage.js') }] });
