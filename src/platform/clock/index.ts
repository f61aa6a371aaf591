export { Clock, SetClock, SystemClock } from './clock.js';
export { daysBetween, instantOf, isCalendarDate, isLocalDateTime, isZone, rfc3339, shiftWallTime, wallTimeOf, type WallTime } from './zoned.js';
export { vtimezone } from './vtimezone.js';
export { ClockModule } from './clock.module.js';
