import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { Allow, Me, type Actor } from '../../access/index.js';
import { ReaderLocale } from '../../platform/http/index.js';
import type { Locale } from '../../platform/i18n/index.js';
import { WithdrawRequest } from '../registration.requests.js';
import { OwnRegistrationResponse } from '../registration.responses.js';
import { OwnRegistration } from './own-registration.js';
import '../registration.policy.js';

/** A person's own registration, by their personal link. */
@Controller('my/registration')
export class OwnRegistrationController {
  constructor(private readonly own: OwnRegistration) {}

  @Get()
  @Allow('registration.own', { link: 'registration' })
  read(@Me() me: Actor, @ReaderLocale() locale: Locale): Promise<OwnRegistrationResponse> {
    return this.own.read(me, locale);
  }

  /** Takes the seat that is on offer. */
  @Post('accept-offer')
  @HttpCode(200)
  @Allow('registration.own', { link: 'registration' })
  async acceptOffer(@Me() me: Actor, @ReaderLocale() locale: Locale): Promise<OwnRegistrationResponse> {
    await this.own.acceptOffer(me);
    return this.own.read(me, locale);
  }

  @Post('withdraw')
  @HttpCode(200)
  @Allow('registration.own', { link: 'registration' })
  async withdraw(@Me() me: Actor, @Body() body: WithdrawRequest, @ReaderLocale() locale: Locale): Promise<OwnRegistrationResponse> {
    await this.own.withdraw(me, body.reason ?? null);
    return this.own.read(me, locale);
  }
}
