import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { components } from '../../../api/schema.js';
import type { Tone } from '../../../design/index.js';
import { done, ProblemError, refused } from '../../index.js';
import { useTexts } from './texts.js';

export type Delegation = components['schemas']['DelegationResponse'];
export type DelegationDetail = components['schemas']['DelegationDetailResponse'];
export type Delegate = components['schemas']['DelegateResponse'];
export type Stage = Delegation['stage'];

/** How far delegations are, in their order. */
const STAGES: readonly Stage[] = ['invited', 'answered', 'nominated', 'complete', 'approved', 'declined', 'cancelled'];

/** What the board is narrowed to: a stage, or what needs somebody. */
export const SHOWS = ['overdue', 'unreached', ...STAGES] as const;
export type Show = (typeof SHOWS)[number];

export const TONES: Readonly<Record<Stage, Tone>> = { invited: 'wait', answered: 'info', nominated: 'info', complete: 'wait', approved: 'ok', declined: 'rest', cancelled: 'rest' };
export const STANDING_TONES: Readonly<Record<NonNullable<Delegate['standing']>, Tone>> = { named: 'info', completed: 'wait', approved: 'ok', waiting: 'wait', offered: 'info' };

export function isShown(delegation: Delegation, show: Show | undefined): boolean {
  if (show === undefined) return true;
  if (show === 'overdue') return delegation.overdue !== null;
  if (show === 'unreached') return delegation.focalPoint === null;
  return delegation.stage === show;
}

/** Does something about delegations; whatever is shown of the event is read again. Faults of fields stay with their form. */
export function useDoing<Input>(eventId: string, said: string, doIt: (input: Input) => Promise<unknown>, close: () => void = () => undefined) {
  const t = useTexts();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: doIt,
    onSuccess: async () => {
      done(said);
      close();
      await Promise.all([['events', eventId], ['today']].map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
    onError: (error) => {
      if (!(error instanceof ProblemError) || error.errors.length === 0) refused(error, t('not-done'));
    },
  });
}

/** What is wrong with a field of a form that was sent, by its path in the request. */
export function faultAt(error: Error | null, field: string): string | undefined {
  return error instanceof ProblemError ? error.errors.find((one) => one.field === field)?.detail : undefined;
}
