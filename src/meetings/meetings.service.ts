import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { Parties } from '../directory/index.js';
import { EventHistory, Events, tidy, type EventFacts } from '../events/index.js';
import { rows, Sql, type Tx } from '../platform/database/index.js';
import { refuseVersion } from '../platform/http/index.js';
import type { LocalisedText } from '../platform/i18n/index.js';
import { MEETING } from './meeting.kind.js';
import { refuse } from './meetings.errors.js';
import { nextNumber, warningsOf, type MeetingWarning, type Numbered } from './meetings.rules.js';

/** What a meeting adds to an event, as it is told. */
export interface MeetingInput {
  body: LocalisedText;
  number: number | null;
  chairPartyId: string | null;
}

/** What a meeting adds to an event. */
export interface MeetingFacts extends MeetingInput {
  eventId: string;
  /** Name of the party that chairs. */
  chair: LocalisedText | null;
  /** The number that follows from earlier meetings of the body; null when it does not. */
  proposedNumber: number | null;
  /** The party that chairs the process on the first day; null when none does. */
  termPartyId: string | null;
  warnings: MeetingWarning[];
  version: number;
}

/** Meetings: the body that meets, which of its meetings it is, and who chairs. */
@Injectable()
export class Meetings {
  constructor(
    private readonly sql: Sql,
    private readonly events: Events,
    private readonly parties: Parties,
    private readonly history: EventHistory,
  ) {}

  /** Refuses with MEETING_NOT_FOUND for an event of another kind. */
  async view(eventId: string, tx: Tx = this.sql.manager): Promise<MeetingFacts> {
    const event = await this.events.get(eventId, tx);
    const [meeting] = await rows<MeetingInput & { version: number }>(
      tx,
      `SELECT body, number, chair_party_id AS "chairPartyId", version FROM meeting WHERE event_id = $1`,
      [eventId],
    );
    if (!meeting) throw refuse('MEETING_NOT_FOUND');
    const others = await othersOf(tx, event, meeting.body);
    const termPartyId = await this.chairOn(tx, event);
    const names = await this.parties.names(meeting.chairPartyId ? [meeting.chairPartyId] : [], tx);
    return {
      ...meeting,
      eventId,
      chair: names.get(meeting.chairPartyId ?? '')?.name ?? null,
      proposedNumber: nextNumber(others, event.startsAt),
      termPartyId,
      warnings: warningsOf(meeting, { others, termPartyId }),
    };
  }

  /** Writes what a meeting adds. Refuses with VERSION_CHANGED when somebody else was quicker. */
  write(actor: Actor, eventId: string, version: number, told: MeetingInput): Promise<MeetingFacts> {
    return this.events.changing(eventId, async (tx, event) => {
      const before = await this.view(eventId, tx);
      if (before.version !== version) throw refuseVersion('VERSION_CHANGED');
      if (told.chairPartyId !== null && told.chairPartyId !== before.chairPartyId) await this.checkParty(tx, event, told.chairPartyId);
      await tx.query(`UPDATE meeting SET body = $2, number = $3, chair_party_id = $4, version = version + 1 WHERE event_id = $1`, [eventId, tidy(told.body), told.number, told.chairPartyId]);
      await this.history.record(tx, { actor, eventId, change: 'changed', detail: { fields: ['meeting.body', 'meeting.number', 'meeting.chair'] } });
      return this.view(eventId, tx);
    });
  }

  /** Joins the making of an event: a meeting has a row of its own, named after its sub-kind and chaired by whoever chairs the process then. */
  async made(tx: Tx, event: EventFacts): Promise<void> {
    if (event.kind !== MEETING.name) return;
    const body = MEETING.subKinds.find(({ name }) => name === event.subKind)?.label ?? {};
    await tx.query(`INSERT INTO meeting (event_id, body, chair_party_id) VALUES ($1, $2, $3)`, [event.id, body, await this.chairOn(tx, event)]);
  }

  /** Joins the copying of an event: the same body meets, for the next time. */
  async copied(tx: Tx, from: EventFacts, to: EventFacts): Promise<void> {
    if (from.kind !== MEETING.name) return;
    const { body, number } = await this.view(from.id, tx);
    const next = number === null ? null : nextNumber(await othersOf(tx, to, body), to.startsAt);
    await tx.query(`UPDATE meeting SET body = $2, number = $3 WHERE event_id = $1`, [to.id, body, next]);
  }

  /** Who chairs on the first day: of the first process that is chaired then. */
  private async chairOn(tx: Tx, event: EventFacts): Promise<string | null> {
    for (const processId of event.processIds) {
      const chair = (await this.parties.of(processId, event.startsLocal.slice(0, 10), tx)).find((party) => party.chair);
      if (chair) return chair.id;
    }
    return null;
  }

  private async checkParty(tx: Tx, event: EventFacts, partyId: string): Promise<void> {
    const [party] = await rows(tx, `SELECT id FROM party WHERE id = $1 AND ($2::uuid[] = '{}' OR process_id = ANY ($2))`, [partyId, event.processIds]);
    if (!party) throw refuse('CHAIR_NOT_A_PARTY', { field: 'chairPartyId' });
  }
}

/** Other meetings of the same body, but for those that were cancelled: of the same name in some language, in a process in common (or in none at all). */
function othersOf(tx: Tx, event: EventFacts, body: LocalisedText): Promise<Numbered[]> {
  return rows<Numbered>(
    tx,
    `SELECT meeting.number, event.starts_at AS "startsAt"
       FROM meeting JOIN event ON event.id = meeting.event_id
      WHERE event.id <> $1 AND event.status <> 'cancelled'
        AND EXISTS (SELECT FROM jsonb_each_text(meeting.body) AS there JOIN jsonb_each_text($2::jsonb) AS here USING (key) WHERE lower(there.value) = lower(here.value))
        AND (EXISTS (SELECT FROM event_process WHERE event_id = event.id AND process_id = ANY ($3::uuid[]))
             OR ($3::uuid[] = '{}' AND NOT EXISTS (SELECT FROM event_process WHERE event_id = event.id)))`,
    [event.id, JSON.stringify(body), event.processIds],
  );
}
