import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Allow, Me, type Actor } from '../../access/index.js';
import { ReaderLocale } from '../../platform/http/index.js';
import type { Locale } from '../../platform/i18n/index.js';
import { AttendanceOfParam } from '../attendance.params.js';
import { DeskEvents } from '../desk-event.js';
import { RosterListResponse, RosterPersonResponse } from '../desks/desks.responses.js';
import { Rosters } from '../desks/roster.service.js';
import { CheckInRequest } from './check-ins.requests.js';
import { FindAtDoorQuery } from './check-ins.queries.js';
import { CheckIns } from './check-ins.service.js';
import { VerdictResponse } from './scans.responses.js';

/** How many people a search at the door shows. */
const FOUND = 20;

@Controller('events/:eventId/check-ins')
export class CheckInsController {
  constructor(
    private readonly checkIns: CheckIns,
    private readonly rosters: Rosters,
    private readonly events: DeskEvents,
  ) {}

  /** People of this event by the beginnings of their names, in any script; at most twenty. */
  @Get('people')
  @Allow('attendance.check-in')
  async find(@Param() at: AttendanceOfParam, @Query() query: FindAtDoorQuery): Promise<RosterListResponse> {
    const found = await this.rosters.search(at.eventId, query.search, FOUND);
    return { items: found.map((person) => RosterPersonResponse.from(person)), next: null };
  }

  /** Checks somebody in by code or by name, or takes it back; answers what the desk says. */
  @Post()
  @HttpCode(200)
  @Allow('attendance.check-in')
  async checkIn(@Me() me: Actor, @Param() at: AttendanceOfParam, @Body() wanted: CheckInRequest, @ReaderLocale() locale: Locale): Promise<VerdictResponse> {
    const outcome = await this.checkIns.checkIn(me, at.eventId, wanted);
    return VerdictResponse.from(outcome, (await this.events.get(at.eventId)).zone, locale);
  }
}
