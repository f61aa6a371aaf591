import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/index.js';
import { People, type PersonInput } from '../../directory/index.js';
import { Clock } from '../../platform/clock/index.js';
import { rows, Sql, type Tx } from '../../platform/database/index.js';
import { refuse } from '../attendance.errors.js';
import { keptScans, type ScanningDesk } from '../scans/scan.rows.js';

/** A walk-in that a desk has sent: whom it is about, and the desk and number it first came under, which its scan is kept under. */
export interface ClaimedWalkIn {
  personId: string;
  deskId: string;
  sequence: number;
}

/** Which person a walk-in is about: made once for its id, whoever of two equal requests comes first and by whichever pairing of the device. */
@Injectable()
export class WalkInClaims {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly people: People,
  ) {}

  /** @throws Refusal SEQUENCE_REUSED when the device used the number for something else */
  claim(actor: Actor, desk: ScanningDesk, { id, sequence, person }: { id: string; sequence: number; person: PersonInput }): Promise<ClaimedWalkIn> {
    return this.sql.transaction(async (tx) => {
      const kept = (await keptScans(tx, desk.id, [sequence])).get(sequence);
      if (kept && kept.item.means !== 'walk-in') throw refuse('SEQUENCE_REUSED', { field: 'sequence', params: { sequence } });
      const claimed = await rows(tx, `INSERT INTO walk_in (id, device_id, sequence, claimed_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING id`, [id, desk.id, sequence, this.clock.now()]);
      if (claimed.length === 0) return this.claimed(tx, desk, id, sequence);
      const personId = await this.people.findOrCreate(tx, person, actor);
      await tx.query(`UPDATE walk_in SET person_id = $2 WHERE id = $1`, [id, personId]);
      return { personId, deskId: desk.id, sequence };
    });
  }

  private async claimed(tx: Tx, desk: ScanningDesk, id: string, sequence: number): Promise<ClaimedWalkIn> {
    const [there] = await rows<ClaimedWalkIn>(
      tx,
      `SELECT walk_in.person_id AS "personId", walk_in.device_id AS "deskId", walk_in.sequence::float8 AS sequence
         FROM walk_in JOIN desk_device ON desk_device.id = walk_in.device_id WHERE walk_in.id = $1 AND desk_device.event_id = $2`,
      [id, desk.eventId],
    );
    if (!there) throw refuse('SEQUENCE_REUSED', { field: 'sequence', params: { sequence } });
    return there;
  }
}
