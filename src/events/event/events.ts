import { Injectable } from '@nestjs/common';
import { Sql, type Tx } from '../../platform/database/index.js';
import { refuse } from '../events.errors.js';
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

  /** The event at a public address, a draft included. Refuses with EVENT_NOT_FOUND. */
  async bySlug(slug: string, tx: Tx = this.sql.manager): Promise<EventFacts> {
    return found(await readEvent(tx, { slug }));
  }

  /** One event whose row is held until the transaction ends, for whoever decides on what it says. */
  async lock(tx: Tx, id: string): Promise<EventFacts> {
    return found(await readEvent(tx, { id }, true));
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
