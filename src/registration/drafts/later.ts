import { Injectable } from '@nestjs/common';
import { Throttle, type Actor } from '../../access/index.js';
import { Events, type EventFacts } from '../../events/index.js';
import { Messages } from '../../messages/index.js';
import { Clock } from '../../platform/clock/index.js';
import { newId, Sql } from '../../platform/database/index.js';
import type { Locale } from '../../platform/i18n/index.js';
import { refuse } from '../registration.errors.js';
import { Settings } from '../settings/settings.js';
import { Drafts, type DraftContent, type DraftSubject } from './drafts.js';
import { draftLater } from './letters.js';

/** The purpose of links that lead back to a form. */
export const DRAFT_LINK = 'draft';

/** Going on later with a form that was begun on the public page: by a link that is sent to the person's own mailbox. */
@Injectable()
export class Later {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly settings: Settings,
    private readonly drafts: Drafts,
    private readonly messages: Messages,
    private readonly throttle: Throttle,
  ) {}

  /** Keeps the form and writes the letter with its link. @throws Refusal EVENT_NOT_FOUND, REGISTRATION_NOT_OPEN, TOO_MANY_TRIES */
  async keep(slug: string, to: { email: string; locale: Locale; network: string }, content: DraftContent): Promise<void> {
    const event = await this.events.bySlug(slug);
    if (this.settings.window(event, await this.settings.of(event)).state !== 'open') throw refuse('REGISTRATION_NOT_OPEN');
    // Nobody's mailbox is filled by somebody else.
    await this.throttle.count([
      { what: `draft to ${to.email.toLowerCase()}`, free: 3 },
      { what: `draft from ${to.network}`, free: 30 },
    ]);
    const subject: DraftSubject = { type: 'public', id: newId() };
    await this.sql.transaction(async (tx) => {
      await this.drafts.keep(tx, subject, event, content, 0);
      await this.messages.write(tx, [
        { kind: draftLater, dedupeKey: `${draftLater.name}:${subject.id}`, eventId: event.id, personId: null, address: to.email, params: { draftId: subject.id }, cause: 'draft.kept', dueAt: this.clock.now(), locale: to.locale },
      ]);
    });
  }

  /** The draft that a link leads to, and its event. */
  async of(actor: Actor): Promise<{ subject: DraftSubject; event: EventFacts }> {
    if (actor.kind !== 'link' || actor.purpose !== DRAFT_LINK || actor.eventId === null) throw refuse('DRAFT_GONE');
    return { subject: { type: 'public', id: actor.subjectId }, event: await this.events.get(actor.eventId) };
  }
}
