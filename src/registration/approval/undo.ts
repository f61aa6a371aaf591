import { Injectable, Logger } from '@nestjs/common';
import { Audit, type Actor } from '../../access/index.js';
import { Messages } from '../../messages/index.js';
import { Clock } from '../../platform/clock/index.js';
import { rows, Sql, type Tx } from '../../platform/database/index.js';
import { Every } from '../../platform/jobs/index.js';
import { letterTo, registrationConfirmed, registrationMoreAsked, registrationRejected, registrationWithdrawn } from '../letters.js';
import { ENDED, type RegistrationStatus } from '../life/registration-life.rules.js';
import { Steps } from '../life/steps.js';
import { REGISTRATION_COLUMNS, type RegistrationFacts } from '../registration.js';
import { refuse } from '../registration.errors.js';
import { allocate } from '../seats/allocate.js';
import { seatsAgain } from '../seats/keys.js';
import { Ledger } from '../seats/ledger.js';
import { Offering } from '../seats/offering.js';
import type { DecisionKind, UndoRefusal } from './approval.rules.js';
import { decisionLetterVersion } from './decisions.js';
import { Questions } from './questions.js';
import { Reapprovals } from './reapprovals.js';

/** What became of one registration of a decision that was taken back. */
export interface UndoOutcome {
  id: string;
  undone: boolean;
  status: RegistrationStatus;
  refusal: UndoRefusal | null;
}

interface Decision {
  id: string;
  kind: DecisionKind;
  undoUntil: Date;
}

/** A part of a decision, with the registration as it is now. */
interface Part extends RegistrationFacts {
  before: { status: RegistrationStatus; seats: string[] };
  afterVersion: number;
  undoneAt: Date | null;
  registeredAgain: boolean;
}

/** What a registration has again: its seats where it gave them back, else what it has. */
function seatsOf(part: Part, known: ReadonlySet<string>): string[] {
  return part.seats.length > 0 ? part.seats : seatsAgain(part, part.before.seats, known);
}

