import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { Allow, Audit, Me, type Actor } from '../../access/index.js';
import { EventParam, Events } from '../../events/index.js';
import { IfMatch, ReaderLocale, refuseVersion } from '../../platform/http/index.js';
import type { Locale } from '../../platform/i18n/index.js';
import { NOTICE_VERSION } from '../consents.js';
import { definitionFaults } from '../form/definition.js';
import { Forms } from '../form/forms.js';
import { refuse } from '../registration.errors.js';
import { SlugParam } from '../registration.params.js';
import { FormRequest, SettingsRequest } from './settings.requests.js';
import { FormFieldResponse, FormResponse, PublicFormResponse, SettingsResponse } from './settings.responses.js';
import { Settings } from './settings.js';
import '../registration.policy.js';

/** How people come into an event, and what they are asked. */
@Controller()
export class SettingsController {
  constructor(
    private readonly events: Events,
    private readonly settings: Settings,
    private readonly forms: Forms,
    private readonly audit: Audit,
  ) {}

  /** The form as the public sees it, and whether one can register now. */
  @Get('public/events/:slug/form')
  @Allow('registration.form')
  async publicForm(@Param() at: SlugParam, @ReaderLocale() locale: Locale): Promise<PublicFormResponse> {
    const event = await this.events.bySlug(at.slug);
    const settings = await this.settings.of(event);
    const { number, definition } = await this.forms.current(event.id);
    const asked = await this.forms.asked(definition, locale);
    const sections = asked.sections.map(({ id, title, fields }) => ({ id, title, fields: fields.map((field) => FormFieldResponse.from(field)) }));
    return { ...this.settings.window(event, settings), categories: settings.categories, number: number === 0 ? null : number, noticeVersion: NOTICE_VERSION, sections };
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
    await this.events.changing(at.eventId, async (tx, event) => {
      const before = await this.settings.of(event, tx);
      if (before.version !== version) throw refuseVersion('VERSION_CHANGED');
      const { byInvitation, needsApproval, categories, waitingList, offerHours } = body;
      await this.settings.keep(tx, { ...before, byInvitation, needsApproval, categories, waitingList, offerHours, opensLocal, closesLocal });
      await this.audit.record(tx, { actor: me, action: 'registration-settings.changed', subject: { type: 'event', id: event.id }, eventId: event.id });
    });
    return this.read(at);
  }

  /** The form as its makers see it. */
  @Get('events/:eventId/form')
  @Allow('registration.read')
  async form(@Param() at: EventParam): Promise<FormResponse> {
    const event = await this.events.get(at.eventId);
    return FormResponse.from(await this.forms.current(event.id));
  }

  /** Asks something else from now on: a new version. What was answered stays readable under the version that asked it. */
  @Put('events/:eventId/form')
  @Allow('registration.configure')
  async changeForm(@Me() me: Actor, @Param() at: EventParam, @IfMatch() version: number, @Body() body: FormRequest): Promise<FormResponse> {
    const definition = body.definition();
    const [fault] = definitionFaults(definition);
    if (fault) throw refuse(fault.code, { field: fault.field });
    const made = await this.events.changing(at.eventId, async (tx, event) => {
      if ((await this.forms.current(event.id, tx)).number !== version) throw refuseVersion('VERSION_CHANGED');
      await this.settings.ensure(tx, event);
      const form = await this.forms.replace(tx, event.id, definition);
      await this.audit.record(tx, { actor: me, action: 'registration-form.changed', subject: { type: 'event', id: event.id }, eventId: event.id, detail: { number: form.number } });
      return form;
    });
    return FormResponse.from(made);
  }
}
