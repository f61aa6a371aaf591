import { displayName, Parties, People, type PersonCard } from '../../directory/index.js';
import { EventHistory, EventKinds, Events, type EventFacts } from '../../events/index.js';
import { Composer, Composes, type Composition, type MessageRef } from '../../messages/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Config } from '../../platform/config/index.js';
import { rows, type JsonObject, type Tx } from '../../platform/database/index.js';
import { textIn } from '../../platform/i18n/index.js';
import type { InvitationFacts } from '../invitation.js';
import { Invitations } from '../invitations.js';
import { isLate, OPEN } from '../life/invitation-life.rules.js';
import { languageLine, letterFacts } from './facts.js';
import { eventCancelled, eventMoved, invitationLetters } from './letters.js';
import { LettersSent } from './letters-sent.js';
import { letterLanguage, type LetterLanguage } from './salutation.js';

interface About {
  invitation: InvitationFacts;
  event: EventFacts;
  person: PersonCard;
}

/** Writes the letters of invitations, in the language in which each person reads letters, from what is so at the time of sending. */
@Composes()
export class InvitationComposer extends Composer {
  readonly messages = [...invitationLetters, eventMoved, eventCancelled];

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly invitations: Invitations,
    private readonly sent: LettersSent,
    private readonly events: Events,
    private readonly kinds: EventKinds,
    private readonly history: EventHistory,
    private readonly people: People,
    private readonly parties: Parties,
  ) {
    super();
  }

  async compose(tx: Tx, ref: MessageRef): Promise<Composition> {
    const id = ref.params['invitationId'];
    if (typeof id !== 'string') return { kind: 'stale', reason: 'The invitation is not named.' };
    const invitation = await this.invitations.get(id, tx);
    const event = await this.events.get(invitation.eventId, tx);
    const stale = this.staleness(ref.kind, invitation, event);
    if (stale !== null) return { kind: 'stale', reason: stale };
    const person = (await this.people.cards([invitation.personId], tx)).get(invitation.personId);
    if (!person?.email) return { kind: 'stale', reason: 'The person has no mailbox.' };
    return this.letter(tx, ref.kind, { invitation, event, person }, person.email);
  }

  /** Why the letter has no reason any more; null when it has. */
  private staleness(kind: string, invitation: InvitationFacts, event: EventFacts): string | null {
    if (kind === eventCancelled.name) return event.status === 'cancelled' ? null : 'The event is not cancelled.';
    if (!OPEN.includes(invitation.status)) return `The invitation is ${invitation.status} now.`;
    if (event.status !== 'published' && event.status !== 'registration-open' && event.status !== 'closed') return `The event is ${event.status}.`;
    if (isLate(invitation, this.clock.now())) return 'The time to answer is over.';
    return event.startsAt <= this.clock.now() ? 'The event has begun.' : null;
  }

  private async letter(tx: Tx, kind: string, about: About, address: string): Promise<Composition> {
    const { invitation, event, person } = about;
    const language = letterLanguage(person.correspondenceLanguage);
    const to = { name: displayName(person), address };
    const around = { sender: this.config.instanceName };
    if (kind === eventCancelled.name) {
      return { kind: 'compose', to, locale: language, data: { ...letterFacts(about, language, { ...around, link: '' }), reason: await this.reasonOf(tx, event.id) } };
    }
    const { token, url } = await this.invitations.mintLink(tx, invitation, event);
    const facts: JsonObject = { ...letterFacts(about, language, { ...around, link: url }) };
    if (kind !== eventMoved.name) await this.sent.mark(tx, invitation.id);
    const data = kind === eventMoved.name ? facts : { ...facts, ...(await this.asking(tx, about, language)) };
    return { kind: 'compose', to, locale: language, data, secrets: [token] };
  }

  /** What a letter that asks says besides. */
  private async asking(tx: Tx, { invitation, event }: About, language: LetterLanguage): Promise<JsonObject> {
    const kind = this.kinds.get(event.kind);
    const label = kind?.subKinds.find(({ name }) => name === event.subKind)?.label ?? kind?.label ?? {};
    const party = invitation.partyId ? (await this.parties.names([invitation.partyId], tx)).get(invitation.partyId) : undefined;
    return {
      kind: textIn(label, language),
      theme: textIn(event.theme, language),
      party: party ? textIn(party.name, language) : '',
      named: await this.namedBy(tx, invitation.id),
      languages: languageLine(event.workingLanguages, language),
    };
  }

  /** Who was asked before and named this person; empty for whoever was asked first. */
  private async namedBy(tx: Tx, id: string): Promise<string> {
    const [found] = await rows<{ personId: string }>(tx, 'SELECT person_id AS "personId" FROM invitation WHERE substitute_invitation_id = $1', [id]);
    const card = found ? (await this.people.cards([found.personId], tx)).get(found.personId) : undefined;
    return card ? displayName(card) : '';
  }

  private async reasonOf(tx: Tx, eventId: string): Promise<string> {
    const step = (await this.history.of(eventId, tx)).find(({ toStatus }) => toStatus === 'cancelled');
    return step?.reason ?? '';
  }
}
