import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/index.js';
import { People, type PersonInput } from '../../directory/index.js';
import { Clock } from '../../platform/clock/index.js';
import { rows, Sql, type Tx } from '../../platform/database/index.js';
import { refuse } from '../attendance.errors.js';
import { keptScans, type ScanningDesk } from '../scans/scan.rows.js';

/** Which person a walk-in is about: made once for its number, whoever of two equal requests comes first. */
@Injectable()
export class WalkInClaims {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly people: People,
  ) {}

  /** The person of a walk-in. @throws Refusal SEQUENCE_REUSED when the device used the number for a scan */
  personOf(actor: Actor, desk: ScanningDesk, sequence: number, person: PersonInput): Promise<string> {
    return this.sql.transaction(async (tx) => {
      const kept = (await keptScans(tx, desk.id, [sequence])).get(sequence);
      if (kept && kept.item.means !== 'walk-in') throw refuse('SEQUENCE_REUSED', { field: 'sequence', params: { sequence } });
      const claimed = await rows(tx, `INSERT INTO walk_in (device_id, sequence, claimed_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING sequence`, [desk.id, sequence, this.clock.now()]);
      if (claimed.length === 0) return this.claimed(tx, desk, sequence);
      const personId = await this.people.findOrCreate(tx, person, actor);
      await tx.query(`UPDATE walk_in SET person_id = $3 WHERE device_id = $1 AND sequence = $2`, [desk.id, sequence, personId]);
      return personId;
    });
  }

  private async claimed(tx: Tx, desk: ScanningDesk, sequence: number): Promise<string> {
    const [there] = await rows<{ person_id: string }>(tx, `SELECT person_id FROM walk_in WHERE device_id = $1 AND sequence = $2`, [desk.id, sequence]);
    if (!there) throw new Error('A walk-in that was claimed has a person');
    return there.person_id;
  }
}
