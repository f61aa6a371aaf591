export { ATTENDANCE_BASES, attendanceQualifies, type AttendanceBasis, type AttendancePolicy, type AttendanceVerdict, type DayAttended } from './attendance.rules.js';
export { TrainingsModule } from './trainings.module.js';
