import { Injectable } from '@nestjs/common';
import { Links } from '../access/index.js';
import type { EventFacts } from '../events/index.js';
import { Config } from '../platform/config/index.js';
import { rows, Sql, type Tx } from '../platform/database/index.js';
import { INVITATION_COLUMNS, INVITATION_LINK, type InvitationFacts } from './invitation.js';
import { refuse } from './invitations.errors.js';

/** A link holds so long after the end of the event, in days: it shows what happened, though it can no longer be answered. */
const LINK_DAYS = 120;

/** What other rooms may know of invitations. */
@Injectable()
export class Invitations {
  constructor(
    private readonly sql: Sql,
    private readonly config: Config,
    private readonly links: Links,
  ) {}

  /** @throws Refusal INVITATION_UNKNOWN */
  async get(id: string, tx: Tx = this.sql.manager): Promise<InvitationFacts> {
    const [found] = await rows<InvitationFacts>(tx, `SELECT ${INVITATION_COLUMNS} FROM invitation i WHERE i.id = $1`, [id]);
    if (!found) throw refuse('INVITATION_UNKNOWN');
    return found;
  }

  /** A personal link for a letter. The token is a secret: name it among those that are blotted out of the kept copy. */
  async mintLink(tx: Tx, invitation: Pick<InvitationFacts, 'id'>, event: Pick<EventFacts, 'id' | 'endsAt'>): Promise<{ token: string; url: string }> {
    const expiresAt = new Date(event.endsAt.getTime() + LINK_DAYS * 86_400_000);
    const token = await this.links.mint(tx, { purpose: INVITATION_LINK, subjectId: invitation.id, eventId: event.id, expiresAt });
    return { token, url: `${this.config.publicUrl}/invitation/${token}` };
  }
}
