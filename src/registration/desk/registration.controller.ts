import { Body, Controller, Get, HttpCode, Param, Post, Query, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, Me, type Actor } from '../../access/index.js';
import { EventParam } from '../../events/index.js';
import { attachmentOf } from '../../files/index.js';
import { ReaderLocale } from '../../platform/http/index.js';
import type { Locale } from '../../platform/i18n/index.js';
import { personInputOf } from '../person-input.js';
import { refuse } from '../registration.errors.js';
import { AnswerFileParam, RegistrationParam } from '../registration.params.js';
import { RegistrationsQuery } from '../registration.queries.js';
import { ApproveManyRequest, EnterRegistrationRequest, RejectRequest, WithdrawRequest } from '../registration.requests.js';
import { BulkResponse, RegistrationDetailResponse, RegistrationPageResponse, RegistrationSummaryResponse, SeatsResponse, SubmittedResponse } from '../registration.responses.js';
import { Registrations } from '../registrations.js';
import { RegistrationDesk } from './registration-desk.js';
import '../registration.policy.js';

/** Registrations of an event, for staff. */
@Controller('events/:eventId')
export class RegistrationController {
  constructor(
    private readonly desk: RegistrationDesk,
    private readonly registrations: Registrations,
  ) {}

  @Get('registrations')
  @Allow('registration.read')
  list(@Me() me: Actor, @Param() at: EventParam, @Query() query: RegistrationsQuery): Promise<RegistrationPageResponse> {
    return this.desk.list(me, at.eventId, query);
  }

  @Get('registrations/summary')
  @Allow('registration.read')
  summary(@Param() at: EventParam): Promise<RegistrationSummaryResponse> {
    return this.desk.summary(at.eventId);
  }

  @Get('seats')
  @Allow('registration.read')
  seats(@Param() at: EventParam): Promise<SeatsResponse> {
    return this.desk.seats(at.eventId);
  }

  /** Enters somebody: confirmed at once when there is a seat, else on the waiting list. */
  @Post('registrations')
  @Allow('registration.create')
  async enter(@Me() me: Actor, @Param() at: EventParam, @Body() body: EnterRegistrationRequest): Promise<SubmittedResponse> {
    const person = body.personId ? { id: body.personId } : body.person ? personInputOf(body.person, body.locale) : null;
    if (person === null) throw refuse('PERSON_NEEDED', { field: 'person' });
    const { category, function: role, partyId, funded = false, locale } = body;
    const made = await this.registrations.submit(me, { eventId: at.eventId, person, category, function: role ?? null, partyId: partyId ?? null, funded, answers: {}, consents: {}, locale, channel: 'staff' });
    return { id: made.id, status: made.status, place: made.place, token: null };
  }

  /** Approves many; each has its own outcome. */
  @Post('registrations/approve')
  @HttpCode(200)
  @Allow('registration.decide')
  async approveMany(@Me() me: Actor, @Param() at: EventParam, @Body() body: ApproveManyRequest): Promise<BulkResponse> {
    return { outcomes: await this.registrations.approveMany(me, at.eventId, body.ids) };
  }

  /** With the sensitive answers, for those who may read them; which is recorded. */
  @Get('registrations/:registrationId')
  @Allow('registration.read')
  one(@Me() me: Actor, @Param() at: RegistrationParam, @ReaderLocale() locale: Locale): Promise<RegistrationDetailResponse> {
    return this.desk.one(me, at.eventId, at.registrationId, locale, true);
  }

  /** A file that the person sent as an answer, for those who may read the answer; which is recorded. */
  @Get('registrations/:registrationId/files/:fileId')
  @Allow('registration.read')
  async file(@Me() me: Actor, @Param() at: AnswerFileParam, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    return attachmentOf(await this.desk.file(me, at.eventId, at.registrationId, at.fileId), reply);
  }

  @Post('registrations/:registrationId/approve')
  @HttpCode(200)
  @Allow('registration.decide')
  async approve(@Me() me: Actor, @Param() at: RegistrationParam, @ReaderLocale() locale: Locale): Promise<RegistrationDetailResponse> {
    await this.registrations.approve(me, at.eventId, at.registrationId);
    return this.desk.one(me, at.eventId, at.registrationId, locale, false);
  }

  @Post('registrations/:registrationId/reject')
  @HttpCode(200)
  @Allow('registration.decide')
  async reject(@Me() me: Actor, @Param() at: RegistrationParam, @Body() body: RejectRequest, @ReaderLocale() locale: Locale): Promise<RegistrationDetailResponse> {
    await this.registrations.reject(me, at.eventId, at.registrationId, body.reason);
    return this.desk.one(me, at.eventId, at.registrationId, locale, false);
  }

  @Post('registrations/:registrationId/withdraw')
  @HttpCode(200)
  @Allow('registration.decide')
  async withdraw(@Me() me: Actor, @Param() at: RegistrationParam, @Body() body: WithdrawRequest, @ReaderLocale() locale: Locale): Promise<RegistrationDetailResponse> {
    await this.registrations.withdraw(me, at.eventId, at.registrationId, body.reason ?? null);
    return this.desk.one(me, at.eventId, at.registrationId, locale, false);
  }
}
