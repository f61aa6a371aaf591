import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Allow, Me, type Actor } from '../../access/index.js';
import { EventParam } from '../../events/index.js';
import { ReaderLocale } from '../../platform/http/index.js';
import type { Locale } from '../../platform/i18n/index.js';
import { OwnRegistration } from '../own/own-registration.js';
import { DataRequests } from './data-requests.js';
import { AskDataRequest, DataRequestParam, OwnLetterParam } from './data.requests.js';
import { DataRequestListResponse, OwnDataResponse, OwnLetterTextResponse, OwnRecordsResponse } from './data.responses.js';
import { OwnRecords } from './own-records.js';
import '../registration.policy.js';

/** What is kept about people: for themselves by their link, and their requests about it for the secretariat. */
@Controller()
export class DataController {
  constructor(
    private readonly own: OwnRegistration,
    private readonly records: OwnRecords,
    private readonly requests: DataRequests,
  ) {}

  /** The story of one's own registration, the letters about it, and what one asked of the secretariat. */
  @Get('my/registration/records')
  @Allow('registration.own', { link: 'registration' })
  read(@Me() me: Actor, @ReaderLocale() locale: Locale): Promise<OwnRecordsResponse> {
    return this.records.records(me, locale);
  }

  /** A letter that one got about this event. */
  @Get('my/registration/letters/:messageId')
  @Allow('registration.own', { link: 'registration' })
  async letter(@Me() me: Actor, @Param() { messageId }: OwnLetterParam): Promise<OwnLetterTextResponse> {
    const { id, subject, sentAt, locale, text } = await this.records.letter(me, messageId);
    return { id, subject, sentAt: sentAt.toISOString(), locale, text };
  }

  /** Everything that is kept about oneself for this event. */
  @Get('my/registration/data')
  @Allow('registration.own', { link: 'registration' })
  data(@Me() me: Actor, @ReaderLocale() locale: Locale): Promise<OwnDataResponse> {
    return this.records.data(me, locale);
  }

  /** Asks the secretariat to correct or erase something. Asked again before it is settled, it is the same request in new words. */
  @Post('my/registration/requests')
  @Allow('registration.own', { link: 'registration' })
  async ask(@Me() me: Actor, @Body() { kind, words }: AskDataRequest, @ReaderLocale() locale: Locale): Promise<OwnRecordsResponse> {
    await this.requests.ask(me, await this.own.of(me), kind, words);
    return this.records.records(me, locale);
  }

  /** Requests that are open, the oldest first. */
  @Get('events/:eventId/data-requests')
  @Allow('data-request.settle')
  async open(@Me() me: Actor, @Param() at: EventParam): Promise<DataRequestListResponse> {
    const found = await this.requests.open(me, at.eventId);
    return { items: found.map(({ id, registrationId, name, kind, words, askedAt }) => ({ id, registrationId, name, kind, words, askedAt: askedAt.toISOString(), settledAt: null })) };
  }

  /** The request has been dealt with. */
  @Post('events/:eventId/data-requests/:requestId/settle')
  @HttpCode(204)
  @Allow('data-request.settle')
  settle(@Me() me: Actor, @Param() at: DataRequestParam): Promise<void> {
    return this.requests.settle(me, at.eventId, at.requestId);
  }
}
