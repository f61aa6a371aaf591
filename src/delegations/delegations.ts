import { Injectable } from '@nestjs/common';
import { Links } from '../access/index.js';
import { Events, type EventFacts } from '../events/index.js';
import { Config } from '../platform/config/index.js';
import { rows, Sql, type Tx } from '../platform/database/index.js';
import { DELEGATION_COLUMNS, DELEGATION_LINK, type DelegationFacts } from './delegation.js';
import { refuse } from './delegations.errors.js';

/** A link holds so long after the end of the event, in days: it shows who came, though nothing can be changed any more. */
const LINK_DAYS = 30;

/** A delegation and its event, both held. */
export interface HeldDelegation {
  delegation: DelegationFacts;
  event: EventFacts;
}

/** Reads and holds delegations. */
@Injectable()
export class Delegations {
  constructor(
    private readonly sql: Sql,
    private readonly config: Config,
    private readonly events: Events,
    private readonly links: Links,
  ) {}

  /** @throws Refusal DELEGATION_UNKNOWN */
  async get(id: string, tx: Tx = this.sql.manager): Promise<DelegationFacts> {
    const [found] = await rows<DelegationFacts>(tx, `SELECT ${DELEGATION_COLUMNS} FROM delegation d WHERE d.id = $1`, [id]);
    if (!found) throw refuse('DELEGATION_UNKNOWN');
    return found;
  }

  /**
   * Holds the event against a change of its life, then the delegation against other changes. Everybody takes them in this order and before the ledger, so that a
   * cancellation waits for this and finds what was made. @throws Refusal DELEGATION_UNKNOWN
   */
  async hold(tx: Tx, eventId: string, id: string): Promise<HeldDelegation> {
    await rows(tx, 'SELECT id FROM event WHERE id = $1 FOR SHARE', [eventId]);
    const [delegation] = await rows<DelegationFacts>(tx, `SELECT ${DELEGATION_COLUMNS} FROM delegation d WHERE d.id = $1 AND d.event_id = $2 FOR UPDATE`, [id, eventId]);
    if (!delegation) throw refuse('DELEGATION_UNKNOWN');
    return { delegation, event: await this.events.get(eventId, tx) };
  }

  /** A personal link for the focal point's letter. The token is a secret: name it among those that are blotted out of the kept copy. */
  async mintLink(tx: Tx, delegation: Pick<DelegationFacts, 'id'>, event: Pick<EventFacts, 'id' | 'endsAt'>): Promise<{ token: string; url: string }> {
    const expiresAt = new Date(event.endsAt.getTime() + LINK_DAYS * 86_400_000);
    const token = await this.links.mint(tx, { purpose: DELEGATION_LINK, subjectId: delegation.id, eventId: event.id, expiresAt });
    return { token, url: `${this.config.publicUrl}/delegation/${token}` };
  }

  /** Ends every link of the delegation that is out. */
  async revokeLinks(tx: Tx, { id }: Pick<DelegationFacts, 'id'>): Promise<void> {
    await this.links.revoke(tx, { purpose: DELEGATION_LINK, subjectId: id });
  }
}
