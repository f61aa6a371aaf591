import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Sql } from '../../platform/database/index.js';
import type { Page } from '../../platform/http/index.js';
import type { LocalisedText } from '../../platform/i18n/index.js';
import { EVENT_STATUSES, isPublic } from '../life/life.rules.js';
import { ProgrammeTracks } from '../programme/tracks.js';
import type { SessionFacts } from '../programme/session.js';
import { eventScope } from '../scope.js';
import type { EventFacts } from './event.js';
import { listEvents, type EventsWanted } from './event.list.js';
import { readOrganisers, readProcesses, type Organiser, type ProcessOfEvent } from './event.writer.js';
import { Events } from './events.js';

/** An event with what stands around it. */
export interface EventSheet extends EventFacts {
  organisers: Organiser[];
  processes: ProcessOfEvent[];
  /** When it was read: what it can become depends on it. */
  now: Date;
}

/** An event as the public sees it, with its programme. */
export interface PublicSheet extends EventSheet {
  programme: (SessionFacts & { track: LocalisedText | null })[];
}

/** Statuses of events that the public may know of. */
const PUBLIC_STATUSES = EVENT_STATUSES.filter(isPublic);

/** Events as they are read: by staff, and by the public. */
@Injectable()
export class EventViews {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly tracks: ProgrammeTracks,
  ) {}

  /** Events of the asker: all of them, or those for which they hold a role. */
  list(actor: Actor, wanted: Omit<EventsWanted, 'ids'>): Promise<Page<EventFacts>> {
    return listEvents(this.sql.manager, { ...wanted, ids: eventScope(actor, 'event.read') });
  }

  /** An event with its organisers and processes. */
  async sheet(id: string): Promise<EventSheet> {
    return this.around(await this.events.get(id));
  }

  /** Published events, to come or past. */
  listPublic({ when, ...wanted }: Omit<EventsWanted, 'ids' | 'order'> & { when: 'coming' | 'past' }): Promise<Page<EventFacts>> {
    const now = this.clock.now();
    const time = when === 'coming' ? { endingAfter: now, order: 'soonest' as const } : { endedBy: now, order: 'latest' as const };
    return listEvents(this.sql.manager, { ...wanted, ...time, statuses: PUBLIC_STATUSES });
  }

  /** A published event with its programme. A draft is not there. */
  async publicSheet(slug: string): Promise<PublicSheet> {
    const event = await this.published(slug);
    const [sheet, programme, tracks] = await Promise.all([this.around(event), this.events.programme(event.id), this.tracks.of(event.id)]);
    return { ...sheet, programme: programme.map((session) => ({ ...session, track: tracks.get(session.trackId ?? '') ?? null })) };
  }

  /** A published event. Refuses with EVENT_NOT_FOUND for a draft, as for what does not exist. */
  published(slug: string): Promise<EventFacts> {
    return this.events.bySlug(slug);
  }

  private async around(event: EventFacts): Promise<EventSheet> {
    const [organisers, processes] = await Promise.all([readOrganisers(this.sql.manager, event.id), readProcesses(this.sql.manager, event.id)]);
    return { ...event, organisers, processes, now: this.clock.now() };
  }
}
