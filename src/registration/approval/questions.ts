import { Injectable } from '@nestjs/common';
import { actorRef, type Actor } from '../../access/index.js';
import { Clock } from '../../platform/clock/index.js';
import { newId, rows, type Tx } from '../../platform/database/index.js';
import { Steps } from '../life/steps.js';
import type { RegistrationFacts } from '../registration.js';

/** What the secretariat asked somebody. */
export interface QuestionFacts {
  words: string;
  askedAt: Date;
  /** Name of whoever asked; null when the account is gone. */
  askedBy: string | null;
  answeredAt: Date | null;
}

/** Questions to people whose registration waits: one is open at a time, and a change of the answers answers it. */
@Injectable()
export class Questions {
  constructor(
    private readonly clock: Clock,
    private readonly steps: Steps,
  ) {}

  /** Asks; what was asked before and is open is dropped. Answers the ids of the questions by registration. */
  async ask(tx: Tx, actor: Actor, decisionId: string, words: string, registrations: readonly RegistrationFacts[]): Promise<Map<string, string>> {
    const now = this.clock.now();
    const by = actorRef(actor);
    const asked = new Map(registrations.map(({ id }) => [id, newId()]));
    const ids = [...asked.keys()];
    await tx.query('UPDATE registration_question SET dropped_at = $2 WHERE registration_id = ANY ($1::uuid[]) AND answered_at IS NULL AND dropped_at IS NULL', [ids, now]);
    await tx.query(
      `INSERT INTO registration_question (id, registration_id, decision_id, words, asked_at, actor_kind, actor_id)
       SELECT new.id, new.registration_id, $3, $4, $5, $6, $7 FROM unnest($1::uuid[], $2::uuid[]) AS new (id, registration_id)`,
      [[...asked.values()], ids, decisionId, words, now, by.kind, by.id],
    );
    await tx.query('UPDATE registration SET updated_at = $2, version = version + 1 WHERE id = ANY ($1::uuid[])', [ids, now]);
    await this.steps.note(tx, registrations, actor, { change: 'question', detail: { asked: true } });
    return asked;
  }

  /** The person has changed their answers: what is open is answered. */
  async answer(tx: Tx, actor: Actor, registration: RegistrationFacts): Promise<void> {
    const answered = await rows(tx, 'UPDATE registration_question SET answered_at = $2 WHERE registration_id = $1 AND answered_at IS NULL AND dropped_at IS NULL RETURNING id', [registration.id, this.clock.now()]);
    if (answered.length > 0) await this.steps.note(tx, [registration], actor, { change: 'question', detail: { answered: true } });
  }

  /** Takes questions back; what they replaced is open again. */
  async takeBack(tx: Tx, actor: Actor, decisionId: string, registrations: readonly RegistrationFacts[]): Promise<void> {
    const now = this.clock.now();
    const ids = registrations.map(({ id }) => id);
    const dropped = await rows<{ askedAt: Date }>(tx, 'UPDATE registration_question SET dropped_at = $3 WHERE decision_id = $1 AND registration_id = ANY ($2::uuid[]) RETURNING asked_at AS "askedAt"', [decisionId, ids, now]);
    const at = dropped[0]?.askedAt;
    if (at) await tx.query('UPDATE registration_question SET dropped_at = NULL WHERE registration_id = ANY ($1::uuid[]) AND dropped_at = $2 AND decision_id <> $3', [ids, at, decisionId]);
    await tx.query('UPDATE registration SET updated_at = $2, version = version + 1 WHERE id = ANY ($1::uuid[])', [ids, now]);
    await this.steps.note(tx, registrations, actor, { change: 'question', detail: { takenBack: true } });
  }

  /** What somebody is asked at present; null for nothing, and once it no longer matters. */
  async open(tx: Tx, { id, status }: RegistrationFacts): Promise<string | null> {
    if (!['submitted', 'approved', 'confirmed'].includes(status)) return null;
    const [found] = await rows<{ words: string }>(tx, 'SELECT words FROM registration_question WHERE registration_id = $1 AND answered_at IS NULL AND dropped_at IS NULL', [id]);
    return found?.words ?? null;
  }

  /** What each of these registrations was asked last, open or answered; whoever was asked nothing is left out. */
  async latest(tx: Tx, registrationIds: readonly string[]): Promise<Map<string, QuestionFacts>> {
    const found = await rows<QuestionFacts & { id: string }>(
      tx,
      `SELECT DISTINCT ON (registration_id) registration_id AS id, words, asked_at AS "askedAt", account.name AS "askedBy", answered_at AS "answeredAt"
         FROM registration_question LEFT JOIN account ON actor_kind = 'account' AND account.id::text = actor_id
        WHERE registration_id = ANY ($1::uuid[]) AND dropped_at IS NULL ORDER BY registration_id, asked_at DESC`,
      [registrationIds],
    );
    return new Map(found.map(({ id, ...question }) => [id, question]));
  }
}
