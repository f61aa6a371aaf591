import { Injectable } from '@nestjs/common';
import { actorRef, Audit, Links, type Actor } from '../../access/index.js';
import type { EventFacts } from '../../events/index.js';
import { Messages, type MessageKind } from '../../messages/index.js';
import { Clock } from '../../platform/clock/index.js';
import { inOneGo, newId, type Tx } from '../../platform/database/index.js';
import type { Channel } from '../categories.js';
import { consentsOf } from '../consents.js';
import { AnswerFiles } from '../form/answer-files.js';
import { divide, type Answers } from '../form/form.js';
import type { StoredForm } from '../form/forms.js';
import { letterTo, registrationConfirmed, registrationReceived, registrationWaitlisted } from '../letters.js';
import type { RegistrationStatus } from '../life/registration-life.rules.js';
import { RegistrationMoments } from '../moments.js';
import { ownLink, type SubmitInput, type Submitted } from '../registration.js';
import { SealedAnswers } from '../sealed-answers.js';
import type { SeatDecision } from '../seats/allocate.js';

/** A wish with its decision, ready to be written. */
export interface Entry {
  id: string;
  /** Place in its batch. */
  place: number;
  actor: Actor;
  input: SubmitInput;
  answers: Answers;
  personId: string;
  partyId: string | null;
  /** Ledger keys whose seat it takes. */
  seats: readonly string[];
  decision: Exclude<SeatDecision, { kind: 'refused' }>;
  /** Statuses that it goes through at once. */
  path: readonly RegistrationStatus[];
  /** Where it stands then. */
  status: RegistrationStatus;
}

/** Doors whose people are not written to from here: who walked in stands at the desk, and who is nominated is written to by those who take nominations. */
const UNTOLD: ReadonlySet<Channel> = new Set<Channel>(['walk-in', 'nomination']);

/** Writes a whole batch in a handful of statements. */
@Injectable()
export class SubmissionWriter {
  constructor(
    private readonly clock: Clock,
    private readonly messages: Messages,
    private readonly moments: RegistrationMoments,
    private readonly sealed: SealedAnswers,
    private readonly files: AnswerFiles,
    private readonly links: Links,
    private readonly audit: Audit,
  ) {}

  /** Answers what became of each entry, in order. */
  async write(tx: Tx, event: EventFacts, form: StoredForm, decided: readonly Entry[]): Promise<Submitted[]> {
    if (decided.length === 0) return [];
    const entries: Entry[] = [];
    // One whose upload is gone throws: the line decides the others without them.
    for (const entry of decided) entries.push({ ...entry, answers: await this.files.take(tx, form.definition, entry.id, entry.answers) });
    const told = entries.filter(({ input }) => !UNTOLD.has(input.channel));
    // Whoever registers themselves stands in the history; what others enter in their name is a matter for the record too.
    const entered = entries.filter(({ actor }) => actor.kind !== 'public');
    const [, tokens] = await inOneGo(
      this.registrations(tx, event, form, entries),
      this.tokens(tx, event, entries),
      this.history(tx, entries),
      this.messages.write(tx, told.map(({ id, personId, status }) => letterTo({ id, eventId: event.id, personId }, letterOf(status), `registration:${status}`, this.clock.now()))),
      this.moments.tellChanged(tx, entries.map(({ id, personId, status, actor, input }) => ({ registrationId: id, eventId: event.id, personId, from: null, to: status, actor, invitationId: input.invitationId ?? null }))),
      this.audit.recordAll(tx, entered.map(({ id, actor, input, status }) => ({ actor, action: 'registration.submitted', subject: { type: 'registration', id }, eventId: event.id, detail: { channel: input.channel, status } }))),
    );
    return entries.map(({ id, personId, status, decision }) => ({ id, personId, status, arrival: decision.arrival, place: decision.kind === 'waitlisted' ? decision.place : null, token: tokens.get(id) ?? null }));
  }

  private async registrations(tx: Tx, event: EventFacts, form: StoredForm, entries: readonly Entry[]): Promise<void> {
    const now = this.clock.now();
    const written = entries.map(({ id, personId, partyId, input, answers, seats, decision, status }) => {
      const { open, sealed } = divide(form.definition, answers);
      return {
        id,
        event_id: event.id,
        person_id: personId,
        party_id: partyId,
        category: input.category,
        function: input.function ?? null,
        funded: input.funded ?? false,
        status,
        arrival: decision.arrival,
        seats,
        form_version_id: form.id,
        answers: open,
        sealed_answers: this.sealed.seal(id, sealed)?.toString('hex') ?? null,
        consents: consentsOf(input.consents, now),
        locale: input.locale,
        channel: input.channel,
      };
    });
    await tx.query(
      `INSERT INTO registration (id, event_id, person_id, party_id, category, function, funded, status, arrival, seats, form_version_id, answers, sealed_answers, consents, locale, channel, created_at, updated_at)
       SELECT id, event_id, person_id, party_id, category, function, funded, status, arrival, seats, form_version_id, answers, decode(sealed_answers, 'hex'), consents, locale, channel, $2, $2
         FROM jsonb_to_recordset($1::jsonb) AS new (id uuid, event_id uuid, person_id uuid, party_id uuid, category text, function text, funded boolean, status text, arrival bigint, seats text[], form_version_id uuid, answers jsonb, sealed_answers text, consents jsonb, locale text, channel text)`,
      [JSON.stringify(written), now],
    );
  }

  private async history(tx: Tx, entries: readonly Entry[]): Promise<void> {
    const steps = entries.flatMap(({ id, path, actor }) => path.map((to, step) => ({ registration: id, by: actorRef(actor), from: path[step - 1] ?? null, to })));
    await tx.query(
      `INSERT INTO registration_history (id, registration_id, at, actor_kind, actor_id, from_status, to_status)
       SELECT id, registration_id, $7, actor_kind, actor_id, from_status, to_status
         FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[]) AS new (id, registration_id, actor_kind, actor_id, from_status, to_status)`,
      [steps.map(() => newId()), steps.map(({ registration }) => registration), steps.map(({ by }) => by.kind), steps.map(({ by }) => by.id), steps.map(({ from }) => from), steps.map(({ to }) => to), this.clock.now()],
    );
  }

  /** Links to their own page for those who registered themselves. */
  private async tokens(tx: Tx, event: EventFacts, entries: readonly Entry[]): Promise<Map<string, string>> {
    const own = entries.filter(({ input }) => input.channel === 'public' || input.channel === 'invitation');
    const tokenOf = await this.links.mintEach(tx, own, ({ id }) => ownLink(id, event));
    return new Map(own.map((one) => [one.id, tokenOf(one)]));
  }
}

function letterOf(status: RegistrationStatus): MessageKind {
  if (status === 'confirmed') return registrationConfirmed;
  return status === 'waitlisted' ? registrationWaitlisted : registrationReceived;
}
