export { LogsModule } from './logs.module.js';
export { RequestLog } from './request-log.js';
