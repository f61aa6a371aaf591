import { Injectable } from '@nestjs/common';
import { rows, Sql, type Tx } from '../../platform/database/index.js';
import type { LocalisedText } from '../../platform/i18n/index.js';
import { refuse, refusing } from '../events.errors.js';
import { FINAL, isPublic } from '../life/life.rules.js';
import { readProgramme } from '../programme/programme.rows.js';
import type { SessionFacts } from '../programme/session.js';
import type { EventFacts } from './event.js';
import { daysOf } from './event.rules.js';
import { readEvent } from './event.rows.js';

/** What other rooms may know of events. */
@Injectable()
export class Events {
  constructor(private readonly sql: Sql) {}

  /** One event. Refuses with EVENT_NOT_FOUND. */
  async get(id: string, tx: Tx = this.sql.manager): Promise<EventFacts> {
    return found(await readEvent(tx, { id }));
  }

  /** Titles by id; an unknown id is left out. */
  async titles(ids: readonly string[], tx: Tx = this.sql.manager): Promise<Map<string, LocalisedText>> {
    const known = await rows<{ id: string; title: LocalisedText }>(tx, `SELECT id, title FROM event WHERE id = ANY ($1::uuid[])`, [ids]);
    return new Map(known.map(({ id, title }) => [id, title]));
  }

  /** The event at a public address. Refuses with EVENT_NOT_FOUND, also for a draft: nobody learns there that it is being prepared. */
  async bySlug(slug: string, tx: Tx = this.sql.manager): Promise<EventFacts> {
    const event = found(await readEvent(tx, { slug }));
    if (!isPublic(event.status)) throw refuse('EVENT_NOT_FOUND');
    return event;
  }

  /** One event whose row is held until the transaction ends, for whoever decides on what it says. Rows that refer to it can be added meanwhile. */
  async lock(tx: Tx, id: string): Promise<EventFacts> {
    return found(await readEvent(tx, { id }, true));
  }

  /**
   * Runs a change of what belongs to an event, in one transaction and with the event's row held, so that changes of one event follow each other.
   * Refuses with EVENT_IS_FINAL for an event that is not changed any more.
   */
  changing<T>(eventId: string, work: (tx: Tx, event: EventFacts) => Promise<T>): Promise<T> {
    return refusing(
      this.sql.transaction(async (tx) => {
        const event = await this.lock(tx, eventId);
        if (FINAL.includes(event.status)) throw refuse('EVENT_IS_FINAL');
        return work(tx, event);
      }),
    );
  }

  /** The wall dates (`YYYY-MM-DD`) on which an event is held, in order. */
  days(event: Pick<EventFacts, 'startsLocal' | 'endsLocal'>): string[] {
    return daysOf(event);
  }

  /** The programme of an event, in the order of the clock. */
  programme(eventId: string, tx: Tx = this.sql.manager): Promise<SessionFacts[]> {
    return readProgramme(tx, eventId);
  }
}

function found(event: EventFacts | null): EventFacts {
  if (!event) throw refuse('EVENT_NOT_FOUND');
  return event;
}
