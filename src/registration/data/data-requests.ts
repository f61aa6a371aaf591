import { Injectable } from '@nestjs/common';
import { Audit, actorRef, type Actor } from '../../access/index.js';
import { displayName, People } from '../../directory/index.js';
import { Clock } from '../../platform/clock/index.js';
import { newId, rows, Sql, type Tx } from '../../platform/database/index.js';
import { Sealing, type SealedPlace } from '../../platform/sealing/index.js';
import type { RegistrationFacts } from '../registration.js';
import { refuse } from '../registration.errors.js';

export const REQUEST_KINDS = ['correction', 'erasure'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** What somebody asked the secretariat to do with what is kept about them. */
export interface DataRequestFacts {
  id: string;
  kind: RequestKind;
  words: string;
  askedAt: Date;
  settledAt: Date | null;
}

/** As the secretariat reads it: who asks. */
export interface OpenDataRequest extends DataRequestFacts {
  registrationId: string;
  name: string;
}

type Row = Omit<DataRequestFacts, 'words'> & { sealed: Buffer; registrationId: string; personId: string };

/** Requests of people about their own data: asked on their page, settled by the secretariat, who do what is asked by the means they have. */
@Injectable()
export class DataRequests {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly sealing: Sealing,
    private readonly people: People,
    private readonly audit: Audit,
  ) {}

  /** Asks; asked again before it is settled, it is the same request in new words. */
  ask(actor: Actor, registration: Pick<RegistrationFacts, 'id' | 'eventId'>, kind: RequestKind, words: string): Promise<void> {
    return this.sql.transaction(async (tx) => {
      const [open] = await rows<{ id: string }>(tx, 'SELECT id FROM data_request WHERE registration_id = $1 AND kind = $2 AND settled_at IS NULL FOR UPDATE', [registration.id, kind]);
      const id = open?.id ?? newId();
      // Of two at once the second waits for the first, and is refused by the index: the words of the first stand, and nothing is doubled.
      await tx.query(
        `INSERT INTO data_request (id, registration_id, kind, sealed_words, asked_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (id) DO UPDATE SET sealed_words = excluded.sealed_words, asked_at = excluded.asked_at`,
        [id, registration.id, kind, this.sealing.seal(words, placeOf(id)), this.clock.now()],
      );
      await this.audit.record(tx, { actor, action: 'data-request.asked', subject: { type: 'registration', id: registration.id }, eventId: registration.eventId, detail: { kind } });
    });
  }

  /** Requests about one registration, the newest first. */
  async of(tx: Tx, registrationId: string): Promise<DataRequestFacts[]> {
    const found = await rows<Row>(tx, `SELECT id, kind, sealed_words AS sealed, asked_at AS "askedAt", settled_at AS "settledAt" FROM data_request WHERE registration_id = $1 ORDER BY asked_at DESC, id`, [registrationId]);
    return found.map((row) => this.opened(row));
  }

  /** What is open at an event, the oldest first; that it was read is recorded. */
  open(actor: Actor, eventId: string): Promise<OpenDataRequest[]> {
    return this.sql.transaction(async (tx) => {
      const found = await rows<Row>(
        tx,
        `SELECT d.id, d.kind, d.sealed_words AS sealed, d.asked_at AS "askedAt", d.settled_at AS "settledAt", r.id AS "registrationId", r.person_id AS "personId"
           FROM data_request d JOIN registration r ON r.id = d.registration_id WHERE r.event_id = $1 AND d.settled_at IS NULL ORDER BY d.asked_at, d.id`,
        [eventId],
      );
      if (found.length === 0) return [];
      const cards = await this.people.cards(found.map(({ personId }) => personId), tx);
      await this.audit.record(tx, { actor, action: 'data-request.read', subject: { type: 'event', id: eventId }, eventId, detail: { shown: found.length } });
      return found.map((row) => {
        const card = cards.get(row.personId);
        return { ...this.opened(row), registrationId: row.registrationId, name: card ? displayName(card) : '' };
      });
    });
  }

  /** Done, or answered otherwise. Settled twice, it is settled once. @throws Refusal DATA_REQUEST_UNKNOWN */
  settle(actor: Actor, eventId: string, id: string): Promise<void> {
    return this.sql.transaction(async (tx) => {
      const [found] = await rows<{ settledAt: Date | null }>(tx, 'SELECT d.settled_at AS "settledAt" FROM data_request d JOIN registration r ON r.id = d.registration_id WHERE d.id = $1 AND r.event_id = $2 FOR UPDATE OF d', [id, eventId]);
      if (!found) throw refuse('DATA_REQUEST_UNKNOWN');
      if (found.settledAt !== null) return;
      await tx.query('UPDATE data_request SET settled_at = $2, settled_by = $3 WHERE id = $1', [id, this.clock.now(), actor.kind === 'account' ? actorRef(actor).id : null]);
      await this.audit.record(tx, { actor, action: 'data-request.settled', subject: { type: 'data-request', id }, eventId });
    });
  }

  private opened({ id, kind, sealed, askedAt, settledAt }: Omit<Row, 'registrationId' | 'personId'>): DataRequestFacts {
    return { id, kind, words: this.sealing.open(sealed, placeOf(id)), askedAt, settledAt };
  }
}

function placeOf(row: string): SealedPlace {
  return { table: 'data_request', row, column: 'sealed_words' };
}
