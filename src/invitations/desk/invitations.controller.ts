import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { Allow, Me, type Actor } from '../../access/index.js';
import { EventParam } from '../../events/index.js';
import { IfMatch } from '../../platform/http/index.js';
import { StaffAnswers } from '../answers/staff-answers.service.js';
import { InvitationParam } from '../invitations.params.js';
import { InvitationsQuery } from '../invitations.queries.js';
import { DeadlineRequest, RecordAnswerRequest, WithdrawInvitationRequest } from '../invitations.requests.js';
import { InvitationDetailResponse, InvitationPageResponse, InvitationResponse, InvitationSummaryResponse } from '../invitations.responses.js';
import { InvitationChanges } from './invitation-changes.js';
import { InvitationDesk } from './invitation-desk.js';
import { InvitationDetail } from './invitation-detail.js';
import { Reminding } from './reminding.js';
import '../invitations.policy.js';

/** Invitations of an event, for staff. */
@Controller('events/:eventId/invitations')
export class InvitationsController {
  constructor(
    private readonly desk: InvitationDesk,
    private readonly detail: InvitationDetail,
    private readonly changes: InvitationChanges,
    private readonly reminding: Reminding,
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

  /** An invitation with its letters and its story. */
  @Get(':invitationId')
  @Allow('invitation.read')
  one(@Me() me: Actor, @Param() at: InvitationParam): Promise<InvitationDetailResponse> {
    return this.detail.of(me, at.eventId, at.invitationId);
  }

  /** Reminds somebody who can still answer, at most once a day. */
  @Post(':invitationId/remind')
  @HttpCode(200)
  @Allow('invitation.change')
  async remind(@Me() me: Actor, @Param() at: InvitationParam): Promise<InvitationResponse> {
    await this.reminding.remind(me, at.eventId, at.invitationId);
    return this.desk.one(at.eventId, at.invitationId);
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
    await this.changes.withdraw(me, at.eventId, at.invitationId, { reason: body.reason ?? null, tell: body.tell ?? true });
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
