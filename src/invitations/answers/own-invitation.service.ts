import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/index.js';
import { foldName, Parties, People, type PersonCard, type PersonInput } from '../../directory/index.js';
import { Events, type EventFacts } from '../../events/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Sql } from '../../platform/database/index.js';
import { Refusal } from '../../platform/http/index.js';
import type { LocalisedText } from '../../platform/i18n/index.js';
import { Drafts, Registrations, type DraftContent, type SubmitInput, type Submitted } from '../../registration/index.js';
import { INVITATION_LINK, type InvitationFacts, type SubstituteInput } from '../invitation.js';
import { refuse } from '../invitations.errors.js';
import { Invitations } from '../invitations.js';
import { answerRefusal, standingOf, type Answer, type Standing } from '../life/invitation-life.rules.js';
import { Steps } from '../life/steps.js';
import { Substitutes } from './substitutes.js';

/** How people accept: what the form asks, and who they say they are. */
export interface Acceptance extends Pick<SubmitInput, 'answers' | 'consents' | 'locale'> {
  person: PersonInput;
}

/** An invitation as whoever was asked sees it. */
export interface OwnInvitationView {
  invitation: InvitationFacts;
  event: EventFacts;
  person: PersonCard;
  party: LocalisedText | null;
  standing: Standing;
}

/** What people do with the link of their invitation. Opening it changes nothing. */
@Injectable()
export class OwnInvitation {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly invitations: Invitations,
    private readonly events: Events,
    private readonly people: People,
    private readonly parties: Parties,
    private readonly registrations: Registrations,
    private readonly steps: Steps,
    private readonly substitutes: Substitutes,
    private readonly drafts: Drafts,
  ) {}

  async view(actor: Actor): Promise<OwnInvitationView> {
    const { invitation, event, person } = await this.of(actor);
    const party = invitation.partyId ? (await this.parties.names([invitation.partyId])).get(invitation.partyId) : undefined;
    return { invitation, event, person, party: party?.name ?? null, standing: standingOf(invitation, event, this.clock.now()) };
  }

  /** Keeps the form of acceptance as it is filled in so far, while one can still accept. @throws Refusal VERSION_CHANGED when another window was faster */
  async keepDraft(actor: Actor, content: DraftContent, version: number): Promise<number> {
    const { invitation, event } = await this.of(actor);
    this.check(invitation, event, 'accepted');
    return this.sql.transaction((tx) => this.drafts.keep(tx, { type: 'invitation', id: invitation.id }, event, content, version));
  }

  /**
   * Accepts by registering. The invitation is answered inside the transaction of the registration (`RegistrationJoins`): both are there or neither is,
   * and of two acceptances at once, or one and a withdrawal, one is refused.
   */
  async accept(actor: Actor, told: Acceptance): Promise<Submitted> {
    const { invitation, event, person } = await this.of(actor);
    this.check(invitation, event, 'accepted');
    checkIsThem(person, told.person);
    const { person: self, answers, consents, locale } = told;
    const { id: invitationId, eventId, personId, category, partyId } = invitation;
    return this.explained(invitationId, this.registrations.submit(actor, { eventId, person: { id: personId, told: self }, category, partyId, answers, consents, locale, channel: 'invitation', invitationId }));
  }

  /** Declines. Of two answers at once the first counts. */
  async decline(actor: Actor, reason: string | null): Promise<void> {
    const { event, invitation } = await this.of(actor);
    await this.sql.transaction(async (tx) => {
      const locked = await this.steps.lock(tx, invitation.id);
      this.check(locked, event, 'declined');
      await this.steps.take(tx, locked, 'declined', actor, { through: 'link', reason });
    });
  }

  /** Names somebody else, who gets an invitation and a letter of their own. */
  async substitute(actor: Actor, named: SubstituteInput): Promise<void> {
    const { invitation } = await this.of(actor);
    await this.sql.transaction((tx) => this.substitutes.name(tx, actor, invitation, named, 'link'));
  }

  private check(invitation: InvitationFacts, event: EventFacts, answer: Answer): void {
    const code = answerRefusal(invitation, event, { answer, by: 'link', now: this.clock.now() });
    if (code !== null) throw refuse(code);
  }

  /** Whoever was accepted a moment ago by another request is registered now: the refusal says so in the words of the invitation. */
  private async explained(id: string, submitted: Promise<Submitted>): Promise<Submitted> {
    try {
      return await submitted;
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'ALREADY_REGISTERED') throw error;
      throw (await this.invitations.get(id)).status === 'accepted' ? refuse('ALREADY_ACCEPTED') : error;
    }
  }

  private async of(actor: Actor): Promise<{ invitation: InvitationFacts; event: EventFacts; person: PersonCard }> {
    if (actor.kind !== 'link' || actor.purpose !== INVITATION_LINK) throw refuse('INVITATION_UNKNOWN');
    const invitation = await this.invitations.get(actor.subjectId);
    const event = await this.events.get(invitation.eventId);
    const person = (await this.people.cards([invitation.personId])).get(invitation.personId);
    if (!person) throw refuse('INVITATION_UNKNOWN');
    return { invitation, event, person };
  }
}

/**
 * A forwarded letter lets nobody register in another's name: names and mailbox must be those of the person who was asked, in whatever script.
 * The directory's record is not rewritten through a link; staff correct a misspelt name.
 */
function checkIsThem(person: PersonCard, told: PersonInput): void {
  const { cyrillic, native } = person.otherScripts;
  const spellings = [`${person.familyName} ${person.givenName}`, ...[cyrillic, native].flatMap((names) => (names ? [`${names.family} ${names.given}`] : []))];
  const key = (name: string): string => foldName(name).split(' ').toSorted().join(' ');
  if (!spellings.map(key).includes(key(`${told.familyName} ${told.givenName}`))) throw refuse('INVITATION_FOR_ANOTHER', { field: 'person.familyName' });
  if (told.email?.toLowerCase() !== person.email?.toLowerCase()) throw refuse('MAILBOX_DIFFERS', { field: 'person.email' });
}
