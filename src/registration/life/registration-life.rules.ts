export const REGISTRATION_STATUSES = ['invited', 'nominated', 'draft', 'submitted', 'approved', 'confirmed', 'waitlisted', 'declined', 'rejected', 'withdrawn', 'cancelled'] as const;
export type RegistrationStatus = (typeof REGISTRATION_STATUSES)[number];

/** Where a registration may go from each status. Somebody who was nominated and waits is nominated again when they get a seat. Whether somebody came is derived from attendance and never a status. */
export const REGISTRATION_LIFE: Readonly<Record<RegistrationStatus, readonly RegistrationStatus[]>> = {
  invited: ['nominated', 'draft', 'submitted', 'waitlisted', 'declined', 'withdrawn', 'cancelled'],
  nominated: ['draft', 'submitted', 'waitlisted', 'declined', 'rejected', 'withdrawn', 'cancelled'],
  draft: ['submitted', 'waitlisted', 'withdrawn', 'cancelled'],
  submitted: ['approved', 'waitlisted', 'rejected', 'withdrawn', 'cancelled'],
  approved: ['confirmed', 'withdrawn', 'cancelled'],
  confirmed: ['withdrawn', 'cancelled'],
  waitlisted: ['nominated', 'submitted', 'approved', 'declined', 'rejected', 'withdrawn', 'cancelled'],
  declined: [],
  rejected: [],
  withdrawn: [],
  cancelled: [],
};

/** Statuses of registrations that are over; their person may register again. */
export const ENDED: readonly RegistrationStatus[] = ['declined', 'rejected', 'withdrawn', 'cancelled'];

export function mayBecome(from: RegistrationStatus, to: RegistrationStatus): boolean {
  return REGISTRATION_LIFE[from].includes(to);
}

/** Faults of a table of transitions: a status that nothing leads to, an end that goes on, a dead end. Empty for a sound one; read at start. */
export function lifeFaults(life: Readonly<Record<RegistrationStatus, readonly RegistrationStatus[]>>): string[] {
  const entries: readonly RegistrationStatus[] = ['invited', 'nominated', 'draft', 'submitted'];
  const reached = new Set<RegistrationStatus>(entries);
  for (const status of reached) for (const next of life[status]) reached.add(next);
  return REGISTRATION_STATUSES.flatMap((status) => [
    ...(reached.has(status) ? [] : [`nothing leads to ${status}`]),
    ...(ENDED.includes(status) && life[status].length > 0 ? [`${status} is an end and goes on`] : []),
    ...(!ENDED.includes(status) && life[status].length === 0 ? [`${status} is a dead end`] : []),
    ...(life[status].includes(status) ? [`${status} leads to itself`] : []),
  ]);
}
