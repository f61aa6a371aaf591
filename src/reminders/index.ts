export { defaultRules } from './rules/default-rules.js';
export { columnsOf as reminderColumns } from './rules/rule.rows.js';
export { RemindersModule } from './reminders.module.js';
