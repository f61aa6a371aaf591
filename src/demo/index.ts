export { DEMO_SIGN_IN } from './accounts.js';
export { loadDemo, resetDemo } from './demo.js';
