import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { displayName, People } from '../directory/index.js';
import { EventHistory, Events, tidy, type EventFacts } from '../events/index.js';
import { rows, Sql, type Tx } from '../platform/database/index.js';
import { refuseVersion } from '../platform/http/index.js';
import type { LocalisedText } from '../platform/i18n/index.js';
import type { AttendanceBasis } from './attendance.rules.js';
import { TRAINING } from './training.kind.js';
import { refuse } from './trainings.errors.js';

/** What a training adds to an event, as it is told. */
export interface TrainingInput {
  objectives: LocalisedText;
  /** In the order in which they are named. */
  trainerIds: readonly string[];
  attendanceThreshold: number;
  attendanceBasis: AttendanceBasis;
}

/** What a training adds to an event. */
export interface TrainingFacts {
  eventId: string;
  objectives: LocalisedText;
  trainers: { personId: string; name: string }[];
  attendanceThreshold: number;
  attendanceBasis: AttendanceBasis;
  version: number;
}

/** Trainings: what is to be learnt, who teaches, and how much must be attended. */
@Injectable()
export class Trainings {
  constructor(
    private readonly sql: Sql,
    private readonly events: Events,
    private readonly people: People,
    private readonly history: EventHistory,
  ) {}

  /** Refuses with TRAINING_NOT_FOUND for an event of another kind. */
  async view(eventId: string, tx: Tx = this.sql.manager): Promise<TrainingFacts> {
    await this.events.get(eventId, tx);
    const [training] = await rows<Omit<TrainingFacts, 'trainers'>>(
      tx,
      `SELECT event_id AS "eventId", objectives, attendance_threshold AS "attendanceThreshold", attendance_basis AS "attendanceBasis", version FROM training WHERE event_id = $1`,
      [eventId],
    );
    if (!training) throw refuse('TRAINING_NOT_FOUND');
    const trainers = await rows<{ personId: string }>(tx, `SELECT person_id AS "personId" FROM training_trainer WHERE event_id = $1 ORDER BY place`, [eventId]);
    const cards = await this.people.cards(trainers.map(({ personId }) => personId), tx);
    return { ...training, trainers: trainers.flatMap(({ personId }) => nameOf(cards.get(personId), personId)) };
  }

  /** Writes what a training adds. Refuses with VERSION_CHANGED when somebody else was quicker. */
  write(actor: Actor, eventId: string, version: number, told: TrainingInput): Promise<TrainingFacts> {
    return this.events.changing(eventId, async (tx) => {
      const before = await this.view(eventId, tx);
      if (before.version !== version) throw refuseVersion('VERSION_CHANGED');
      const known = await this.people.cards(told.trainerIds, tx);
      const unknown = told.trainerIds.findIndex((id) => !known.has(id));
      if (unknown >= 0) throw refuse('TRAINER_UNKNOWN', { field: `trainerIds[${unknown}]` });
      await tx.query(`UPDATE training SET objectives = $2, attendance_threshold = $3, attendance_basis = $4, version = version + 1 WHERE event_id = $1`, [
        eventId,
        tidy(told.objectives),
        told.attendanceThreshold,
        told.attendanceBasis,
      ]);
      await writeTrainers(tx, eventId, told.trainerIds);
      await this.history.record(tx, { actor, eventId, change: 'changed', detail: { fields: ['training.objectives', 'training.trainers', 'training.attendance'] } });
      return this.view(eventId, tx);
    });
  }

  /** Joins the making of an event: a training has a row of its own. */
  async made(tx: Tx, event: EventFacts): Promise<void> {
    if (event.kind === TRAINING.name) await tx.query(`INSERT INTO training (event_id) VALUES ($1)`, [event.id]);
  }

  /** Joins the copying of an event: the same is taught by the same trainers under the same rule. */
  async copied(tx: Tx, from: EventFacts, to: EventFacts): Promise<void> {
    if (from.kind !== TRAINING.name) return;
    const { objectives, trainers, attendanceThreshold, attendanceBasis } = await this.view(from.id, tx);
    await tx.query(`UPDATE training SET objectives = $2, attendance_threshold = $3, attendance_basis = $4 WHERE event_id = $1`, [to.id, objectives, attendanceThreshold, attendanceBasis]);
    await writeTrainers(tx, to.id, trainers.map(({ personId }) => personId));
  }
}

function nameOf(card: { givenName: string; familyName: string } | undefined, personId: string): { personId: string; name: string }[] {
  return card ? [{ personId, name: displayName(card) }] : [];
}

async function writeTrainers(tx: Tx, eventId: string, personIds: readonly string[]): Promise<void> {
  await tx.query(`DELETE FROM training_trainer WHERE event_id = $1`, [eventId]);
  await tx.query(`INSERT INTO training_trainer (event_id, place, person_id) SELECT $1, place, id FROM unnest($2::uuid[]) WITH ORDINALITY AS trainer (id, place)`, [eventId, personIds]);
}
