import { createApi } from '../api/client.js';

export { ifMatch, isVersionChanged, onceKey, ProblemError, unwrap } from '../api/client.js';

/** The API as the person who is signed in. The cookie says who that is; refusals come in the language of the page. */
export const api = createApi({ locale: () => document.documentElement.lang });
