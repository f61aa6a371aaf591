import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { Allow, Me, type Actor } from '../access/index.js';
import { EventParam } from '../events/index.js';
import { IfMatch, ReaderLocale } from '../platform/http/index.js';
import type { Locale } from '../platform/i18n/index.js';
import { MeetingRequest } from './meetings.requests.js';
import { MeetingResponse } from './meetings.responses.js';
import { Meetings } from './meetings.service.js';

@Controller('events/:eventId/meeting')
export class MeetingsController {
  constructor(private readonly meetings: Meetings) {}

  /** What a meeting adds to an event: body, number, chair. */
  @Get()
  @Allow('event.read')
  async view(@Param() at: EventParam, @ReaderLocale() locale: Locale): Promise<MeetingResponse> {
    return MeetingResponse.from(await this.meetings.view(at.eventId), locale);
  }

  @Put()
  @Allow('event.change')
  async write(@Me() me: Actor, @Param() at: EventParam, @IfMatch() version: number, @Body() form: MeetingRequest, @ReaderLocale() locale: Locale): Promise<MeetingResponse> {
    const told = { body: form.body, number: form.number ?? null, chairPartyId: form.chairPartyId ?? null };
    return MeetingResponse.from(await this.meetings.write(me, at.eventId, version, told), locale);
  }
}
