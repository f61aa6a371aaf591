export { HealthChecks } from './health-checks.js';
export { HealthModule } from './health.module.js';
export { Metrics } from './metrics.js';
