import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { Allow, Me, type Actor } from '../../access/index.js';
import { IfMatch, ReaderLocale } from '../../platform/http/index.js';
import type { Locale } from '../../platform/i18n/index.js';
import { EventParam } from '../event/events.params.js';
import { Programme } from './programme.js';
import { RoomParam, SessionParam } from './programme.params.js';
import { ChangeRoomRequest, ChangeSessionRequest, RoomRequest, SessionRequest } from './programme.requests.js';
import { ProgrammeResponse, RoomResponse, WrittenSessionResponse } from './programme.responses.js';
import { Rooms } from './rooms.js';

@Controller('events/:eventId')
export class ProgrammeController {
  constructor(
    private readonly programme: Programme,
    private readonly rooms: Rooms,
  ) {}

  /** The programme by days, with rooms, tracks and what is worth a look. */
  @Get('programme')
  @Allow('event.read')
  async view(@Param() at: EventParam, @ReaderLocale() locale: Locale): Promise<ProgrammeResponse> {
    return ProgrammeResponse.from(await this.programme.view(at.eventId), locale);
  }

  /** Adds a session. The same room or speaker twice at one time is a warning. */
  @Post('sessions')
  @Allow('event.change')
  async addSession(@Me() me: Actor, @Param() at: EventParam, @Body() form: SessionRequest, @ReaderLocale() locale: Locale): Promise<WrittenSessionResponse> {
    const { session, warnings } = await this.programme.add(me, at.eventId, form);
    return WrittenSessionResponse.of(session, warnings, locale);
  }

  @Patch('sessions/:sessionId')
  @Allow('event.change')
  async changeSession(
    @Me() me: Actor,
    @Param() at: SessionParam,
    @IfMatch() version: number,
    @Body() form: ChangeSessionRequest,
    @ReaderLocale() locale: Locale,
  ): Promise<WrittenSessionResponse> {
    const { session, warnings } = await this.programme.change(me, at.eventId, at.sessionId, version, form);
    return WrittenSessionResponse.of(session, warnings, locale);
  }

  @Delete('sessions/:sessionId')
  @HttpCode(204)
  @Allow('event.change')
  async removeSession(@Me() me: Actor, @Param() at: SessionParam): Promise<void> {
    await this.programme.remove(me, at.eventId, at.sessionId);
  }

  /** Adds a room. */
  @Post('rooms')
  @Allow('event.change')
  async addRoom(@Me() me: Actor, @Param() at: EventParam, @Body() form: RoomRequest): Promise<RoomResponse> {
    return RoomResponse.from(await this.rooms.add(me, at.eventId, form));
  }

  @Patch('rooms/:roomId')
  @Allow('event.change')
  async changeRoom(@Me() me: Actor, @Param() at: RoomParam, @IfMatch() version: number, @Body() form: ChangeRoomRequest): Promise<RoomResponse> {
    return RoomResponse.from(await this.rooms.change(me, at.eventId, at.roomId, version, form));
  }

  /** Removes a room that no session is held in. */
  @Delete('rooms/:roomId')
  @HttpCode(204)
  @Allow('event.change')
  async removeRoom(@Me() me: Actor, @Param() at: RoomParam): Promise<void> {
    await this.rooms.remove(me, at.eventId, at.roomId);
  }
}
