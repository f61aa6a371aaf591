export { HealthChecks, type PartState } from './health-checks.js';
export { HealthModule } from './health.module.js';
export { Metrics } from './metrics.js';
