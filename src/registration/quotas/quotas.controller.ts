import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { Allow, Me, type Actor } from '../../access/index.js';
import { EventParam } from '../../events/index.js';
import { IfMatch, ReaderLocale } from '../../platform/http/index.js';
import type { Locale } from '../../platform/i18n/index.js';
import { RegistrationDesk } from '../desk/registration-desk.js';
import { RegistrationParam } from '../registration.params.js';
import { FundedRequest } from '../registration.requests.js';
import { RegistrationDetailResponse } from '../registration.responses.js';
import { Funding } from './funding.js';
import { Quotas } from './quotas.js';
import { QuotasRequest } from './quotas.requests.js';
import { QuotasResponse } from './quotas.responses.js';
import { QuotaViews } from './quotas.views.js';
import '../registration.policy.js';

/** Seats of delegations, categories and sessions, and for whom the organiser pays. */
@Controller('events/:eventId')
export class QuotasController {
  constructor(
    private readonly quotas: Quotas,
    private readonly views: QuotaViews,
    private readonly funding: Funding,
    private readonly desk: RegistrationDesk,
  ) {}

  @Get('quotas')
  @Allow('registration.read')
  read(@Param() at: EventParam): Promise<QuotasResponse> {
    return this.views.read(at.eventId);
  }

  /** Sets all quotas. What is raised is offered to those who wait; fewer seats than are taken are refused with the number. */
  @Put('quotas')
  @Allow('registration.configure')
  async change(@Me() me: Actor, @Param() at: EventParam, @IfMatch() version: number, @Body() body: QuotasRequest): Promise<QuotasResponse> {
    const rows = body.rows.map(({ key, capacity }) => ({ key: key.toLowerCase(), capacity }));
    await this.quotas.change(me, at.eventId, version, { delegation: { seats: body.delegation.seats, funded: body.delegation.funded }, rows });
    return this.views.read(at.eventId);
  }

  /** Says that the organiser pays for somebody, or does not: it takes a funded place of their delegation, or gives it back. */
  @Put('registrations/:registrationId/funded')
  @Allow('registration.decide')
  async fund(@Me() me: Actor, @Param() at: RegistrationParam, @Body() body: FundedRequest, @ReaderLocale() locale: Locale): Promise<RegistrationDetailResponse> {
    await this.funding.set(me, at.eventId, at.registrationId, body.funded);
    return this.desk.one(me, at.eventId, at.registrationId, locale, false);
  }
}
