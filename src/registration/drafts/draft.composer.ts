import { Links } from '../../access/index.js';
import { Events } from '../../events/index.js';
import { Composer, Composes, type Composition, type MessageRef } from '../../messages/index.js';
import { Config } from '../../platform/config/index.js';
import type { Tx } from '../../platform/database/index.js';
import { textIn } from '../../platform/i18n/index.js';
import { Drafts } from './drafts.js';
import { DRAFT_LINK } from './later.js';
import { draftLater } from './letters.js';

/** Writes the letter that leads back to a form. */
@Composes()
export class DraftComposer extends Composer {
  readonly messages = [draftLater];

  constructor(
    private readonly config: Config,
    private readonly events: Events,
    private readonly drafts: Drafts,
    private readonly links: Links,
  ) {
    super();
  }

  async compose(tx: Tx, { eventId, address, params, locale }: MessageRef): Promise<Composition> {
    const draftId = params['draftId'];
    if (eventId === null || address === null || typeof draftId !== 'string') return { kind: 'stale', reason: 'There is no such draft.' };
    if ((await this.drafts.read({ type: 'public', id: draftId }, tx)).version === 0) return { kind: 'stale', reason: 'The form was sent meanwhile, or the event is over.' };
    const event = await this.events.get(eventId, tx);
    const token = await this.links.mint(tx, { purpose: DRAFT_LINK, subjectId: draftId, eventId, expiresAt: event.endsAt });
    const written = locale ?? 'en';
    const data = { event: textIn(event.title, written), link: `${this.config.publicUrl}/resume/${token}`, sender: this.config.instanceName };
    return { kind: 'compose', to: { name: '', address }, locale: written, data, secrets: [token] };
  }
}
