import { Body, Controller, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { Allow, Me, type Actor } from '../../access/index.js';
import { IfMatch, ReaderLocale } from '../../platform/http/index.js';
import type { Locale } from '../../platform/i18n/index.js';
import { WithdrawRequest } from '../registration.requests.js';
import { Changes } from './changes.js';
import { Completion } from './completion.js';
import { OwnRegistration } from './own-registration.js';
import { ChangeOwnRequest, CompleteOwnRequest } from './own-registration.requests.js';
import { OwnFormResponse, OwnRegistrationResponse } from './own-registration.responses.js';
import '../registration.policy.js';

/** A person's own registration, by their personal link. */
@Controller('my/registration')
export class OwnRegistrationController {
  constructor(
    private readonly own: OwnRegistration,
    private readonly changes: Changes,
    private readonly completion: Completion,
  ) {}

  @Get()
  @Allow('registration.own', { link: 'registration' })
  read(@Me() me: Actor, @ReaderLocale() locale: Locale): Promise<OwnRegistrationResponse> {
    return this.own.read(me, locale);
  }

  /** What the event asks now, with what was answered. */
  @Get('form')
  @Allow('registration.own', { link: 'registration' })
  form(@Me() me: Actor, @ReaderLocale() locale: Locale): Promise<OwnFormResponse> {
    return this.own.form(me, locale);
  }

  /** Answers otherwise, after approval too. The history keeps what was changed. */
  @Patch()
  @Allow('registration.own', { link: 'registration' })
  async change(@Me() me: Actor, @IfMatch() version: number, @Body() body: ChangeOwnRequest, @ReaderLocale() locale: Locale): Promise<OwnRegistrationResponse> {
    const { id, eventId } = await this.own.of(me);
    await this.changes.change(me, eventId, id, version, body);
    return this.own.read(me, locale);
  }

  /** Completes what a nomination began: the seat is the person's already. */
  @Post('complete')
  @HttpCode(200)
  @Allow('registration.own', { link: 'registration' })
  async complete(@Me() me: Actor, @Body() body: CompleteOwnRequest, @ReaderLocale() locale: Locale): Promise<OwnRegistrationResponse> {
    const { id, eventId } = await this.own.of(me);
    const { person = {}, answers = {}, consents } = body;
    const language = body.locale === 'ru' ? 'ru' : 'en';
    const { sex, stateIso2, institution, position } = person;
    const told = { ...(sex && { sex }), ...(stateIso2 && { stateIso2 }), ...(institution && { institutionName: { [language]: institution } }), ...(position && { position: { [language]: position } }) };
    await this.completion.complete(me, eventId, id, { answers, consents, locale: body.locale, person: told });
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
