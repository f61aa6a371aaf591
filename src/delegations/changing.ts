import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import type { EventFacts } from '../events/index.js';
import { Clock } from '../platform/clock/index.js';
import { Config } from '../platform/config/index.js';
import type { Tx } from '../platform/database/index.js';
import { refuseVersion } from '../platform/http/index.js';
import { Delegations, type HeldDelegation } from './delegations.js';
import type { DelegationFacts } from './delegation.js';
import { refuse } from './delegations.errors.js';
import { changeRefusal } from './life/delegation.rules.js';

/** Who changes a delegation: its focal point by the link, or staff, whom no deadline binds. */
export interface By {
  actor: Actor;
  by: 'link' | 'staff';
}

/** What a change needs to know. */
interface Begun extends By {
  eventId: string;
  id: string;
  version: number;
}

/** What of a delegation itself changes with what its people do. */
type Changed = Partial<Pick<DelegationFacts, 'answeredAt' | 'declinedAt' | 'declineReason'>>;

/** How every change of a delegation begins and ends: held, of the version that was looked at, in time; and of another version afterwards. */
@Injectable()
export class Changing {
  constructor(
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly delegations: Delegations,
  ) {}

  /** @throws Refusal DELEGATION_UNKNOWN, VERSION_CHANGED, NOMINATION_CLOSED and the rest of `changeRefusal` */
  async begin(tx: Tx, { eventId, id, by, version }: Begun): Promise<HeldDelegation> {
    const held = await this.delegations.hold(tx, eventId, id);
    this.check(held.delegation, held.event, by);
    if (held.delegation.version !== version) throw refuseVersion('VERSION_CHANGED');
    return held;
  }

  /** Refuses with whatever `changeRefusal` answers. */
  check(delegation: DelegationFacts, event: EventFacts, by: By['by']): void {
    const code = changeRefusal(delegation, event, { by, now: this.clock.now() });
    if (code !== null) throw refuse(code, code === 'NOMINATION_CLOSED' ? { params: { contact: this.contact } } : {});
  }

  /** Keeps what changed of the delegation itself. */
  async end(tx: Tx, delegation: DelegationFacts, changed: Changed = {}): Promise<void> {
    const { answeredAt, declinedAt, declineReason } = { ...delegation, ...changed };
    await tx.query('UPDATE delegation SET answered_at = $2, declined_at = $3, decline_reason = $4, version = version + 1 WHERE id = $1', [delegation.id, answeredAt, declinedAt, declineReason]);
  }

  /** The mailbox of the secretariat, which writes the letters. */
  get contact(): string {
    return /<([^<>]+)>/.exec(this.config.mailFrom)?.[1] ?? this.config.mailFrom;
  }
}
