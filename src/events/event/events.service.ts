import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/index.js';
import { Clock, daysBetween, instantOf } from '../../platform/clock/index.js';
import { brokenConstraint, rows, Sql, type JsonObject, type Tx } from '../../platform/database/index.js';
import { refuseVersion } from '../../platform/http/index.js';
import { EventKinds } from '../event-kinds.js';
import { refuse, refusing } from '../events.errors.js';
import { EventHistory } from '../history/history.js';
import { FINAL, isAnnounced, isPublic, lackOf } from '../life/life.rules.js';
import { EventMoments } from '../moments.js';
import { countOutside, shiftSessions } from '../programme/programme.rows.js';
import type { EventFacts } from './event.js';
import { written, type EventChange, type NewEvent, type OrganiserInput, type WrittenEvent } from './event.input.js';
import { changedFields, daysOf, faultOf, isMoved } from './event.rules.js';
import { Events } from './events.js';
import { insertEvent, takeSlug, updateEvent, writeOrganisers, writeProcesses } from './event.writer.js';
import { slugOf } from './slug.rules.js';

/** What staff do with an event itself. */
@Injectable()
export class EventsService {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly kinds: EventKinds,
    private readonly history: EventHistory,
    private readonly moments: EventMoments,
  ) {}

  /** Makes a draft, with the rows that other rooms keep for every event. */
  create(actor: Actor, told: NewEvent): Promise<EventFacts> {
    const event = written(told, told);
    this.check(event);
    checkOrganisers(told.organisers ?? []);
    return refusing(
      this.sql.transaction(async (tx) => {
        const id = await insertEvent(tx, { event, organisers: told.organisers ?? [], processIds: told.processIds ?? [], copiedFrom: null, now: this.clock.now() });
        await this.history.record(tx, { actor, eventId: id, change: 'created', to: 'draft', detail: { kind: event.kind, subKind: event.subKind } });
        await this.moments.tellCreated(tx, await this.events.lock(tx, id), actor);
        return this.events.lock(tx, id);
      }),
    );
  }

  /** Changes what is named and leaves the rest. Refuses with VERSION_CHANGED when somebody else was quicker. */
  change(actor: Actor, id: string, version: number, change: EventChange): Promise<EventFacts> {
    checkOrganisers(change.organisers ?? []);
    return refusing(
      this.sql.transaction(async (tx) => {
        const before = await this.events.lock(tx, id);
        if (before.version !== version) throw refuseVersion('VERSION_CHANGED');
        if (FINAL.includes(before.status)) throw refuse('EVENT_IS_FINAL');
        const after = written(change, before);
        this.checkChange(before, after);
        const detail = changeOf(before, after, change);
        if (detail.fields.length === 0) return before;
        await this.write(tx, before, after, change);
        await this.history.record(tx, { actor, eventId: id, change: 'changed', detail });
        const event = await this.events.lock(tx, id);
        if (before.capacity !== event.capacity) await this.moments.tellCapacity(tx, event, before.capacity, actor);
        if (isMoved(before, after)) await this.moments.tellMoved(tx, event, before, actor);
        return this.events.lock(tx, id);
      }),
    );
  }

  /** Deletes a draft. What was published is cancelled instead. */
  async remove(actor: Actor, id: string, version: number): Promise<void> {
    await this.sql.transaction(async (tx) => {
      const event = await this.events.lock(tx, id);
      if (event.version !== version) throw refuseVersion('VERSION_CHANGED');
      if (isPublic(event.status)) throw refuse('ONLY_DRAFTS_ARE_DELETED');
      await this.history.removed(tx, actor, event);
      try {
        await rows(tx, `DELETE FROM event WHERE id = $1 RETURNING id`, [id]);
      } catch (error) {
        throw brokenConstraint(error) === null ? error : refuse('DRAFT_HAS_PEOPLE');
      }
    });
  }

  /** Refuses what an event must not say: a kind that is not there, dates the wrong way round. */
  check(event: WrittenEvent): void {
    const kind = this.kinds.get(event.kind);
    if (!kind) throw refuse('KIND_UNKNOWN', { field: 'kind', params: { kinds: namesOf(this.kinds.all()) } });
    if (!kind.subKinds.some(({ name }) => name === event.subKind)) {
      throw refuse('SUB_KIND_NOT_OF_KIND', { field: 'subKind', params: { kind: kind.name, subKinds: namesOf(kind.subKinds) } });
    }
    const fault = faultOf(event);
    if (fault) throw refuse(fault.code, { field: fault.field, ...(fault.params && { params: fault.params }) });
  }

  private checkChange(before: EventFacts, after: WrittenEvent): void {
    this.check(after);
    const lack = isPublic(before.status) ? lackOf(after) : null;
    if (lack) throw refuse(lack.code, { field: lack.field, ...(lack.params && { params: lack.params }) });
    const now = this.clock.now();
    const startMoved = before.startsLocal !== after.startsLocal || before.zone !== after.zone;
    if (startMoved && isAnnounced(before.status) && instantOf({ local: after.startsLocal, zone: after.zone }) <= now) throw refuse('DATES_IN_PAST', { field: 'startsLocal' });
  }

  private async write(tx: Tx, before: EventFacts, after: WrittenEvent, change: EventChange): Promise<void> {
    const mayRename = !isPublic(before.status) && slugOf(after) !== slugOf(before);
    await updateEvent(tx, before.id, after, {
      slug: mayRename ? await takeSlug(tx, after, before.id) : null,
      moved: isMoved(before, after),
      redated: before.startsLocal !== after.startsLocal || before.endsLocal !== after.endsLocal,
    });
    if (change.processIds) await writeProcesses(tx, before.id, change.processIds);
    if (change.organisers) await writeOrganisers(tx, before.id, change.organisers);
    await moveProgramme(tx, before, after);
  }
}

/** An event that moves as a whole takes its programme along; one that grows or shrinks leaves it, and no session may fall outside. */
async function moveProgramme(tx: Tx, before: EventFacts, after: WrittenEvent): Promise<void> {
  const days = daysBetween(before.startsLocal, after.startsLocal);
  if (days !== 0 && days === daysBetween(before.endsLocal, after.endsLocal)) await shiftSessions(tx, before.id, days);
  const held = daysOf(after);
  const count = await countOutside(tx, before.id, { from: held[0] ?? '', to: held.at(-1) ?? '' });
  if (count > 0) throw refuse('SESSIONS_OUTSIDE', { field: 'startsLocal', params: { count } });
}

function changeOf(before: EventFacts, after: WrittenEvent, change: EventChange): JsonObject & { fields: string[] } {
  const fields = [...changedFields(before, after), ...(['organisers', 'processIds'] as const).filter((field) => change[field] !== undefined)];
  const times = ({ startsLocal, endsLocal, zone }: Pick<WrittenEvent, 'startsLocal' | 'endsLocal' | 'zone'>): JsonObject => ({ startsLocal, endsLocal, zone });
  return { fields, ...(isMoved(before, after) && { moved: { before: times(before), after: times(after) } }) };
}

function checkOrganisers(organisers: readonly OrganiserInput[]): void {
  organisers.forEach(({ institutionId, name }, place) => {
    if (!institutionId === !name) throw refuse('ORGANISER_IS_ONE', { field: `organisers[${place}]` });
  });
}

function namesOf(named: readonly { name: string }[]): string {
  return named.map(({ name }) => name).join(', ');
}
