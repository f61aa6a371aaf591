import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { Allow, Audit, Me, type Actor } from '../../access/index.js';
import { EventParam, Events } from '../../events/index.js';
import { IfMatch, ReaderLocale, refuseVersion } from '../../platform/http/index.js';
import type { Locale } from '../../platform/i18n/index.js';
import { NOTICE_VERSION } from '../consents.js';
import { SlugParam } from '../registration.params.js';
import { Settings } from '../settings/settings.js';
import { definitionFaults } from './definition.js';
import { refuseAll } from './form.refusals.js';
import { FormRequest } from './form.requests.js';
import { FormFieldResponse, FormResponse, PublicFormResponse } from './form.responses.js';
import { Forms } from './forms.js';
import '../registration.policy.js';

/** What people are asked when they register. */
@Controller()
export class FormController {
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

  /** The form as its makers see it, and how many have answered it. */
  @Get('events/:eventId/form')
  @Allow('registration.read')
  async form(@Param() at: EventParam): Promise<FormResponse> {
    const event = await this.events.get(at.eventId);
    const form = await this.forms.current(event.id);
    return FormResponse.from(form, await this.forms.answered(event.id, form));
  }

  /** Asks something else from now on: a new version. What was answered stays readable under the version that asked it. All that is wrong is told at once. */
  @Put('events/:eventId/form')
  @Allow('registration.configure')
  async change(@Me() me: Actor, @Param() at: EventParam, @IfMatch() version: number, @Body() body: FormRequest): Promise<FormResponse> {
    const definition = body.definition();
    const faults = definitionFaults(definition);
    if (faults.length > 0) throw refuseAll(faults);
    const made = await this.events.changing(at.eventId, async (tx, event) => {
      if ((await this.forms.current(event.id, tx)).number !== version) throw refuseVersion('VERSION_CHANGED');
      await this.settings.ensure(tx, event);
      const form = await this.forms.replace(tx, event.id, definition);
      await this.audit.record(tx, { actor: me, action: 'registration-form.changed', subject: { type: 'event', id: event.id }, eventId: event.id, detail: { number: form.number } });
      return form;
    });
    return FormResponse.from(made, 0);
  }
}
