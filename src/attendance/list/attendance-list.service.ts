import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../../access/index.js';
import { foldName } from '../../directory/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Sql, type JsonObject, type Tx } from '../../platform/database/index.js';
import type { Locale } from '../../platform/i18n/index.js';
import { conflictsIn, type Conflict } from '../conflicts.rules.js';
import { DeskEvents, type DeskEvent } from '../desk-event.js';
import { presences, type Presence } from '../desk-rules/presence.js';
import { counts } from '../desk-rules/verdicts.js';
import { Participants } from '../participants.js';
import { PeopleAtTheDoor, type NamedParticipant } from '../people-at-the-door.js';
import { judgedScans } from '../scans/scan.rows.js';
import { attendanceList, countList, filterList, type ListCounts, type ListedPerson, type ListFilter } from './attendance-list.rules.js';

/** What is asked for; `search` as it was typed. */
export type AskedList = Omit<ListFilter, 'words'> & { search?: string | undefined };

/** A list as it is seen. */
export interface SeenList {
  event: DeskEvent;
  people: ListedPerson[];
  counts: ListCounts;
}

/** Who came. */
@Injectable()
export class AttendanceLists {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly events: DeskEvents,
    private readonly participants: Participants,
    private readonly people: PeopleAtTheDoor,
    private readonly audit: Audit,
  ) {}

  /** The list that a filter leaves, in the order of names of the reader's language; notes who looked at it or took it out. */
  async see(actor: Actor, eventId: string, asked: AskedList, locale: Locale, how: { action: 'attendance.viewed' | 'attendance.exported'; format?: string; reason?: string }): Promise<SeenList> {
    return this.sql.transaction(async (tx) => {
      const event = await this.events.get(eventId, tx);
      const found = await this.presencesOf(eventId, tx);
      const all = attendanceList(await this.people.named(await this.participants.ofEvent(eventId, tx), tx), found, event.endsAt < this.clock.now());
      const { search, ...rest } = asked;
      const people = filterList(all, { ...rest, words: foldName(search ?? '').split(' ').filter((word) => word !== '') }, locale);
      const filters = Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [name]));
      const detail: JsonObject = { people: people.length, filters: filters.toSorted((a, b) => (a < b ? -1 : 1)), ...(how.format && { format: how.format }) };
      await this.audit.record(tx, { actor, action: how.action, subject: { type: 'event', id: eventId }, eventId, detail, ...(how.reason && { reason: how.reason }) });
      return { event, people, counts: countList(people, event.days, asked) };
    });
  }

  /** Who is there, by day and session. */
  async presencesOf(eventId: string, tx: Tx = this.sql.manager): Promise<Presence[]> {
    return presences((await judgedScans(tx, eventId, null)).filter(({ verdict }) => counts(verdict)));
  }

  /** What desks see differently from each other or from the record, with the people it is about and the names of the desks; and what was set aside. */
  async conflicts(actor: Actor, eventId: string): Promise<SeenConflicts> {
    return this.sql.transaction(async (tx) => {
      const event = await this.events.get(eventId, tx);
      const conflicts = conflictsIn(await judgedScans(tx, eventId, null));
      const ids = [...new Set(conflicts.map(({ registrationId }) => registrationId))];
      const named = await this.people.named([...(await this.participants.named(eventId, ids, tx)).values()], tx);
      const desks = await tx.query<{ id: string; name: string }[]>(`SELECT id, name FROM desk_device WHERE event_id = $1`, [eventId]);
      const aside = await tx.query<SetAsideRow[]>(
        `SELECT id, device_id AS "deskId", problem, item, received_at AS "receivedAt" FROM scan_set_aside WHERE event_id = $1 ORDER BY received_at DESC, id DESC LIMIT 200`,
        [eventId],
      );
      await this.audit.record(tx, { actor, action: 'attendance.conflicts-viewed', subject: { type: 'event', id: eventId }, eventId, detail: { conflicts: conflicts.length, setAside: aside.length } });
      return { event, conflicts, people: new Map(named.map((person) => [person.registrationId, person])), desks: new Map(desks.map(({ id, name }) => [id, name])), aside };
    });
  }
}

/** An item that could not be read as a scan. */
export interface SetAsideRow {
  id: string;
  deskId: string;
  problem: string;
  item: string;
  receivedAt: Date;
}

/** Conflicts as they are seen. */
export interface SeenConflicts {
  event: DeskEvent;
  conflicts: Conflict[];
  people: ReadonlyMap<string, NamedParticipant>;
  desks: ReadonlyMap<string, string>;
  aside: SetAsideRow[];
}
