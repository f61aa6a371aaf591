import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit, type Actor } from '../../access/index.js';
import { EventMoments, Events } from '../../events/index.js';
import { rows, Sql } from '../../platform/database/index.js';
import { Settings } from '../settings/settings.js';

/** How approval goes at an event. */
interface HowApproved {
  /** The focal point of a party speaks first about its people, then the secretariat decides. */
  focalPointFirst: boolean;
}

/** Whether approval has two steps; an event begins with one, and a copy has what its source has. */
@Injectable()
export class ApprovalSettings implements OnModuleInit {
  constructor(
    private readonly sql: Sql,
    private readonly events: Events,
    private readonly moments: EventMoments,
    private readonly settings: Settings,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.moments.onCopied(async (tx, from, to) => {
      await this.settings.ensure(tx, to);
      await tx.query('UPDATE registration_settings SET focal_point_first = coalesce((SELECT source.focal_point_first FROM registration_settings AS source WHERE source.event_id = $1), false) WHERE event_id = $2', [from.id, to.id]);
    });
  }

  /** @throws Refusal EVENT_NOT_FOUND */
  async of(eventId: string): Promise<HowApproved> {
    await this.events.get(eventId);
    const [found] = await rows<HowApproved>(this.sql.manager, 'SELECT focal_point_first AS "focalPointFirst" FROM registration_settings WHERE event_id = $1', [eventId]);
    return { focalPointFirst: found?.focalPointFirst ?? false };
  }

  /** @throws Refusal EVENT_NOT_FOUND */
  async change(actor: Actor, eventId: string, { focalPointFirst }: HowApproved): Promise<HowApproved> {
    await this.events.changing(eventId, async (tx, event) => {
      await this.settings.ensure(tx, event);
      await tx.query('UPDATE registration_settings SET focal_point_first = $2 WHERE event_id = $1', [event.id, focalPointFirst]);
      await this.audit.record(tx, { actor, action: 'approval-settings.changed', subject: { type: 'event', id: event.id }, eventId: event.id, detail: { focalPointFirst } });
    });
    return { focalPointFirst };
  }
}
