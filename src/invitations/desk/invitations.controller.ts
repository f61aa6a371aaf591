import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { Allow, Me, type Actor } from '../../access/index.js';
import type { PersonInput } from '../../directory/index.js';
import { EventParam } from '../../events/index.js';
import { IfMatch } from '../../platform/http/index.js';
import { StaffAnswers } from '../answers/staff-answers.service.js';
import { InvitationParam } from '../invitations.params.js';
import { InvitationsQuery } from '../invitations.queries.js';
import { DeadlineRequest, InviteRequest, RecordAnswerRequest, WithdrawInvitationRequest, type ListedPersonRequest } from '../invitations.requests.js';
import { InvitationPageResponse, InvitationPreviewResponse, InvitationResponse, InvitationSummaryResponse, InvitedResponse } from '../invitations.responses.js';
import { Sending } from '../sending/sending.service.js';
import type { InvitationWish } from '../sending/wish.js';
import { InvitationChanges } from './invitation-changes.js';
import { InvitationDesk } from './invitation-desk.js';
import '../invitations.policy.js';

/** Invitations of an event, for staff. */
@Controller('events/:eventId/invitations')
export class InvitationsController {
  constructor(
    private readonly desk: InvitationDesk,
    private readonly sending: Sending,
    private readonly changes: InvitationChanges,
    private readonly answers: StaffAnswers,
  ) {}

  @Get()
  @Allow('invitation.read')
  list(@Me() me: Actor, @Param() at: EventParam, @Query() query: InvitationsQuery): Promise<InvitationPageResponse> {
    return this.desk.list(me, at.eventId, query);
  }

  @Get('summary')
  @Allow('invitation.read')
  summary(@Param() at: EventParam): Promise<InvitationSummaryResponse> {
    return this.desk.summary(at.eventId);
  }

  /** Who would be invited, in which language and by which letter, and who not; invites nobody. */
  @Post('preview')
  @HttpCode(200)
  @Allow('invitation.send')
  async preview(@Me() me: Actor, @Param() at: EventParam, @Body() body: InviteRequest): Promise<InvitationPreviewResponse> {
    return this.desk.previewed(await this.sending.preview(me, at.eventId, wishOf(body)));
  }

  /** Invites; who is invited or registered already is left out, so that asking twice repeats nothing. */
  @Post()
  @Allow('invitation.send')
  invite(@Me() me: Actor, @Param() at: EventParam, @Body() body: InviteRequest): Promise<InvitedResponse> {
    return this.sending.invite(me, at.eventId, wishOf(body));
  }

  /** Gives another deadline, or none. */
  @Patch(':invitationId')
  @Allow('invitation.change')
  async changeDeadline(@Me() me: Actor, @Param() at: InvitationParam, @IfMatch() version: number, @Body() body: DeadlineRequest): Promise<InvitationResponse> {
    await this.changes.changeDeadline(me, at.eventId, at.invitationId, version, body.answerBy);
    return this.desk.one(at.eventId, at.invitationId);
  }

  /** Withdraws an invitation that is not answered: stops its letter, if it waits, and its link. */
  @Post(':invitationId/cancel')
  @HttpCode(200)
  @Allow('invitation.change')
  async withdraw(@Me() me: Actor, @Param() at: InvitationParam, @Body() body: WithdrawInvitationRequest): Promise<InvitationResponse> {
    await this.changes.withdraw(me, at.eventId, at.invitationId, body.reason ?? null);
    return this.desk.one(at.eventId, at.invitationId);
  }

  /** Records an answer that came by phone or paper. Accepting enters the person as staff enter people. */
  @Post(':invitationId/answer')
  @HttpCode(200)
  @Allow('invitation.record-answer')
  async record(@Me() me: Actor, @Param() at: InvitationParam, @Body() body: RecordAnswerRequest): Promise<InvitationResponse> {
    await this.answers.record(me, at.eventId, at.invitationId, { answer: body.answer, reason: body.reason ?? null, substitute: body.substitute ?? null });
    return this.desk.one(at.eventId, at.invitationId);
  }
}

function wishOf({ list, answerBy, ...rest }: InviteRequest): InvitationWish {
  return { ...rest, answerBy: answerBy ?? null, ...(list && { list: list.map(personOf) }) };
}

function personOf({ familyName, givenName, email, locale, stateIso2, institution }: ListedPersonRequest): PersonInput {
  return {
    familyName,
    givenName,
    email,
    correspondenceLanguage: locale,
    ...(stateIso2 && { stateIso2 }),
    ...(institution && { institutionName: { [locale]: institution } }),
  };
}
