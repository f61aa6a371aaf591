import type { INestApplicationContext } from '@nestjs/common';
import { Audit, hashPassword, type Actor } from '../access/index.js';
import { Messages } from '../messages/index.js';
import { Clock } from '../platform/clock/index.js';
import { Config } from '../platform/config/index.js';
import { rows as rowsOf, Sql, type Tx } from '../platform/database/index.js';
import { addAccounts, DEMO_SIGN_IN } from './accounts.js';
import { addForumParticipants, addTrainingParticipants } from './coming-participants.js';
import { addDirectory, partyId, personId, processId } from './directory.js';
import { forumPlan } from './forum.plan.js';
import { meetingPlan } from './meeting.plan.js';
import { addPastAttendance } from './past-attendance.js';
import { addPastEvents } from './past-events.js';
import { addPastLetters } from './past-letters.js';
import { addReminders } from './reminders.js';
import { DemoRows } from './rows.js';
import { scheduleFrom } from './schedule.js';
import { readSource } from './source.js';
import { OBJECTIVES, TRAINERS, trainingPlan } from './training.plan.js';
import { addUpcoming } from './upcoming.js';

/** Key of the lock that lets one process at a time load or reset. */
const DEMO_LOCK = 8_214_006;

/** Who did it, in the audit. */
const ACTOR: Actor = { kind: 'system', task: 'demo' };

/** What stays when the demonstration is reset: the schema's own record, reference data, and the audit, which nobody empties. */
const KEPT = ['migrations', 'state', 'audit', 'audit_entry', 'ticket_key'];

/**
 * Loads the demonstration: the Almaty Process and its public events, invented people who took part, and events to come seen from today.
 * Loading twice changes nothing. Answers how many rows were written; 0 when it was loaded before.
 * @throws Error on an installation that is not a demonstration
 */
export async function loadDemo(app: INestApplicationContext): Promise<number> {
  const passwordHash = await hashPassword(DEMO_SIGN_IN.password);
  return inDemonstration(app, (tx) => load(app, tx, passwordHash));
}

/**
 * Empties the installation and loads the demonstration anew. Answers how many rows were written.
 * @throws Error on an installation that is not a demonstration
 */
export async function resetDemo(app: INestApplicationContext): Promise<number> {
  const passwordHash = await hashPassword(DEMO_SIGN_IN.password);
  return inDemonstration(app, async (tx) => {
    const tables = await rowsOf<{ name: string }>(
      tx,
      `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL ($1::text[])`,
      [KEPT],
    );
    await tx.query(`TRUNCATE ${tables.map(({ name }) => name).join(', ')}`);
    await app.get(Audit, { strict: false }).record(tx, { actor: ACTOR, action: 'demonstration.reset', subject: { type: 'installation', id: null } });
    return load(app, tx, passwordHash);
  });
}

/** Runs the work in one transaction, in one process at a time. A real installation is refused: a reset would destroy it. */
function inDemonstration<T>(app: INestApplicationContext, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (!app.get(Config, { strict: false }).demonstration) {
    throw new Error('This installation is not a demonstration. Set CONVOKE_DEMO=1 to make it one; a reset destroys everything in it.');
  }
  return app.get(Sql, { strict: false }).transaction(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [DEMO_LOCK]);
    return work(tx);
  });
}

async function load(app: INestApplicationContext, tx: Tx, passwordHash: string): Promise<number> {
  // Loaded before: what people have changed or removed since stays changed and removed.
  const [there] = await rowsOf(tx, `SELECT id FROM process WHERE id = $1`, [processId]);
  if (there) return 0;
  const now = app.get(Clock, { strict: false }).now();
  const host = app.get(Messages, { strict: false }).messageIdHost;
  const written = await demoRows({ now, passwordHash, host }).write(tx);
  await app.get(Audit, { strict: false }).record(tx, { actor: ACTOR, action: 'demonstration.loaded', subject: { type: 'installation', id: null }, detail: { rows: written } });
  return written;
}

/** The body that meets in preparation, and the State that chairs it (Kazakhstan, since April 2025). */
const SENIOR_OFFICIALS = { en: 'Senior Officials Meeting', ru: 'Совещание старших должностных лиц' };
const CHAIR = 'KZ';

/** All rows of the demonstration as of an instant. `host` is the right side of Message-IDs. */
function demoRows({ now, passwordHash, host }: { now: Date; passwordHash: string; host: string }): DemoRows {
  const rows = new DemoRows();
  const source = readSource();
  const schedule = scheduleFrom(now.toISOString().slice(0, 10));
  const [forum, training, meeting] = [forumPlan(schedule.forum), trainingPlan(schedule.training), meetingPlan(schedule.meeting)];

  addDirectory(rows, source, now);
  addPastEvents(rows, source);
  addPastAttendance(rows, source);

  rows.add('forum', { event_id: addUpcoming(rows, forum, now) });
  addForumParticipants(rows, source, forum, now);

  const trainingId = addUpcoming(rows, training, now);
  rows.add('training', { event_id: trainingId, objectives: OBJECTIVES, attendance_threshold: 80, attendance_basis: 'each-day' });
  TRAINERS.forEach((key, place) => rows.add('training_trainer', { event_id: trainingId, place, person_id: personId(key) }));
  const trained = addTrainingParticipants(rows, source, training, now);
  addPastLetters(rows, source, { forum, training }, trained, host, now);

  rows.add('meeting', { event_id: addUpcoming(rows, meeting, now), body: SENIOR_OFFICIALS, number: null, chair_party_id: partyId(CHAIR) });
  for (const plan of [forum, training, meeting]) addReminders(rows, plan, now);
  addAccounts(rows, { forum: forum.slug, training: training.slug }, passwordHash, now);
  return rows;
}
