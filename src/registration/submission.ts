import { Injectable } from '@nestjs/common';
import { actorRef, type Actor } from '../access/index.js';
import { People, type PersonInput } from '../directory/index.js';
import { Events, type EventFacts } from '../events/index.js';
import { Messages } from '../messages/index.js';
import { Clock } from '../platform/clock/index.js';
import { newId, rows, Sql, type Tx } from '../platform/database/index.js';
import { Refusal } from '../platform/http/index.js';
import { Sealing } from '../platform/sealing/index.js';
import { checkAnswers, divide } from './form/form.js';
import { ENDED, type RegistrationStatus } from './life/registration-life.rules.js';
import { letterTo, registrationConfirmed, registrationReceived, registrationWaitlisted } from './letters.js';
import { RegistrationMoments } from './moments.js';
import { NOTICE_VERSION, type Consent, type RegistrationChange, type SubmitInput, type Submitted } from './registration.js';
import { refuse } from './registration.errors.js';
import { allocate, type SeatDecision } from './seats/allocate.js';
import { keysFor, Ledger } from './seats/ledger.js';
import { Line } from './seats/line.js';
import { Settings, type RegistrationSettings } from './settings/settings.js';

/** A wish that has passed all checks which need no lock. */
interface Wish {
  actor: Actor;
  input: SubmitInput;
}

/** A wish with its decision, ready to be written. */
interface Entry {
  index: number;
  wish: Wish;
  personId: string;
  decision: Exclude<SeatDecision, { kind: 'refused' }>;
  id: string;
  /** Statuses in order, the last being where it stands. */
  path: RegistrationStatus[];
}

