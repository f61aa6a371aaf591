import { Injectable } from '@nestjs/common';
import { actorRef, Audit, type Actor } from '../../access/index.js';
import { Messages, type Letter } from '../../messages/index.js';
import { Clock } from '../../platform/clock/index.js';
import { newId, rows, Sql, type Tx } from '../../platform/database/index.js';
import { letterTo, registrationConfirmed, registrationMoreAsked, registrationRejected, registrationWithdrawn } from '../letters.js';
import type { RegistrationStatus } from '../life/registration-life.rules.js';
import { Steps } from '../life/steps.js';
import type { RegistrationFacts } from '../registration.js';
import { Ledger } from '../seats/ledger.js';
import { statusAfter, UNDO_SECONDS, verdictOn, type DecisionKind, type Verdict } from './approval.rules.js';
import { Questions } from './questions.js';
import { Reapprovals } from './reapprovals.js';
import { lockWaiting, type Waiting } from './waiting.sql.js';

/** What somebody decides about registrations that they have looked at. */
export interface DecisionWish {
  kind: DecisionKind;
  /** Why, or what is asked; the person reads it. */
  words: string | null;
  /** Each with the version that was seen. */
  registrations: readonly { id: string; version: number }[];
  /** Whether one that cannot be decided so holds back all the others. */
  allOrNone: boolean;
}

/** What became of one registration. */
export interface DecisionOutcome {
  id: string;
  done: boolean;
  /** Where it stands now; null for one that this event does not have. */
  status: RegistrationStatus | null;
  version: number | null;
  refusal: Exclude<Verdict, 'carry-out' | 'done-already'> | 'REGISTRATION_UNKNOWN' | 'HELD_BACK' | null;
  /** Who decided before, by name; null for a person's own step. */
  by: string | null;
}

/** What became of a decision. */
export interface DecisionMade {
  /** Names it when it is taken back; null when nothing was done. */
  id: string | null;
  undoUntil: Date | null;
  outcomes: DecisionOutcome[];
}

/** The last step of a registration. */
interface LastStep {
  actorKind: string;
  actorId: string | null;
  name: string | null;
}

/** Key of the letter about a decision: another decision of that kind is another letter. */
export function decisionLetterVersion(decisionId: string): string {
  return `decision-${decisionId}`;
}

/** Decides about registrations that wait, one or many in one transaction. Letters leave when the decision can no longer be taken back. */
@Injectable()
export class Decisions {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly ledger: Ledger,
    private readonly steps: Steps,
    private readonly questions: Questions,
    private readonly reapprovals: Reapprovals,
    private readonly messages: Messages,
    private readonly audit: Audit,
  ) {}

  /** Answers what became of each, in the order of the wish. Sent twice it is carried out once. */
  decide(actor: Actor, eventId: string, wish: DecisionWish): Promise<DecisionMade> {
    return this.sql.transaction(async (tx) => {
      // The ledger first, as everybody does who gives back seats.
      if (wish.kind === 'reject') await this.ledger.lock(tx, eventId);
      const found = new Map((await lockWaiting(tx, eventId, wish.registrations.map(({ id }) => id))).map((one) => [one.id, one]));
      const steps = await lastSteps(tx, [...found.keys()]);
      const outcomes = wish.registrations.map(({ id, version }) => outcomeOf(id, found.get(id), steps.get(id), { actor, wish, version }));
      const astray = outcomes.some(({ done, verdict }) => !done && verdict !== 'carry-out');
      if (wish.allOrNone && astray) return { id: null, undoUntil: null, outcomes: outcomes.map(heldBack) };
      const chosen = outcomes.flatMap(({ id, verdict }) => (verdict === 'carry-out' ? (found.get(id) ?? []) : []));
      if (chosen.length === 0) return { id: null, undoUntil: null, outcomes: outcomes.map(withoutVerdict) };
      const { id, undoUntil } = await this.carryOut(tx, actor, eventId, wish, chosen);
      const after = await this.standing(tx, chosen);
      return { id, undoUntil, outcomes: outcomes.map((outcome) => ({ ...withoutVerdict(outcome), ...(outcome.verdict === 'carry-out' && { done: true, ...after.get(outcome.id) }) })) };
    });
  }

  private async carryOut(tx: Tx, actor: Actor, eventId: string, { kind, words }: DecisionWish, chosen: readonly Waiting[]): Promise<{ id: string; undoUntil: Date }> {
    const id = newId();
    const now = this.clock.now();
    const undoUntil = new Date(now.getTime() + UNDO_SECONDS * 1_000);
    const by = actorRef(actor);
    await tx.query('INSERT INTO decision (id, event_id, kind, words, actor_kind, actor_id, decided_at, undo_until, settled_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
      id, eventId, kind, words, by.kind, by.id, now, undoUntil, kind === 'reject' ? null : now,
    ]);
    if (kind === 'approve') await this.approve(tx, actor, id, chosen, undoUntil);
    else if (kind === 'reject') await this.reject(tx, actor, { id, words, undoUntil }, chosen);
    else await this.ask(tx, actor, { id, words, undoUntil }, chosen);
    await tx.query(
      `INSERT INTO decision_item (decision_id, registration_id, before, after_version)
       SELECT $1, r.id, old.before, r.version FROM jsonb_to_recordset($2::jsonb) AS old (id uuid, before jsonb) JOIN registration r ON r.id = old.id`,
      [id, JSON.stringify(chosen.map((one) => ({ id: one.id, before: { status: one.status, seats: one.seats } })))],
    );
    await this.audit.recordAll(tx, chosen.map((one) => ({ actor, action: AUDITED[kind], subject: { type: 'registration', id: one.id }, eventId, ...(words !== null && { reason: words }), detail: { decisionId: id } })));
    return { id, undoUntil };
  }

  /** Those who wait are confirmed and get their ticket; of those approved before, the change is approved. */
  private async approve(tx: Tx, actor: Actor, id: string, chosen: readonly Waiting[], dueAt: Date): Promise<void> {
    const fresh = chosen.filter((one) => statusAfter('approve', one) !== null);
    const detail = { decisionId: id };
    const approved = await this.steps.takeAll(tx, fresh, 'approved', actor, { offerUntil: null, detail });
    const confirmed = await this.steps.takeAll(tx, approved, 'confirmed', actor, { detail });
    await this.messages.write(tx, confirmed.map((one) => letterTo(one, registrationConfirmed, 'registration:confirmed', dueAt, decisionLetterVersion(id))));
    const again = chosen.filter((one) => statusAfter('approve', one) === null);
    if (again.length === 0) return;
    await this.reapprovals.close(tx, again.map((one) => one.id), 'approved', id);
    await tx.query('UPDATE registration SET updated_at = $2, version = version + 1 WHERE id = ANY ($1::uuid[])', [again.map((one) => one.id), this.clock.now()]);
    await this.steps.note(tx, again, actor, { change: 'approval', detail });
  }

  /** Seats are free at once; they are offered to others when the decision can no longer be taken back. */
  private async reject(tx: Tx, actor: Actor, { id, words, undoUntil }: { id: string; words: string | null; undoUntil: Date }, chosen: readonly Waiting[]): Promise<void> {
    for (const to of ['rejected', 'withdrawn'] as const) {
      const these = chosen.filter((one) => statusAfter('reject', one) === to);
      const ended = await this.steps.takeAll(tx, these, to, actor, { reason: words, seats: [], offerUntil: null, detail: { decisionId: id } });
      await this.messages.write(tx, ended.map((one) => letterTo(one, to === 'rejected' ? registrationRejected : registrationWithdrawn, `registration:${to}`, undoUntil, decisionLetterVersion(id))));
    }
    const [one] = chosen;
    if (one) await this.ledger.release(tx, one.eventId, chosen);
    await this.reapprovals.close(tx, chosen.map(({ id: of }) => of), 'ended', id);
  }

  private async ask(tx: Tx, actor: Actor, { id, words, undoUntil }: { id: string; words: string | null; undoUntil: Date }, chosen: readonly Waiting[]): Promise<void> {
    const questions = await this.questions.ask(tx, actor, id, words ?? '', chosen);
    await this.messages.write(tx, chosen.map((one) => withQuestion(letterTo(one, registrationMoreAsked, 'registration:more-asked', undoUntil, decisionLetterVersion(id)), questions.get(one.id))));
  }

  private async standing(tx: Tx, chosen: readonly RegistrationFacts[]): Promise<Map<string, { status: RegistrationStatus; version: number }>> {
    const found = await rows<{ id: string; status: RegistrationStatus; version: number }>(tx, 'SELECT id, status, version FROM registration WHERE id = ANY ($1::uuid[])', [chosen.map(({ id }) => id)]);
    return new Map(found.map(({ id, status, version }) => [id, { status, version }]));
  }
}

