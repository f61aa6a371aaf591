import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { Allow, Me, type Actor } from '../access/index.js';
import { EventParam } from '../events/index.js';
import { IfMatch } from '../platform/http/index.js';
import { ForumRequest } from './forums.requests.js';
import { ForumResponse } from './forums.responses.js';
import { Forums } from './forums.service.js';

@Controller('events/:eventId/forum')
export class ForumsController {
  constructor(private readonly forums: Forums) {}

  /** What a forum adds to an event: its tracks. */
  @Get()
  @Allow('event.read')
  async view(@Param() at: EventParam): Promise<ForumResponse> {
    return ForumResponse.from(await this.forums.view(at.eventId));
  }

  /** Writes all tracks. One with sessions is not removed, and is renamed when that is confirmed. */
  @Put()
  @Allow('event.change')
  async write(@Me() me: Actor, @Param() at: EventParam, @IfMatch() version: number, @Body() form: ForumRequest): Promise<ForumResponse> {
    return ForumResponse.from(await this.forums.write(me, at.eventId, version, { tracks: form.tracks, renameUsed: form.renameUsed ?? false }));
  }
}
