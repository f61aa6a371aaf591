import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../../access/index.js';
import { rows, Sql, type Tx } from '../../platform/database/index.js';
import { foldName } from '../../directory/index.js';
import { DeskEvents, type DeskEvent } from '../desk-event.js';
import { presences, type Presence } from '../desk-rules/presence.js';
import type { TicketKey } from '../desk-rules/ticket.js';
import { counts } from '../desk-rules/verdicts.js';
import { Participants, type Participant } from '../participants.js';
import { PeopleAtTheDoor, type NamedParticipant } from '../people-at-the-door.js';
import { judgedScans } from '../scans/scan.rows.js';
import { Tickets } from '../tickets/tickets.js';

/** What a desk needs to work without network. */
export interface Roster {
  event: DeskEvent;
  /** Categories that people of the door can be registered as. */
  categories: readonly string[];
  keys: TicketKey[];
  /** Who may come: those confirmed, and those whose registration is still open. */
  people: (NamedParticipant & { code: string })[];
  /** Registrations that are over: the desk tells them from unknown ones, without knowing whose they were. */
  over: Participant[];
  presences: Presence[];
  /** Devices by name, to say where somebody was checked in. */
  desks: { id: string; name: string }[];
}

/** Registrations that may still become, or are, a seat. */
const LIVE: readonly string[] = ['nominated', 'submitted', 'approved', 'confirmed', 'waitlisted'];
const OVER: readonly string[] = ['withdrawn', 'rejected', 'declined', 'cancelled'];

/** Lists of people for the door: names, party, category, status, and nothing else. */
@Injectable()
export class Rosters {
  constructor(
    private readonly sql: Sql,
    private readonly events: DeskEvents,
    private readonly participants: Participants,
    private readonly people: PeopleAtTheDoor,
    private readonly tickets: Tickets,
    private readonly audit: Audit,
  ) {}

  /** Everything a device of this event holds. */
  async of(eventId: string): Promise<Roster> {
    return this.sql.transaction(async (tx) => {
      const event = await this.events.get(eventId, tx);
      const all = await this.participants.ofEvent(eventId, tx);
      const live = await this.people.named(all.filter(({ status }) => LIVE.includes(status)), tx);
      const codes = await this.tickets.codes(tx, eventId, live.map(({ registrationId }) => registrationId));
      const scans = (await judgedScans(tx, eventId, null)).filter(({ verdict }) => counts(verdict));
      return {
        event,
        categories: await this.events.categoriesOf(eventId, tx),
        keys: await this.tickets.keysToCarry(tx),
        people: live.map((person) => ({ ...person, code: codes.get(person.registrationId) ?? '' })),
        over: all.filter(({ status }) => OVER.includes(status)),
        presences: presences(scans),
        desks: await deskNames(tx, eventId),
      };
    });
  }

  /** Notes that a device took the roster with it. */
  async noteTaken(actor: Actor, eventId: string, roster: Roster): Promise<void> {
    await this.sql.transaction((tx) =>
      this.audit.record(tx, {
        actor,
        action: 'attendance.roster-taken',
        subject: { type: 'desk', id: actor.kind === 'device' ? actor.deviceId : null },
        eventId,
        detail: { people: roster.people.length },
      }),
    );
  }

  /** People of the event whose name, in any script, has every word that was typed at the beginning of one of its words; at most `limit`. */
  async search(eventId: string, typed: string, limit: number): Promise<(NamedParticipant & { code: string })[]> {
    const words = foldName(typed).split(' ').filter((word) => word !== '');
    const { people } = await this.of(eventId);
    const hits = people.filter(({ search }) => words.every((word) => search.split(' ').some((own) => own.startsWith(word))));
    return hits.toSorted((a, b) => a.name.localeCompare(b.name)).slice(0, limit);
  }
}

/** All devices of an event, also those that are revoked: somebody may have been checked in there. */
function deskNames(tx: Tx, eventId: string): Promise<{ id: string; name: string }[]> {
  return rows(tx, `SELECT id, name FROM desk_device WHERE event_id = $1 ORDER BY id`, [eventId]);
}
