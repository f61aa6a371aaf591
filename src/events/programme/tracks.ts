import { Injectable } from '@nestjs/common';
import { Sql, type Tx } from '../../platform/database/index.js';
import type { LocalisedText } from '../../platform/i18n/index.js';

/** Names of the tracks of an event by id, in their order. */
export type TrackSource = (tx: Tx, eventId: string) => Promise<ReadonlyMap<string, LocalisedText>>;

/** Tracks that sessions may belong to. `events` keeps none: the rooms whose kind of event has tracks add theirs, in `onModuleInit`. */
@Injectable()
export class ProgrammeTracks {
  private readonly sources: TrackSource[] = [];

  constructor(private readonly sql: Sql) {}

  add(source: TrackSource): void {
    this.sources.push(source);
  }

  /** Names of the tracks of an event by id; none for an event whose kind has no tracks. */
  async of(eventId: string, tx: Tx = this.sql.manager): Promise<ReadonlyMap<string, LocalisedText>> {
    const found = new Map<string, LocalisedText>();
    for (const source of this.sources) for (const [id, name] of await source(tx, eventId)) found.set(id, name);
    return found;
  }
}
