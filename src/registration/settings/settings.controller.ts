import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { Allow, Audit, Me, type Actor } from '../../access/index.js';
import { EventParam, Events } from '../../events/index.js';
import { IfMatch, refuseVersion } from '../../platform/http/index.js';
import { refuse } from '../registration.errors.js';
import { SettingsRequest } from './settings.requests.js';
import { SettingsResponse } from './settings.responses.js';
import { Settings } from './settings.js';
import '../registration.policy.js';

/** How people come into an event. */
@Controller()
export class SettingsController {
  constructor(
    private readonly events: Events,
    private readonly settings: Settings,
    private readonly audit: Audit,
  ) {}

  @Get('events/:eventId/registration-settings')
  @Allow('registration.read')
  async read(@Param() at: EventParam): Promise<SettingsResponse> {
    const { opensLocal, closesLocal, byInvitation, needsApproval, categories, waitingList, offerHours, version } = await this.settings.of(await this.events.get(at.eventId));
    return { opensLocal, closesLocal, byInvitation, needsApproval, categories, waitingList, offerHours, version };
  }

  @Put('events/:eventId/registration-settings')
  @Allow('registration.configure')
  async change(@Me() me: Actor, @Param() at: EventParam, @IfMatch() version: number, @Body() body: SettingsRequest): Promise<SettingsResponse> {
    const { opensLocal = null, closesLocal = null } = body;
    if (opensLocal !== null && closesLocal !== null && closesLocal <= opensLocal) throw refuse('WINDOW_REVERSED', { field: 'closesLocal' });
    await this.events.changing(at.eventId, async (tx, event) => {
      const before = await this.settings.of(event, tx);
      if (before.version !== version) throw refuseVersion('VERSION_CHANGED');
      const { byInvitation, needsApproval, categories, waitingList, offerHours } = body;
      await this.settings.keep(tx, { ...before, byInvitation, needsApproval, categories, waitingList, offerHours, opensLocal, closesLocal });
      await this.audit.record(tx, { actor: me, action: 'registration-settings.changed', subject: { type: 'event', id: event.id }, eventId: event.id });
    });
    return this.read(at);
  }
}
