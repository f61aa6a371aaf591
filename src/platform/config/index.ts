export { Config, ConfigError, type ProcessRole } from './config.js';
export { ConfigModule } from './config.module.js';
