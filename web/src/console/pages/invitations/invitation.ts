import type { components } from '../../../api/schema.js';
import type { Tone } from '../../../design/index.js';

export type Invitation = components['schemas']['InvitationResponse'];
export type InvitationDetail = components['schemas']['InvitationDetailResponse'];
export type InvitationSummary = components['schemas']['InvitationSummaryResponse'];

/** How an invitation stands for the organiser: its status, unless something needs them. In the order in which one filters. */
export const STATES = ['prepared', 'sent', 'undelivered', 'overdue', 'accepted', 'declined', 'substituted', 'cancelled'] as const;
export type State = (typeof STATES)[number];

/** Letters that did not go out and will not by themselves. */
const LOST: readonly Invitation['letter'][] = ['failed', 'unknown', 'suppressed'];

export function isOpen({ status }: Pick<Invitation, 'status'>): boolean {
  return status === 'prepared' || status === 'sent';
}

export function stateOf(invitation: Pick<Invitation, 'status' | 'letter' | 'overdue'>): State {
  if (!isOpen(invitation)) return invitation.status;
  if (LOST.includes(invitation.letter)) return 'undelivered';
  return invitation.overdue ? 'overdue' : invitation.status;
}

export const TONES: Readonly<Record<State, Tone>> = {
  prepared: 'info',
  sent: 'wait',
  undelivered: 'bad',
  overdue: 'wait',
  accepted: 'ok',
  declined: 'bad',
  substituted: 'info',
  cancelled: 'rest',
};

/** What the API is asked for a state: two of them are no status of an invitation but what needs somebody. */
export function askedFor(state: State | undefined): { status?: Invitation['status']; show?: 'overdue' | 'undelivered' } {
  if (state === undefined) return {};
  return state === 'overdue' || state === 'undelivered' ? { show: state } : { status: state };
}
