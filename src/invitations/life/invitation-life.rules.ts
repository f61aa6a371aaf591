import type { EventStatus } from '../../events/index.js';

export const INVITATION_STATUSES = ['prepared', 'sent', 'accepted', 'declined', 'substituted', 'cancelled'] as const;
export type InvitationStatus = (typeof INVITATION_STATUSES)[number];

/**
 * Where an invitation may go from each status. `sent` follows delivery: it is set when the letter is written out to be sent, so that `prepared` says truly that
 * nobody has been asked yet (whether the mail server took it is told by the letter itself, beside the status); an answer may overtake it. Whoever declined and
 * registers after all, by staff or on the public page, has accepted.
 */
export const INVITATION_LIFE: Readonly<Record<InvitationStatus, readonly InvitationStatus[]>> = {
  prepared: ['sent', 'accepted', 'declined', 'substituted', 'cancelled'],
  sent: ['accepted', 'declined', 'substituted', 'cancelled'],
  accepted: [],
  declined: ['accepted'],
  substituted: [],
  cancelled: [],
};

/** Statuses in which an answer is awaited. */
export const OPEN: readonly InvitationStatus[] = ['prepared', 'sent'];

export function mayBecome(from: InvitationStatus, to: InvitationStatus): boolean {
  return INVITATION_LIFE[from].includes(to);
}

/** Faults of a table of transitions: a status that nothing leads to, one that leads to itself or back to the beginning. Empty for a sound one; read at start. */
export function lifeFaults(life: Readonly<Record<InvitationStatus, readonly InvitationStatus[]>>): string[] {
  const reached = new Set<InvitationStatus>(['prepared']);
  for (const status of reached) for (const next of life[status]) reached.add(next);
  return INVITATION_STATUSES.flatMap((status) => [
    ...(reached.has(status) ? [] : [`nothing leads to ${status}`]),
    ...(life[status].includes(status) ? [`${status} leads to itself`] : []),
    ...(life[status].includes('prepared') ? [`${status} leads back to the beginning`] : []),
    ...(OPEN.includes(status) && !life[status].includes('cancelled') ? [`${status} cannot be withdrawn`] : []),
  ]);
}

export type Answer = Extract<InvitationStatus, 'accepted' | 'declined' | 'substituted'>;

export type AnswerRefusal =
  | 'INVITATION_CANCELLED'
  | 'ALREADY_ACCEPTED'
  | 'ALREADY_DECLINED'
  | 'ALREADY_SUBSTITUTED'
  | 'ANSWER_TOO_LATE'
  | 'INVITED_EVENT_CANCELLED'
  | 'INVITED_EVENT_POSTPONED'
  | 'INVITED_EVENT_BEGUN'
  | 'INVITED_EVENT_NOT_OPEN';

/** What an answer depends on. */
export interface Answerable {
  status: InvitationStatus;
  answerBy: Date | null;
}

/**
 * May the invitation be answered so, now? By their link people answer once and in time; staff record what reached them by phone or paper, also late, and also
 * that somebody who declined comes after all. With no deadline, answers are taken until the event begins. While an event is postponed no deadline runs.
 */
export function answerRefusal(invitation: Answerable, event: { status: EventStatus; startsAt: Date }, asked: { answer: Answer; by: 'link' | 'staff'; now: Date }): AnswerRefusal | null {
  const { answer, by, now } = asked;
  if (event.status === 'cancelled') return 'INVITED_EVENT_CANCELLED';
  if (invitation.status === 'cancelled') return 'INVITATION_CANCELLED';
  const changesMind = by === 'staff' && invitation.status === 'declined' && answer === 'accepted';
  if (!OPEN.includes(invitation.status) && !changesMind) return ALREADY[invitation.status];
  const late = by === 'link' && event.status !== 'postponed' && isLate(invitation, now);
  if (answer === 'declined') return late ? 'ANSWER_TOO_LATE' : null;
  if (event.status === 'postponed') return 'INVITED_EVENT_POSTPONED';
  if (event.status === 'draft' || event.status === 'archived' || event.status === 'held') return 'INVITED_EVENT_NOT_OPEN';
  if (late) return 'ANSWER_TOO_LATE';
  return by === 'link' && event.startsAt <= now ? 'INVITED_EVENT_BEGUN' : null;
}

/** Why an invitation in this status takes no answer. */
export const ALREADY: Readonly<Record<InvitationStatus, AnswerRefusal | null>> = {
  prepared: null,
  sent: null,
  accepted: 'ALREADY_ACCEPTED',
  declined: 'ALREADY_DECLINED',
  substituted: 'ALREADY_SUBSTITUTED',
  cancelled: 'INVITATION_CANCELLED',
};

/** True when the time to answer is over. The deadline is the first moment that is too late. */
export function isLate({ answerBy }: Pick<Answerable, 'answerBy'>, now: Date): boolean {
  return answerBy !== null && answerBy <= now;
}

/** How an invitation stands for whoever was asked. */
export type Standing = 'open' | 'accepted' | 'declined' | 'substituted' | 'cancelled' | 'expired';

export function standingOf(invitation: Answerable, event: { status: EventStatus; startsAt: Date }, now: Date): Standing {
  if (invitation.status !== 'prepared' && invitation.status !== 'sent') return invitation.status;
  if (event.status === 'cancelled') return 'cancelled';
  if (event.status === 'postponed') return 'open';
  return isLate(invitation, now) || event.startsAt <= now ? 'expired' : 'open';
}
