import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Allow, Me, type Actor } from '../../access/index.js';
import { Clock } from '../../platform/clock/index.js';
import { AttendanceOfParam, DeskParam } from '../attendance.params.js';
import { showCode } from '../desk-rules/ticket-code.js';
import { CreateDeskRequest } from './desks.requests.js';
import { CreatedDeskResponse, DeskListResponse, DeskResponse } from './desks.responses.js';
import { Desks } from './desks.service.js';

@Controller('events/:eventId/desks')
export class DesksController {
  constructor(
    private readonly desks: Desks,
    private readonly clock: Clock,
  ) {}

  /** Devices at the door of this event. */
  @Get()
  @Allow('desk.manage')
  async list(@Param() at: AttendanceOfParam): Promise<DeskListResponse> {
    const now = this.clock.now();
    return { items: (await this.desks.list(at.eventId)).map((device) => DeskResponse.from(device, now)), next: null };
  }

  /** Announces a device. The code that is answered is typed on it within fifteen minutes. */
  @Post()
  @Allow('desk.manage')
  async create(@Me() me: Actor, @Param() at: AttendanceOfParam, @Body() wanted: CreateDeskRequest): Promise<CreatedDeskResponse> {
    const { device, pairingCode } = await this.desks.create(me, at.eventId, wanted.name);
    return { desk: DeskResponse.from(device, this.clock.now()), pairingCode: showCode(pairingCode) };
  }

  /** Ends a device: it can no longer read or send anything. */
  @Post(':deviceId/revoke')
  @HttpCode(200)
  @Allow('desk.manage')
  async revoke(@Me() me: Actor, @Param() at: DeskParam): Promise<DeskResponse> {
    return DeskResponse.from(await this.desks.revoke(me, at.eventId, at.deviceId), this.clock.now());
  }
}
