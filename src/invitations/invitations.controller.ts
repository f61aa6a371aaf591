import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Allow, Links, Me, type Actor } from '../access/index.js';
import { displayName, Parties, People } from '../directory/index.js';
import { EventParam, Events } from '../events/index.js';
import { rfc3339 } from '../platform/clock/index.js';
import { Sql } from '../platform/database/index.js';
import { ownEvent, SubmittedResponse } from '../registration/index.js';
import { refuse } from './invitations.errors.js';
import { Invitations } from './invitations.js';
import { AcceptRequest, DeclineRequest, InviteRequest, SubstituteRequest } from './invitations.requests.js';
import { InvitationListResponse, InvitedResponse, OwnInvitationResponse } from './invitations.responses.js';
import './invitations.policy.js';

/** The link of a registration holds until so many days after the event. */
const LINK_DAYS = 120;

/** Invitations of an event, for staff. */
@Controller('events/:eventId/invitations')
export class InvitationsController {
  constructor(
    private readonly invitations: Invitations,
    private readonly people: People,
    private readonly parties: Parties,
  ) {}

  @Get()
  @Allow('invitation.read')
  async list(@Param() at: EventParam): Promise<InvitationListResponse> {
    const found = await this.invitations.ofEvent(at.eventId);
    const cards = await this.people.cards(found.map(({ personId }) => personId));
    const parties = await this.parties.names(found.flatMap(({ partyId }) => partyId ?? []));
    const items = found.map(({ id, personId, partyId, category, status, answerBy, answeredAt, declineReason }) => {
      const card = cards.get(personId);
      return { id, personId, name: card ? displayName(card) : '', partyId, party: parties.get(partyId ?? '')?.name ?? null, category, status, answerBy, answeredAt, declineReason };
    });
    return { items };
  }

  /** Invites; who is invited or registered already is left out, so that asking twice repeats nothing. */
  @Post()
  @Allow('invitation.send')
  invite(@Me() me: Actor, @Param() at: EventParam, @Body() body: InviteRequest): Promise<InvitedResponse> {
    const { audience, statuses, personIds, category, answerBy = null } = body;
    return this.invitations.invite(me, at.eventId, { audience, category, answerBy, ...(statuses && { statuses }), ...(personIds && { personIds }) });
  }
}

/** An invitation, by its personal link. Reading changes nothing. */
@Controller('my/invitation')
export class OwnInvitationController {
  constructor(
    private readonly sql: Sql,
    private readonly invitations: Invitations,
    private readonly events: Events,
    private readonly people: People,
    private readonly parties: Parties,
    private readonly links: Links,
  ) {}

  @Get()
  @Allow('invitation.own', { link: 'invitation' })
  async read(@Me() me: Actor): Promise<OwnInvitationResponse> {
    const invitation = await this.invitations.get(subjectOf(me));
    const event = await this.events.get(invitation.eventId);
    const card = (await this.people.cards([invitation.personId])).get(invitation.personId);
    const party = invitation.partyId ? (await this.parties.names([invitation.partyId])).get(invitation.partyId) : undefined;
    return {
      event: ownEvent(event),
      name: card ? displayName(card) : '',
      party: party?.name ?? null,
      category: invitation.category,
      standing: this.invitations.standingOf(invitation),
      answerBy: invitation.answerBy ? rfc3339(invitation.answerBy, event.zone) : null,
      answeredAt: invitation.answeredAt ? rfc3339(invitation.answeredAt, event.zone) : null,
      person: { givenName: card?.givenName ?? '', familyName: card?.familyName ?? '', email: card?.email ?? null, stateIso2: card?.stateIso2 ?? null },
    };
  }

  /** Accepts by registering; answers where the person stands and the link to their own page. */
  @Post('accept')
  @Allow('invitation.own', { link: 'invitation' })
  async accept(@Me() me: Actor, @Body() body: AcceptRequest): Promise<SubmittedResponse> {
    const { answers = {}, consents, locale } = body;
    const invitation = await this.invitations.get(subjectOf(me));
    const event = await this.events.get(invitation.eventId);
    const made = await this.invitations.accept(me, invitation.id, { answers, consents, locale });
    const expiresAt = new Date(event.endsAt.getTime() + LINK_DAYS * 86_400_000);
    const token = await this.sql.transaction((tx) => this.links.mint(tx, { purpose: 'registration', subjectId: made.id, eventId: event.id, expiresAt }));
    return { id: made.id, status: made.status, place: made.place, token };
  }

  @Post('decline')
  @HttpCode(200)
  @Allow('invitation.own', { link: 'invitation' })
  async decline(@Me() me: Actor, @Body() body: DeclineRequest): Promise<OwnInvitationResponse> {
    await this.invitations.decline(me, subjectOf(me), body.reason ?? null);
    return this.read(me);
  }

  /** Names somebody else, who gets an invitation of their own. */
  @Post('substitute')
  @HttpCode(200)
  @Allow('invitation.own', { link: 'invitation' })
  async substitute(@Me() me: Actor, @Body() body: SubstituteRequest): Promise<OwnInvitationResponse> {
    await this.invitations.substitute(me, subjectOf(me), body);
    return this.read(me);
  }
}

function subjectOf(actor: Actor): string {
  if (actor.kind !== 'link') throw refuse('INVITATION_UNKNOWN');
  return actor.subjectId;
}
