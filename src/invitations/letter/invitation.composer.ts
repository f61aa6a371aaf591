import { displayName, People, type PersonCard } from '../../directory/index.js';
import { EventHistory, Events, type EventFacts } from '../../events/index.js';
import { Composer, Composes, type Composition, type MessageRef } from '../../messages/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Config } from '../../platform/config/index.js';
import type { Tx } from '../../platform/database/index.js';
import type { InvitationFacts } from '../invitation.js';
import { Invitations } from '../invitations.js';
import { isLate, OPEN } from '../life/invitation-life.rules.js';
import { letterFacts } from './facts.js';
import { InvitationWords } from './invitation-words.js';
import { eventCancelled, eventMoved, invitationLetters, INVITATION_LETTERS, invitationReminder, invitationWithdrawn } from './letters.js';
import { LettersSent } from './letters-sent.js';
import { letterLanguage } from './letter-language.js';

interface About {
  invitation: InvitationFacts;
  event: EventFacts;
  person: PersonCard;
}

/** Writes the letters of invitations, in the language in which each person reads letters, from what is so at the time of sending. */
@Composes()
export class InvitationComposer extends Composer {
  readonly messages = [...invitationLetters, invitationReminder, invitationWithdrawn, eventMoved, eventCancelled];

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly invitations: Invitations,
    private readonly sent: LettersSent,
    private readonly words: InvitationWords,
    private readonly events: Events,
    private readonly history: EventHistory,
    private readonly people: People,
  ) {
    super();
  }

  async compose(tx: Tx, ref: MessageRef): Promise<Composition> {
    const id = ref.params['invitationId'];
    if (typeof id !== 'string') return { kind: 'stale', reason: 'not-named' };
    const invitation = await this.invitations.get(id, tx);
    const event = await this.events.get(invitation.eventId, tx);
    const stale = this.staleness(ref.kind, invitation, event);
    if (stale !== null) return { kind: 'stale', reason: stale };
    const person = (await this.people.cards([invitation.personId], tx)).get(invitation.personId);
    if (!person?.email) return { kind: 'stale', reason: 'no-mailbox' };
    return this.letter(tx, ref, { invitation, event, person }, person.email);
  }

  /** Why the letter has no reason any more; null when it has. */
  private staleness(kind: string, invitation: InvitationFacts, event: EventFacts): string | null {
    if (kind === eventCancelled.name) return event.status === 'cancelled' ? null : `event-changed: ${event.status}`;
    if (event.status !== 'published' && event.status !== 'registration-open' && event.status !== 'closed') return `event-changed: ${event.status}`;
    if (event.startsAt <= this.clock.now()) return 'event-begun';
    if (kind === invitationWithdrawn.name) return invitation.status === 'cancelled' ? null : `invitation-changed: ${invitation.status}`;
    if (!OPEN.includes(invitation.status)) return `invitation-changed: ${invitation.status}`;
    return isLate(invitation, this.clock.now()) ? 'answer-time-over' : null;
  }

  private async letter(tx: Tx, { kind, locale }: MessageRef, about: About, address: string): Promise<Composition> {
    const { invitation, event, person } = about;
    const language = letterLanguage(locale ?? person.correspondenceLanguage);
    const to = { name: displayName(person), address };
    const sender = this.config.instanceName;
    if (kind === eventCancelled.name) {
      return { kind: 'compose', to, locale: language, data: { ...letterFacts(about, language, { sender, link: '' }), reason: await this.reasonOf(tx, event.id) } };
    }
    if (kind === invitationWithdrawn.name) return { kind: 'compose', to, locale: language, data: { ...letterFacts(about, language, { sender, link: '' }) } };
    const { token, url } = await this.invitations.mintLink(tx, invitation, event);
    if (INVITATION_LETTERS.includes(kind)) await this.sent.mark(tx, invitation.id);
    const data = kind === eventMoved.name ? { ...letterFacts(about, language, { sender, link: url }) } : await this.words.asking(tx, about, language, url);
    return { kind: 'compose', to, locale: language, data, secrets: [token] };
  }

  private async reasonOf(tx: Tx, eventId: string): Promise<string> {
    const step = (await this.history.of(eventId, tx)).find(({ toStatus }) => toStatus === 'cancelled');
    return step?.reason ?? '';
  }
}
