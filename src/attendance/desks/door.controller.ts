import { createHash } from 'node:crypto';
import { Body, Controller, Get, Headers, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, Me, type Actor } from '../../access/index.js';
import { Clock } from '../../platform/clock/index.js';
import { PublicRoute, ReaderLocale } from '../../platform/http/index.js';
import { RateLimit } from '../../platform/limits/index.js';
import type { Locale } from '../../platform/i18n/index.js';
import { DeskEvents } from '../desk-event.js';
import { Scans } from '../scans/scans.service.js';
import { VerdictListResponse, VerdictResponse } from '../scans/scans.responses.js';
import { deviceOf } from './device-of.js';
import { PairRequest, ScansRequest } from './desks.requests.js';
import { PairedResponse, RosterResponse } from './desks.responses.js';
import { Desks } from './desks.service.js';
import { Rosters } from './roster.service.js';

@Controller('desk')
export class DoorController {
  constructor(
    private readonly desks: Desks,
    private readonly rosters: Rosters,
    private readonly scans: Scans,
    private readonly events: DeskEvents,
    private readonly clock: Clock,
  ) {}

  /** Pairs this device with the code that the organiser was shown. */
  @Post('pair')
  @HttpCode(200)
  @PublicRoute()
  @RateLimit(30)
  async pair(@Body() form: PairRequest, @Req() request: FastifyRequest): Promise<PairedResponse> {
    const { device, token } = await this.desks.pair(form.code, request.ip, form.name);
    return { token, deviceId: device.id, name: device.name, eventId: device.eventId };
  }

  /** Everything that this device needs to work without network. Ask again with `If-None-Match`; 304 says that nothing has changed. */
  @Get('roster')
  @Allow('door.work', { device: true })
  async roster(@Me() me: Actor, @Res({ passthrough: true }) reply: FastifyReply, @Headers('if-none-match') known?: string): Promise<RosterResponse | undefined> {
    const roster = await this.rosters.of(deviceOf(me).eventId);
    const { serverTime, ...held } = RosterResponse.from(roster, this.clock.now());
    const tag = `"${createHash('sha256').update(JSON.stringify(held)).digest('base64url')}"`;
    void reply.headers({ etag: tag, 'cache-control': 'private, no-cache' });
    if (known === tag) {
      void reply.status(304);
      return undefined;
    }
    await this.rosters.noteTaken(me, deviceOf(me).eventId, roster);
    return { serverTime, ...held };
  }

  /** Takes scans in, in any order and as often as they are sent; answers a verdict for each, in their order. */
  @Post('scans')
  @HttpCode(200)
  @Allow('door.work', { device: true })
  async scan(@Me() me: Actor, @Body() batch: ScansRequest, @ReaderLocale() locale: Locale): Promise<VerdictListResponse> {
    const device = deviceOf(me);
    const { zone } = await this.events.get(device.eventId);
    const outcomes = await this.scans.record(me, { id: device.deviceId, eventId: device.eventId }, batch.scans);
    return { serverTime: this.clock.now().toISOString(), verdicts: outcomes.map((outcome) => VerdictResponse.from(outcome, zone, locale)) };
  }
}
