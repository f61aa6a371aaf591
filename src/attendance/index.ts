export { Attendance } from './attendance.js';
export { attendanceKept, came } from './came.sql.js';
export { daysPresent, outcomeOf, type Presence } from './desk-rules/presence.js';
export { AttendanceModule } from './attendance.module.js';
