import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { Allow, Audit, Me, type Actor } from '../../access/index.js';
import { EventParam, Events } from '../../events/index.js';
import { Sql } from '../../platform/database/index.js';
import { IfMatch, refuseVersion } from '../../platform/http/index.js';
import { refuse } from '../registration.errors.js';
import { SlugParam } from '../registration.params.js';
import { SettingsRequest } from '../registration.requests.js';
import { FormFieldResponse, PublicFormResponse, SettingsResponse } from '../registration.responses.js';
import { Settings } from './settings.js';
import '../registration.policy.js';

/** How people come into an event, and what they are asked. */
@Controller()
export class SettingsController {
  constructor(
    private readonly sql: Sql,
    private readonly events: Events,
    private readonly settings: Settings,
    private readonly audit: Audit,
  ) {}

  /** The form as the public sees it, and whether one can register now. */
  @Get('public/events/:slug/form')
  @Allow('registration.form')
  async form(@Param() at: SlugParam): Promise<PublicFormResponse> {
    const event = await this.events.bySlug(at.slug);
    const settings = await this.settings.of(event);
    const { number, definition } = await this.settings.form(settings);
    const sections = definition.sections.map(({ id, title, fields }) => ({ id, title, fields: fields.map((field) => FormFieldResponse.from(field)) }));
    return { ...this.settings.window(event, settings), categories: settings.categories, number, sections };
  }

  @Get('events/:eventId/registration-settings')
  @Allow('registration.read')
  async read(@Param() at: EventParam): Promise<SettingsResponse> {
    const { eventId: _, formId: __, ...settings } = await this.settings.of(await this.events.get(at.eventId));
    return settings;
  }

  @Put('events/:eventId/registration-settings')
  @Allow('registration.configure')
  async change(@Me() me: Actor, @Param() at: EventParam, @IfMatch() version: number, @Body() body: SettingsRequest): Promise<SettingsResponse> {
    const { opensLocal = null, closesLocal = null } = body;
    if (opensLocal !== null && closesLocal !== null && closesLocal <= opensLocal) throw refuse('WINDOW_REVERSED', { field: 'closesLocal' });
    await this.sql.transaction(async (tx) => {
      const event = await this.events.lock(tx, at.eventId);
      const before = await this.settings.of(event, tx);
      if (before.version !== version) throw refuseVersion('VERSION_CHANGED');
      const { byInvitation, needsApproval, categories, waitingList, offerHours } = body;
      await this.settings.keep(tx, { ...before, byInvitation, needsApproval, categories, waitingList, offerHours, opensLocal, closesLocal });
      await this.audit.record(tx, { actor: me, action: 'registration-settings.changed', subject: { type: 'event', id: event.id }, eventId: event.id });
    });
    return this.read(at);
  }
}