/** Takes decisions back while nobody has heard of them, and lets them take their course after that. */
@Injectable()
export class Undo {
  private readonly logger = new Logger(Undo.name);

  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly ledger: Ledger,
    private readonly offering: Offering,
    private readonly steps: Steps,
    private readonly questions: Questions,
    private readonly reapprovals: Reapprovals,
    private readonly messages: Messages,
    private readonly audit: Audit,
  ) {}

  /** Takes a decision back, each part of it for which nothing has happened since. Sent twice it answers the same. @throws Refusal DECISION_UNKNOWN, UNDO_TOO_LATE */
  undo(actor: Actor, eventId: string, decisionId: string): Promise<UndoOutcome[]> {
    return this.sql.transaction(async (tx) => {
      // The ledger first, as everybody does who takes seats.
      await this.ledger.lock(tx, eventId);
      const [decision] = await rows<Decision>(tx, `SELECT id, kind, undo_until AS "undoUntil" FROM decision WHERE id = $1 AND event_id = $2 FOR UPDATE`, [decisionId, eventId]);
      if (!decision) throw refuse('DECISION_UNKNOWN');
      const parts = await this.lock(tx, decisionId);
      const open = parts.filter(({ undoneAt }) => undoneAt === null);
      if (open.length > 0 && this.clock.now() >= decision.undoUntil) throw refuse('UNDO_TOO_LATE');
      const refusals = await this.refusals(tx, eventId, decision, open);
      const chosen = open.filter(({ id }) => !refusals.has(id));
      if (chosen.length > 0) await this.takeBack(tx, actor, eventId, decision, chosen);
      const backTo = new Map(chosen.map(({ id, before }) => [id, before.status]));
      return parts.map(({ id, status, undoneAt }) => ({ id, undone: undoneAt !== null || backTo.has(id), status: backTo.get(id) ?? status, refusal: refusals.get(id) ?? null }));
    });
  }

  /** Offers the seats of those who were rejected, once that stands. One event that cannot be served does not hold up the others. */
  @Every({ name: 'registration.settle-decisions', seconds: 15 })
  async settle(): Promise<void> {
    const due = await this.sql.rows<{ eventId: string }>(`SELECT DISTINCT event_id AS "eventId" FROM decision WHERE settled_at IS NULL AND undo_until <= $1`, [this.clock.now()]);
    const failures: unknown[] = [];
    for (const { eventId } of due) {
      try {
        await this.sql.transaction((tx) => this.settleOf(tx, eventId));
      } catch (error) {
        this.logger.error(`Seats of event ${eventId} could not be passed on`, error instanceof Error ? error.stack : undefined);
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, `Seats of ${failures.length} events could not be passed on`);
  }

  private async settleOf(tx: Tx, eventId: string): Promise<void> {
    await this.ledger.lock(tx, eventId);
    const now = this.clock.now();
    const settled = await rows(tx, 'UPDATE decision SET settled_at = $2 WHERE event_id = $1 AND settled_at IS NULL AND undo_until <= $2 RETURNING id', [eventId, now]);
    if (settled.length > 0) await this.offering.offerFree(tx, eventId);
  }

  /** Why parts of a decision cannot be taken back. Letters are taken back here: whether they could be is the answer. */
  private async refusals(tx: Tx, eventId: string, decision: Decision, parts: readonly Part[]): Promise<Map<string, UndoRefusal>> {
    const refusals = new Map<string, UndoRefusal>();
    const left = (): Part[] => parts.filter(({ id }) => !refusals.has(id));
    for (const { id, version, afterVersion, registeredAgain } of parts) {
      if (registeredAgain) refusals.set(id, 'REGISTERED_AGAIN');
      else if (version !== afterVersion) refusals.set(id, 'MOVED_ON');
    }
    for (const { id } of await this.withoutSeat(tx, eventId, left())) refusals.set(id, 'SEAT_GONE');
    const keys = new Map(left().flatMap((part) => lettersOf(decision, part).map((key) => [part.id, key] as const)));
    const taken = await this.messages.takeBack(tx, [...keys.values()], 'The decision was taken back.');
    for (const [id, key] of keys) if (!taken.has(key)) refusals.set(id, 'LETTER_SENT');
    return refusals;
  }

  /** Those whose seats somebody else has by now. */
  private async withoutSeat(tx: Tx, eventId: string, parts: readonly Part[]): Promise<Part[]> {
    const ledger = await this.ledger.lock(tx, eventId);
    const known = new Set(ledger.rows.map(({ key }) => key));
    const asking = parts.map((part) => ({ part, keys: seatsOf(part, known).filter((key) => !part.seats.includes(key)), mayWait: false }));
    const { decisions } = allocate(ledger.rows, asking, { groups: [], nextArrival: ledger.nextArrival });
    return asking.flatMap(({ part }, index) => (decisions[index]?.kind === 'refused' ? [part] : []));
  }

  private async takeBack(tx: Tx, actor: Actor, eventId: string, { id, kind }: Decision, parts: readonly Part[]): Promise<void> {
    const ids = parts.map((part) => part.id);
    const moved = parts.filter((part) => part.status !== part.before.status);
    const seats = await this.take(tx, eventId, moved);
    await tx.query(`UPDATE registration_history SET detail = detail || '{"undone": true}' WHERE registration_id = ANY ($1::uuid[]) AND detail ->> 'decisionId' = $2`, [ids, id]);
    await this.steps.putBack(tx, moved.map((of) => ({ of, status: of.before.status, seats: seats.get(of.id) ?? [] })), actor, { undoes: id });
    await this.reapprovals.reopen(tx, ids, id);
    if (kind === 'ask') await this.questions.takeBack(tx, actor, id, parts);
    const now = this.clock.now();
    const stayed = kind === 'ask' ? [] : parts.filter((part) => part.status === part.before.status).map((part) => part.id);
    await tx.query('UPDATE registration SET updated_at = $2, version = version + 1 WHERE id = ANY ($1::uuid[])', [stayed, now]);
    await tx.query('UPDATE decision_item SET undone_at = $3 WHERE decision_id = $1 AND registration_id = ANY ($2::uuid[])', [id, ids, now]);
    await tx.query(`UPDATE decision SET undone_at = $2 WHERE id = $1 AND NOT EXISTS (SELECT FROM decision_item WHERE decision_id = $1 AND undone_at IS NULL)`, [id, now]);
    await this.audit.recordAll(tx, ids.map((of) => ({ actor, action: 'registration.decision-undone', subject: { type: 'registration', id: of }, eventId, detail: { decisionId: id } })));
  }

  /** Takes the seats again that were given back; answers what each registration has then. */
  private async take(tx: Tx, eventId: string, parts: readonly Part[]): Promise<Map<string, string[]>> {
    const ledger = await this.ledger.lock(tx, eventId);
    const known = new Set(ledger.rows.map(({ key }) => key));
    const seats = new Map(parts.map((part) => [part.id, seatsOf(part, known)]));
    const wanted = parts.flatMap((part) => (seats.get(part.id) ?? []).filter((key) => !part.seats.includes(key)));
    if (wanted.length > 0) await this.ledger.write(tx, eventId, new Map(ledger.rows.map((row) => [row.key, row.taken + wanted.filter((key) => key === row.key).length])), ledger.nextArrival);
    return seats;
  }

  /** The registrations of a decision, locked in one order. */
  private async lock(tx: Tx, decisionId: string): Promise<Part[]> {
    await tx.query('SELECT FROM registration WHERE id IN (SELECT registration_id FROM decision_item WHERE decision_id = $1) ORDER BY id FOR UPDATE', [decisionId]);
    return rows<Part>(
      tx,
      `SELECT ${REGISTRATION_COLUMNS}, item.before, item.after_version AS "afterVersion", item.undone_at AS "undoneAt",
              r.status = ANY ($2::text[]) AND EXISTS (SELECT FROM registration AS other WHERE other.event_id = r.event_id AND other.person_id = r.person_id AND other.id <> r.id AND other.status <> ALL ($2::text[])) AS "registeredAgain"
         FROM decision_item AS item JOIN registration r ON r.id = item.registration_id WHERE item.decision_id = $1 ORDER BY r.arrival, r.id`,
      [decisionId, ENDED],
    );
  }
}

/** Keys of the letters that a decision wrote about one registration. */
function lettersOf({ id, kind }: Decision, part: Part): string[] {
  const about = (of: Parameters<typeof letterTo>[1]): string[] => [letterTo(part, of, '', new Date(0), decisionLetterVersion(id)).dedupeKey];
  if (kind === 'ask') return about(registrationMoreAsked);
  if (part.status === part.before.status) return [];
  if (kind === 'approve') return about(registrationConfirmed);
  return about(part.status === 'rejected' ? registrationRejected : registrationWithdrawn);
}
