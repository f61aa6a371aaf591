export { LimitsModule } from './limits.module.js';
export { RateLimit } from './rate-limit.js';
