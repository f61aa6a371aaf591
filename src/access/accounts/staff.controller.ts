import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import type { Actor } from '../actor.js';
import { Allow, Me } from '../guard/allow.js';
import { StaffGrantParam, StaffOfParam } from './accounts.params.js';
import { AddStaffRequest } from './accounts.requests.js';
import { StaffListResponse, StaffResponse } from './accounts.responses.js';
import { Accounts } from './accounts.service.js';
import { passwordUrl } from './password-url.js';

@Controller('events/:eventId/staff')
export class StaffController {
  constructor(
    private readonly accounts: Accounts,
    private readonly config: Config,
  ) {}

  /** Who works on this event: its organisers and its desk. */
  @Get()
  @Allow('event-staff.read')
  async list(@Param() at: StaffOfParam): Promise<StaffListResponse> {
    return { items: (await this.accounts.staffOf(at.eventId)).map((grant) => StaffResponse.from(grant)), next: null };
  }

  /** Adds somebody. An organiser adds people of the desk; the secretariat adds organisers too. */
  @Post()
  @Allow('event-staff.change')
  async add(@Me() me: Actor, @Param() at: StaffOfParam, @Body() wanted: AddStaffRequest): Promise<StaffResponse> {
    const { grant, passwordToken } = await this.accounts.addStaff(me, at.eventId, { email: wanted.email, name: wanted.name, locale: wanted.locale ?? 'en', role: wanted.role });
    return StaffResponse.from(grant, passwordToken === null ? null : passwordUrl(this.config, passwordToken));
  }

  /** Takes somebody off this event. */
  @Delete(':grantId')
  @HttpCode(204)
  @Allow('event-staff.change')
  async remove(@Me() me: Actor, @Param() at: StaffGrantParam): Promise<void> {
    await this.accounts.removeStaff(me, at.eventId, at.grantId);
  }
}