const AUDITED: Readonly<Record<DecisionKind, string>> = { approve: 'registration.approved', reject: 'registration.rejected', ask: 'registration.more-asked' };

type Judged = DecisionOutcome & { verdict: Verdict | 'REGISTRATION_UNKNOWN' };

function outcomeOf(id: string, of: Waiting | undefined, last: LastStep | undefined, { actor, wish, version }: { actor: Actor; wish: DecisionWish; version: number }): Judged {
  if (!of) return { id, done: false, status: null, version: null, refusal: 'REGISTRATION_UNKNOWN', by: null, verdict: 'REGISTRATION_UNKNOWN' };
  const me = actorRef(actor);
  const isOwnStep = last !== undefined && last.actorKind === me.kind && last.actorId === me.id;
  const verdict = verdictOn({ status: of.status, version: of.version, waitsFor: of.waitsFor, isAgain: of.reapprovalId !== null, isOwnStep, openQuestion: of.openQuestion }, { kind: wish.kind, words: wish.words, seenVersion: version });
  const refusal = verdict === 'carry-out' || verdict === 'done-already' ? null : verdict;
  return { id, done: verdict === 'done-already', status: of.status, version: of.version, refusal, by: verdict === 'DECIDED_ALREADY' ? (last?.name ?? null) : null, verdict };
}

function withoutVerdict(judged: Judged): DecisionOutcome {
  const { verdict: _, ...outcome } = judged;
  return outcome;
}

/** One that could have been decided, beside one that could not. */
function heldBack(outcome: Judged): DecisionOutcome {
  return outcome.verdict === 'carry-out' ? { ...withoutVerdict(outcome), refusal: 'HELD_BACK' } : withoutVerdict(outcome);
}

function withQuestion(letter: Letter, questionId: string | undefined): Letter {
  return { ...letter, params: { ...letter.params, questionId: questionId ?? null } };
}

/** Who took the last step of each registration. */
async function lastSteps(tx: Tx, ids: readonly string[]): Promise<Map<string, LastStep>> {
  const found = await rows<LastStep & { id: string }>(
    tx,
    `SELECT DISTINCT ON (registration_id) registration_id AS id, actor_kind AS "actorKind", actor_id AS "actorId", account.name
       FROM registration_history LEFT JOIN account ON actor_kind = 'account' AND account.id::text = actor_id
      WHERE registration_id = ANY ($1::uuid[]) AND change = 'status' ORDER BY registration_id, at DESC, registration_history.id DESC`,
    [ids],
  );
  return new Map(found.map(({ id, ...step }) => [id, step]));
}
