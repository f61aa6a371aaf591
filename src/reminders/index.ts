export { defaultRules } from './rules/default-rules.js';
export { RemindersModule } from './reminders.module.js';
