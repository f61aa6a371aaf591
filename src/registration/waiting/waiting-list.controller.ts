import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Allow, Me, type Actor } from '../../access/index.js';
import { EventParam } from '../../events/index.js';
import { ReaderLocale } from '../../platform/http/index.js';
import type { Locale } from '../../platform/i18n/index.js';
import { RegistrationDesk } from '../desk/registration-desk.js';
import { RegistrationParam } from '../registration.params.js';
import { RegistrationDetailResponse } from '../registration.responses.js';
import { Registrations } from '../registrations.js';
import { WaitingList } from './waiting-list.js';
import { MoveRequest, SeatNowRequest } from './waiting-list.requests.js';
import { WaitingListResponse } from './waiting-list.responses.js';
import '../registration.policy.js';

/** Those who wait for a seat. */
@Controller('events/:eventId')
export class WaitingListController {
  constructor(
    private readonly waiting: WaitingList,
    private readonly registrations: Registrations,
    private readonly desk: RegistrationDesk,
  ) {}

  @Get('waiting-list')
  @Allow('registration.read')
  async read(@Me() me: Actor, @Param() at: EventParam): Promise<WaitingListResponse> {
    return { items: await this.waiting.read(me, at.eventId) };
  }

  /** Moves somebody to another place among those who wait for the same. All others keep their order. */
  @Post('registrations/:registrationId/move')
  @HttpCode(200)
  @Allow('registration.decide')
  async move(@Me() me: Actor, @Param() at: RegistrationParam, @Body() body: MoveRequest, @ReaderLocale() locale: Locale): Promise<RegistrationDetailResponse> {
    await this.waiting.move(me, at.eventId, at.registrationId, { place: body.place, reason: body.reason });
    return this.desk.one(me, at.eventId, at.registrationId, locale, false);
  }

  /** Seats somebody who waits now, past whoever stands before them, where there is room. */
  @Post('registrations/:registrationId/seat')
  @HttpCode(200)
  @Allow('registration.decide')
  async seat(@Me() me: Actor, @Param() at: RegistrationParam, @Body() body: SeatNowRequest, @ReaderLocale() locale: Locale): Promise<RegistrationDetailResponse> {
    await this.registrations.seatNow(me, at.eventId, at.registrationId, body.reason);
    return this.desk.one(me, at.eventId, at.registrationId, locale, false);
  }
}
