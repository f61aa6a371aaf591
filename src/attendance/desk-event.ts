import { Injectable } from '@nestjs/common';
import { Events, type EventFacts, type SessionFacts } from '../events/index.js';
import type { Tx } from '../platform/database/index.js';
import { Settings } from '../registration/index.js';

/** What the door needs to know of an event. */
export interface DeskEvent extends Pick<EventFacts, 'id' | 'slug' | 'title' | 'status' | 'startsLocal' | 'endsLocal' | 'zone' | 'endsAt'> {
  /** Wall dates on which it is held. */
  days: string[];
  /** Sessions to which people can be checked in. */
  sessions: (Pick<SessionFacts, 'id' | 'title' | 'startsLocal' | 'endsLocal' | 'counts'> & { day: string })[];
}

/** Events as the door sees them. */
@Injectable()
export class DeskEvents {
  constructor(
    private readonly events: Events,
    private readonly settings: Settings,
  ) {}

  /** @throws Refusal EVENT_NOT_FOUND */
  async get(eventId: string, tx?: Tx): Promise<DeskEvent> {
    const { id, slug, title, status, startsLocal, endsLocal, zone, endsAt } = await this.events.get(eventId, tx);
    const programme = await this.events.programme(eventId, tx);
    const sessions = programme
      .filter(({ kind }) => kind !== 'break' && kind !== 'registration')
      .map((session) => ({ id: session.id, title: session.title, startsLocal: session.startsLocal, endsLocal: session.endsLocal, counts: session.counts, day: session.startsLocal.slice(0, 10) }));
    return { id, slug, title, status, startsLocal, endsLocal, zone, endsAt, days: this.events.days({ startsLocal, endsLocal }), sessions };
  }

  /** Categories under which people register. @throws Refusal EVENT_NOT_FOUND */
  async categoriesOf(eventId: string, tx: Tx): Promise<readonly string[]> {
    return (await this.settings.of(await this.events.get(eventId, tx), tx)).categories;
  }

  /** When it ends, without its programme. @throws Refusal EVENT_NOT_FOUND */
  async endOf(eventId: string): Promise<Date> {
    return (await this.events.get(eventId)).endsAt;
  }
}
