import type { components } from '../../../api/schema.js';

export type Participant = components['schemas']['RegistrationResponse'];

/** Statuses that one filters by, in the order of a registration's life. */
export const STATUSES = ['submitted', 'confirmed', 'waitlisted', 'rejected', 'withdrawn', 'cancelled', 'declined'] as const;
