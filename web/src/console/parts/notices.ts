import { notifications } from '@mantine/notifications';
import { ProblemError } from '../api.js';

/** Says that something is done: `done(t('approved', { count }))`. */
export function done(message: string): void {
  notifications.show({ message, color: 'green', autoClose: 5000 });
}

/** Says what the server refused, when there is no field to say it at. `otherwise` is for faults without a sentence. */
export function refused(error: unknown, otherwise: string): void {
  notifications.show({ message: error instanceof ProblemError && error.message !== '' ? error.message : otherwise, color: 'red', autoClose: 12_000 });
}
