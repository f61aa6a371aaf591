import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/index.js';
import { Clock } from '../../platform/clock/index.js';
import { eventScope } from '../scope.js';

export const URGENCIES = ['now', 'soon', 'later'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** One thing that needs somebody. The console words it by its code. */
export interface AttentionLine {
  /** Stable, named after its room: `registration.to-approve`. */
  code: string;
  /** Counts, dates and titles for the sentence; never personal data. */
  params: Readonly<Record<string, string | number>>;
  eventId: string | null;
  urgency: Urgency;
  /** When it matters; earlier ones come first. */
  at: Date | null;
  /** Path in the console where it is done: `/events/<id>/participants?status=submitted`. */
  target: string;
}

/** What a room has to say about today. */
export interface AttentionSource {
  /** Lines are shown to whoever holds this permission, for the events for which they hold it. */
  permission: string;
  /** `eventIds` null means every event. */
  lines(asked: { actor: Actor; eventIds: readonly string[] | null; now: Date }): Promise<AttentionLine[]>;
}

/** Everything that needs somebody today. Rooms add what they know, in `onModuleInit`. */
@Injectable()
export class AttentionSources {
  private readonly sources: AttentionSource[] = [];

  constructor(private readonly clock: Clock) {}

  add(source: AttentionSource): void {
    this.sources.push(source);
  }

  /** What needs this actor, the most urgent first. */
  async today(actor: Actor): Promise<AttentionLine[]> {
    const now = this.clock.now();
    const found = await Promise.all(
      this.sources.map(async (source) => {
        const eventIds = eventScope(actor, source.permission);
        return eventIds?.length === 0 ? [] : source.lines({ actor, eventIds, now });
      }),
    );
    return found.flat().toSorted(byUrgency);
  }
}

function byUrgency(a: AttentionLine, b: AttentionLine): number {
  return URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency) || (a.at?.getTime() ?? Infinity) - (b.at?.getTime() ?? Infinity) || a.code.localeCompare(b.code);
}