/** The one door to a seat, whichever way people come in. Several web processes are safe: the ledger's row lock orders them. */
@Injectable()
export class Submission {
  private readonly lines = new Map<string, Line<Wish, Submitted>>();

  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly people: People,
    private readonly settings: Settings,
    private readonly ledger: Ledger,
    private readonly messages: Messages,
    private readonly moments: RegistrationMoments,
    private readonly sealing: Sealing,
  ) {}

  /** Joins the line of the event and resolves when it is decided and committed. @throws Refusal */
  async submit(actor: Actor, input: SubmitInput): Promise<Submitted> {
    const line = this.lines.get(input.eventId) ?? new Line<Wish, Submitted>((wishes) => this.decide(input.eventId, wishes));
    this.lines.set(input.eventId, line);
    try {
      return await line.join({ actor, input });
    } finally {
      if (line.length === 0) this.lines.delete(input.eventId);
    }
  }

  private decide(eventId: string, wishes: readonly Wish[]): Promise<(Submitted | Error)[]> {
    return this.sql.transaction(async (tx) => {
      // Shared, so that a cancellation waits for this batch and then finds its registrations.
      await tx.query('SELECT 1 FROM event WHERE id = $1 FOR SHARE', [eventId]);
      const event = await this.events.get(eventId, tx);
      const settings = await this.settings.of(event, tx);
      const form = await this.settings.form(settings, tx);
      const answers: (Submitted | Error)[] = wishes.map((wish) => this.faultOf(wish, event, settings, form.definition) ?? new Error('undecided'));
      const sound = wishes.flatMap((wish, index) => (answers[index] instanceof Refusal ? [] : [{ wish, index }]));
      if (sound.length === 0) return answers;

      const personIds = await this.personIds(tx, sound.map(({ wish }) => wish));
      const ledger = await this.ledger.lock(tx, eventId);
      const there = await this.registered(tx, eventId, personIds);
      const asking = sound.flatMap(({ wish, index }, at) => {
        const personId = personIds[at] ?? '';
        if (there.has(personId)) {
          answers[index] = refuse('ALREADY_REGISTERED', { field: 'person.email' });
          return [];
        }
        there.add(personId);
        return [{ wish, index, personId }];
      });
      const line = await this.waitingLine(tx, eventId);
      const { decisions, taken, nextArrival } = allocate(
        ledger.rows,
        asking.map(({ wish }) => ({ keys: keysFor({ category: wish.input.category, partyId: wish.input.partyId ?? null }), mayWait: settings.waitingList })),
        { nextArrival: ledger.nextArrival, ...line },
      );
      const entries = asking.flatMap(({ wish, index, personId }, at): Entry[] => {
        const decision = decisions[at];
        if (!decision) return [];
        if (decision.kind === 'refused') {
          answers[index] = refuse('EVENT_FULL', { params: { capacity: decision.capacity } });
          return [];
        }
        const path = pathOf(decision, settings, wish.input.channel);
        const id = newId();
        answers[index] = { id, personId, status: path.at(-1) ?? 'submitted', arrival: decision.arrival, place: decision.kind === 'waitlisted' ? decision.place : null };
        return [{ index, wish, personId, decision, id, path }];
      });
      await this.write(tx, event, entries, form, new Set(ledger.rows.map((row) => row.key)));
      await this.ledger.write(tx, eventId, taken, nextArrival);
      return answers;
    });
  }

  /** What is wrong with a wish that can be seen without the ledger. */
  private faultOf({ input }: Wish, event: EventFacts, settings: RegistrationSettings, form: Parameters<typeof checkAnswers>[0]): Refusal | null {
    const state = this.settings.window(event, settings).state;
    if (input.channel === 'public' && state === 'by-invitation') return refuse('REGISTRATION_BY_INVITATION');
    if (input.channel === 'public' && state !== 'open') return refuse('REGISTRATION_NOT_OPEN');
    if (['cancelled', 'postponed', 'archived', 'draft'].includes(event.status)) return refuse('REGISTRATION_NOT_OPEN');
    if (!settings.categories.includes(input.category)) return refuse('CATEGORY_NOT_OFFERED', { field: 'category', params: { category: input.category } });
    if (input.channel === 'staff' || input.channel === 'walk-in' || input.channel === 'import') return null;
    if (input.consents['event-management'] !== true) return refuse('CONSENT_NEEDED', { field: 'consents.event-management' });
    const [fault] = checkAnswers(form, input.answers);
    return fault ? refuse(fault.code, { field: `answers.${fault.field}` }) : null;
  }

  private async personIds(tx: Tx, wishes: readonly Wish[]): Promise<string[]> {
    const inputs = wishes.flatMap(({ input }): PersonInput[] => ('id' in input.person ? [] : [input.person]));
    const found = await this.people.findOrCreateAll(tx, inputs);
    return wishes.map(({ input }) => ('id' in input.person ? input.person.id : (found.shift() ?? '')));
  }

  private async registered(tx: Tx, eventId: string, personIds: readonly string[]): Promise<Set<string>> {
    const found = await rows<{ personId: string }>(tx, `SELECT person_id AS "personId" FROM registration WHERE event_id = $1 AND person_id = ANY($2::uuid[]) AND status <> ALL($3::text[])`, [eventId, personIds, ENDED]);
    return new Set(found.map(({ personId }) => personId));
  }

  /** How many wait without an offer, and under which keys. */
  private async waitingLine(tx: Tx, eventId: string): Promise<{ waiting: number; waitingKeys: Set<string> }> {
    const found = await rows<{ category: string; partyId: string | null; count: number }>(
      tx,
      `SELECT category, party_id AS "partyId", count(*)::int AS count FROM registration WHERE event_id = $1 AND status = 'waitlisted' AND offer_until IS NULL GROUP BY category, party_id`,
      [eventId],
    );
    return { waiting: found.reduce((sum, { count }) => sum + count, 0), waitingKeys: new Set(found.flatMap(keysFor)) };
  }

  /** Writes a whole batch in a handful of statements. */
  private async write(tx: Tx, event: EventFacts, entries: readonly Entry[], form: { id: string | null; definition: Parameters<typeof divide>[0] }, known: ReadonlySet<string>): Promise<void> {
    if (entries.length === 0) return;
    const now = this.clock.now();
    const registrations = entries.map(({ id, personId, wish: { input }, decision, path }) => {
      const { open, sealed } = divide(form.definition, input.answers);
      const isSealed = Object.keys(sealed).length > 0;
      return {
        id,
        event_id: event.id,
        person_id: personId,
        party_id: input.partyId ?? null,
        category: input.category,
        function: input.function ?? null,
        status: path.at(-1),
        arrival: decision.arrival,
        seats: decision.kind === 'seated' ? keysFor({ category: input.category, partyId: input.partyId ?? null }).filter((key) => known.has(key)) : [],
        form_version_id: form.id,
        answers: open,
        sealed_answers: isSealed ? `\\x${this.sealing.seal(JSON.stringify(sealed), { table: 'registration', row: id, column: 'sealed_answers' }).toString('hex')}` : null,
        consents: consentsOf(input.consents, now),
        locale: input.locale,
        channel: input.channel,
      };
    });
    await tx.query(
      `INSERT INTO registration (id, event_id, person_id, party_id, category, function, status, arrival, seats, form_version_id, answers, sealed_answers, consents, locale, channel, created_at, updated_at)
       SELECT id, event_id, person_id, party_id, category, function, status, arrival, ARRAY(SELECT jsonb_array_elements_text(seats)), form_version_id, answers, sealed_answers::bytea, consents, locale, channel, $2, $2
         FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, event_id uuid, person_id uuid, party_id uuid, category text, function text, status text, arrival bigint, seats jsonb, form_version_id uuid, answers jsonb, sealed_answers text, consents jsonb, locale text, channel text)`,
      [JSON.stringify(registrations), now],
    );
    const history = entries.flatMap(({ id, path, wish }) => path.map((to, step) => ({ id: newId(), registration_id: id, ...refOf(wish.actor), from_status: path[step - 1] ?? null, to_status: to })));
    await tx.query(
      `INSERT INTO registration_history (id, registration_id, at, actor_kind, actor_id, from_status, to_status)
       SELECT id, registration_id, $2, actor_kind, actor_id, from_status, to_status FROM jsonb_to_recordset($1::jsonb) AS h (id uuid, registration_id uuid, actor_kind text, actor_id text, from_status text, to_status text)`,
      [JSON.stringify(history), now],
    );
    await this.messages.write(
      tx,
      entries.flatMap(({ id, personId, path, wish }) => (wish.input.channel === 'walk-in' ? [] : [letterTo({ id, eventId: event.id, personId }, letterOf(path.at(-1)), `registration:${path.at(-1) ?? ''}`, now)])),
    );
    await this.moments.tellChanged(tx, entries.map(({ id, personId, path }): RegistrationChange => ({ registrationId: id, eventId: event.id, personId, from: null, to: path.at(-1) ?? 'submitted' })));
  }
}

function pathOf(decision: SeatDecision, settings: RegistrationSettings, channel: string): RegistrationStatus[] {
  if (decision.kind === 'waitlisted') return ['submitted', 'waitlisted'];
  const atOnce = !settings.needsApproval || channel === 'staff' || channel === 'walk-in';
  return atOnce ? ['submitted', 'approved', 'confirmed'] : ['submitted'];
}

function letterOf(status: RegistrationStatus | undefined) {
  if (status === 'confirmed') return registrationConfirmed;
  return status === 'waitlisted' ? registrationWaitlisted : registrationReceived;
}

function refOf(actor: Actor): { actor_kind: string; actor_id: string | null } {
  const { kind, id } = actorRef(actor);
  return { actor_kind: kind, actor_id: id };
}

function consentsOf(given: Readonly<Record<string, boolean>>, now: Date): Record<string, Consent> {
  return Object.fromEntries(Object.entries(given).map(([purpose, answer]) => [purpose, { answer, noticeVersion: NOTICE_VERSION, at: now.toISOString() }]));
}
