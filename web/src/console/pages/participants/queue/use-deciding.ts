import { hashKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, onceKey, refused, unwrap } from '../../../index.js';
import { useTexts } from './texts.js';
import { toDecideQuery, type DecisionKind, type Outcome, type ToDecide, type UndoOutcome } from './to-decide.js';

/** One that was left as it was, by whose name and why. */
export interface Left {
  name: string;
  refusal: NonNullable<Outcome['refusal'] | UndoOutcome['refusal']>;
  by: string | null;
}

/** What became of the last decision, or of taking it back. */
export interface Result {
  kind: DecisionKind | 'undo';
  count: number;
  left: Left[];
  /** Names the decision while it can be taken back; null for one that did nothing. */
  decisionId: string | null;
  undoUntil: number | null;
}

export interface Deciding {
  decide: (kind: DecisionKind, chosen: readonly ToDecide[], words?: string) => void;
  undo: (decisionId: string) => void;
  isPending: boolean;
  result: Result | null;
  dismiss: () => void;
}

/** Decides about people who wait, takes decisions back, and keeps what became of it. The names are of the people as they were shown. */
export function useDeciding(eventId: string, onDone: () => void): Deciding {
  const t = useTexts();
  const queries = useQueryClient();
  const [result, setResult] = useState<Result | null>(null);
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const leftOf = (outcomes: readonly { id: string; refusal: Left['refusal'] | null; by?: string | null }[], known: ReadonlyMap<string, string>): Left[] =>
    outcomes.flatMap(({ id, refusal, by = null }) => (refusal === null ? [] : [{ name: known.get(id) ?? '', refusal, by }]));
  const settle = () => queries.invalidateQueries({ queryKey: ['events', eventId] });
  /** As `settle`, but those just decided about are read again only when they are opened again: they wait no longer, and asking for them would be refused. */
  const settleBut = async (decided: readonly ToDecide[]) => {
    const left = decided.map(({ id }) => toDecideQuery(eventId, id).queryKey);
    await Promise.all(left.map((queryKey) => queries.invalidateQueries({ queryKey, refetchType: 'none' })));
    await queries.invalidateQueries({ queryKey: ['events', eventId], predicate: ({ queryHash }) => !left.some((key) => hashKey(key) === queryHash) });
  };

  const deciding = useMutation({
    mutationFn: ({ kind, chosen, words, once }: { kind: DecisionKind; chosen: readonly ToDecide[]; words: string | undefined; once: ReturnType<typeof onceKey> }) =>
      unwrap(api.POST('/api/v1/events/{eventId}/decisions', { params: { path: { eventId } }, headers: once, body: { decision: kind, registrations: chosen.map(({ id, version }) => ({ id, version })), ...(words && { words }) } })),
    onSuccess: async ({ id, undoUntil, outcomes }, { kind, chosen }) => {
      const known = new Map(chosen.map((one) => [one.id, one.name]));
      setNames(known);
      setResult({ kind, count: outcomes.filter(({ done }) => done).length, left: leftOf(outcomes, known), decisionId: id, undoUntil: undoUntil === null ? null : Date.parse(undoUntil) });
      onDone();
      await settleBut(chosen);
    },
    onError: (error) => refused(error, t('failed')),
  });
  const undoing = useMutation({
    mutationFn: (decisionId: string) => unwrap(api.POST('/api/v1/events/{eventId}/decisions/{decisionId}/undo', { params: { path: { eventId, decisionId } } })),
    onSuccess: async ({ outcomes }) => {
      setResult({ kind: 'undo', count: outcomes.filter(({ undone }) => undone).length, left: leftOf(outcomes, names), decisionId: null, undoUntil: null });
      await settle();
    },
    onError: async (error) => {
      refused(error, t('failed'));
      await settle();
    },
  });
  return {
    decide: (kind, chosen, words) => deciding.mutate({ kind, chosen, words, once: onceKey() }),
    undo: (decisionId) => undoing.mutate(decisionId),
    isPending: deciding.isPending || undoing.isPending,
    result,
    dismiss: () => setResult(null),
  };
}
