import { LocalisedTextResponse } from '../platform/i18n/index.js';
import type { AttendanceBasis } from './attendance.rules.js';
import type { TrainingFacts } from './trainings.service.js';

/** Somebody who teaches. */
export class TrainerResponse {
  personId!: string;
  /** As the person writes it. */
  name!: string;
}

/** What a training adds to an event. */
export class TrainingResponse {
  eventId!: string;
  /** Markdown. */
  objectives!: LocalisedTextResponse;
  trainers!: TrainerResponse[];
  /** Percent of the sessions that count which must be attended for a certificate. */
  attendanceThreshold!: number;
  attendanceBasis!: AttendanceBasis;
  version!: number;

  static from(training: TrainingFacts): TrainingResponse {
    return Object.assign(new TrainingResponse(), training);
  }
}
