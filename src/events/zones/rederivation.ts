import { Injectable, Logger } from '@nestjs/common';
import type { Actor } from '../../access/index.js';
import { Clock, instantOf } from '../../platform/clock/index.js';
import { Sql, type Tx } from '../../platform/database/index.js';
import { Every } from '../../platform/jobs/index.js';
import { readEvent } from '../event/event.rows.js';
import type { EventFacts } from '../event/event.js';
import { EventHistory } from '../history/history.js';
import { isAnnounced } from '../life/life.rules.js';
import { EventMoments } from '../moments.js';

/** The zone rules, as an actor. */
const ZONE_RULES: Actor = { kind: 'system', task: 'events.rederive' };

/** How many events are looked at in one statement. */
const BATCH = 500;

/**
 * An event is held at a wall time in a place; its instants are derived. When the rules of a zone change (Kazakhstan did so on 1 March 2024) and a newer
 * zone database comes with Node, the instants are derived again and what differs is corrected.
 */
@Injectable()
export class Rederivation {
  private readonly logger = new Logger(Rederivation.name);

  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly history: EventHistory,
    private readonly moments: EventMoments,
  ) {}

  /** Once a day. */
  @Every({ name: 'events.rederive', seconds: 86_400 })
  async sweep(): Promise<void> {
    const corrected = await this.run();
    if (corrected > 0) this.logger.log(`The rules of a zone have changed: instants of ${corrected} events were derived anew`);
  }

  /** Compares the instants of every event with what its wall times and zone say now, and corrects those that differ. Answers how many were corrected. */
  async run(): Promise<number> {
    let corrected = 0;
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const batch = await this.sql.rows<Pick<EventFacts, 'id' | 'startsLocal' | 'endsLocal' | 'zone' | 'startsAt' | 'endsAt'>>(
        `SELECT id, to_char(starts_local, 'YYYY-MM-DD"T"HH24:MI') AS "startsLocal", to_char(ends_local, 'YYYY-MM-DD"T"HH24:MI') AS "endsLocal", zone, starts_at AS "startsAt", ends_at AS "endsAt"
           FROM event WHERE id > $1 ORDER BY id LIMIT ${BATCH}`,
        [after],
      );
      for (const event of batch.filter(isStale)) if (await this.sql.transaction((tx) => this.correct(tx, event.id))) corrected += 1;
      after = batch.at(-1)?.id ?? after;
      if (batch.length < BATCH) return corrected;
    }
  }

  private async correct(tx: Tx, id: string): Promise<boolean> {
    const before = await readEvent(tx, { id }, true);
    if (!before || !isStale(before)) return false;
    const { startsAt, endsAt } = instantsOf(before);
    // People who keep it in a calendar must hear of it only while it lies ahead.
    const tell = isAnnounced(before.status) && before.endsAt > this.clock.now();
    await tx.query(`UPDATE event SET starts_at = $2, ends_at = $3, calendar_sequence = calendar_sequence + $4::integer, version = version + 1 WHERE id = $1`, [id, startsAt, endsAt, tell ? 1 : 0]);
    await this.history.record(tx, {
      actor: ZONE_RULES,
      eventId: id,
      change: 'rederived',
      detail: { zone: before.zone, before: { startsAt: before.startsAt.toISOString(), endsAt: before.endsAt.toISOString() }, after: { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() } },
    });
    const event = tell ? await readEvent(tx, { id }) : null;
    if (event) await this.moments.tellMoved(tx, event, before, ZONE_RULES);
    return true;
  }
}

function instantsOf({ startsLocal, endsLocal, zone }: Pick<EventFacts, 'startsLocal' | 'endsLocal' | 'zone'>): { startsAt: Date; endsAt: Date } {
  return { startsAt: instantOf({ local: startsLocal, zone }), endsAt: instantOf({ local: endsLocal, zone }) };
}

function isStale(event: Pick<EventFacts, 'startsLocal' | 'endsLocal' | 'zone' | 'startsAt' | 'endsAt'>): boolean {
  const { startsAt, endsAt } = instantsOf(event);
  return startsAt.getTime() !== event.startsAt.getTime() || endsAt.getTime() !== event.endsAt.getTime();
}
