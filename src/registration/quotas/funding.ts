import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../../access/index.js';
import { Events } from '../../events/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Sql } from '../../platform/database/index.js';
import { SEATLESS } from '../categories.js';
import { ENDED } from '../life/registration-life.rules.js';
import { Steps } from '../life/steps.js';
import { refuse } from '../registration.errors.js';
import { full } from '../seats/fullness.js';
import { keyOf } from '../seats/keys.js';
import { Ledger } from '../seats/ledger.js';
import { Offering } from '../seats/offering.js';
import { Settings } from '../settings/settings.js';
import { defaultsFor } from './quotas.rules.js';

/** For whom the organiser pays. */
@Injectable()
export class Funding {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly settings: Settings,
    private readonly ledger: Ledger,
    private readonly steps: Steps,
    private readonly offering: Offering,
    private readonly audit: Audit,
  ) {}

  /**
   * Says that the organiser pays for somebody, or does not. Whoever has a seat takes a funded place of their delegation with it, or gives it back to those who
   * wait for one; whoever waits, waits for other places from now on. A second time changes nothing.
   * @throws Refusal REGISTRATION_UNKNOWN, REGISTRATION_SETTLED, FUNDED_NEEDS_PARTY, FUNDED_FULL
   */
  set(actor: Actor, eventId: string, id: string, funded: boolean): Promise<void> {
    return this.sql.transaction(async (tx) => {
      const event = await this.events.get(eventId, tx);
      const ledger = await this.ledger.lock(tx, eventId);
      const registration = await this.steps.lock(tx, eventId, id);
      if (registration.funded === funded) return;
      if (ENDED.includes(registration.status)) throw refuse('REGISTRATION_SETTLED');
      if (registration.partyId === null) throw refuse('FUNDED_NEEDS_PARTY', { field: 'funded' });
      const key = keyOf('funded', registration.partyId);
      // The row that their delegation lacks is made first, so that it counts those who were funded before it.
      const counts = !SEATLESS.has(registration.category);
      if (counts && funded) ledger.rows.push(...(await this.ledger.add(tx, eventId, defaultsFor([key], await this.settings.of(event, tx), ledger.rows))));
      const row = counts && registration.seats.length > 0 ? ledger.rows.find((one) => one.key === key) : undefined;
      if (row && funded && row.capacity !== null && row.taken >= row.capacity) throw full(key, row.capacity);
      const others = registration.seats.filter((held) => held !== key);
      await tx.query('UPDATE registration SET funded = $2, seats = $3, updated_at = $4, version = version + 1 WHERE id = $1', [id, funded, row && funded ? [...others, key] : others, this.clock.now()]);
      if (row) await this.ledger.write(tx, eventId, new Map([[key, row.taken + (funded ? 1 : -1)]]), ledger.nextArrival);
      await this.steps.note(tx, [registration], actor, { change: 'funded', detail: { funded } });
      await this.audit.record(tx, { actor, action: funded ? 'registration.funded' : 'registration.unfunded', subject: { type: 'registration', id }, eventId });
      await this.offering.offerFree(tx, eventId);
    });
  }
}
