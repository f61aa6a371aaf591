import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit } from '../access/index.js';
import { movesRows, PersonMoments, textsOf, type MergeSides, type Merging } from '../directory/index.js';
import { rows, type JsonObject, type Tx } from '../platform/database/index.js';
import { refuse } from './invitations.errors.js';
import { OPEN, type InvitationStatus } from './life/invitation-life.rules.js';

/** Invitations of both to one event, of which one counts. */
interface Pair {
  keptId: string;
  keptStatus: InvitationStatus;
  otherId: string;
  otherStatus: InvitationStatus;
}

const plain = movesRows({ room: 'invitations', what: 'invitations', table: 'invitation' });

/**
 * Invitations of two entries that become one. Where both were invited to one event, an invitation without an answer gives way to the other one and is withdrawn;
 * where both have answered, the other entry's stays with it: nothing is sent from it any more.
 */
@Injectable()
export class InvitationMerging implements OnModuleInit {
  constructor(
    private readonly moments: PersonMoments,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.moments.onMerged({ ...plain, move: (tx, merging) => this.move(tx, merging), putBack: (tx, merging, moved) => this.putBack(tx, merging, moved) });
  }

  private async move(tx: Tx, merging: Merging): Promise<JsonObject> {
    const pairs = await pairsOf(tx, merging);
    const isOpen = (status: InvitationStatus): boolean => OPEN.includes(status);
    const giving = pairs.flatMap((pair) => {
      if (isOpen(pair.otherStatus)) return [{ id: pair.otherId, status: pair.otherStatus }];
      return isOpen(pair.keptStatus) ? [{ id: pair.keptId, status: pair.keptStatus }] : [];
    });
    const staying = pairs.flatMap((pair) => (isOpen(pair.otherStatus) || isOpen(pair.keptStatus) ? [] : [pair.otherId]));
    await this.setAll(tx, merging, giving.map(({ id }) => ({ id, status: 'cancelled' })), 'invitation.cancelled-by-merge');
    const moved = await rows<{ id: string }>(tx, 'UPDATE invitation SET person_id = $1 WHERE person_id = $2 AND id <> ALL ($3::uuid[]) RETURNING id', [merging.keptId, merging.otherId, staying]);
    return { keys: moved.map(({ id }) => id).toSorted(), cancelled: giving.map(({ id }) => id), statuses: giving.map(({ status }) => status) };
  }

  private async putBack(tx: Tx, merging: Omit<Merging, 'keep'>, moved: JsonObject): Promise<void> {
    await plain.putBack(tx, merging, moved);
    const statuses = textsOf(moved['statuses']);
    const giving = textsOf(moved['cancelled']).map((id, place) => ({ id, status: statuses[place] ?? 'prepared' }));
    const again = await rows(
      tx,
      `SELECT FROM invitation i JOIN invitation other ON other.event_id = i.event_id AND other.person_id = i.person_id AND other.id <> i.id AND other.status <> 'cancelled' WHERE i.id = ANY ($1::uuid[]) LIMIT 1`,
      [giving.map(({ id }) => id)],
    );
    if (again.length > 0) throw refuse('MERGE_UNDO_INVITED');
    await this.setAll(tx, merging, giving, 'invitation.restored-by-merge');
  }

  private async setAll(tx: Tx, { actor, mergeId }: Omit<Merging, 'keep'>, set: readonly { id: string; status: string }[], action: string): Promise<void> {
    if (set.length === 0) return;
    const changed = await rows<{ id: string; eventId: string }>(
      tx,
      `UPDATE invitation SET status = new.status, version = version + 1 FROM unnest($1::uuid[], $2::text[]) AS new (id, status) WHERE invitation.id = new.id RETURNING invitation.id, event_id AS "eventId"`,
      [set.map(({ id }) => id), set.map(({ status }) => status)],
    );
    await this.audit.recordAll(tx, changed.map(({ id, eventId }) => ({ actor, action, subject: { type: 'invitation', id }, eventId, detail: { mergeId } })));
  }
}

/** Events to which both are invited, locked in one order. */
function pairsOf(tx: Tx, { keptId, otherId }: MergeSides): Promise<Pair[]> {
  return rows<Pair>(
    tx,
    `SELECT kept.id AS "keptId", kept.status AS "keptStatus", other.id AS "otherId", other.status AS "otherStatus"
       FROM invitation kept JOIN invitation other ON other.event_id = kept.event_id AND other.person_id = $2 AND other.status <> 'cancelled'
      WHERE kept.person_id = $1 AND kept.status <> 'cancelled' ORDER BY kept.event_id FOR UPDATE`,
    [keptId, otherId],
  );
}
