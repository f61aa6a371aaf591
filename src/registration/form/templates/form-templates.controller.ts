import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Allow, Me, type Actor } from '../../../access/index.js';
import { definitionFaults } from '../definition.js';
import { refuseAll } from '../form.refusals.js';
import { FormTemplates } from './form-templates.js';
import { FormTemplateParam, FormTemplateRequest } from './form-templates.requests.js';
import { FormTemplateResponse, FormTemplatesResponse } from './form-templates.responses.js';
import '../../registration.policy.js';

/** Forms to begin with. */
@Controller('form-templates')
export class FormTemplatesController {
  constructor(private readonly templates: FormTemplates) {}

  /** Those that come with Convoke, then those that the secretariat keeps. */
  @Get()
  @Allow('form-template.read', { anyEvent: true })
  async list(): Promise<FormTemplatesResponse> {
    return { items: (await this.templates.all()).map((template) => FormTemplateResponse.from(template)) };
  }

  /** Keeps a form for events to come. */
  @Post()
  @Allow('form-template.change')
  async keep(@Me() me: Actor, @Body() body: FormTemplateRequest): Promise<FormTemplateResponse> {
    const definition = body.definition();
    const faults = definitionFaults(definition);
    if (faults.length > 0) throw refuseAll(faults);
    return FormTemplateResponse.from(await this.templates.keep(me, { name: body.name, kind: body.kind ?? null, definition }));
  }

  @Delete(':templateId')
  @HttpCode(204)
  @Allow('form-template.change')
  async remove(@Me() me: Actor, @Param() at: FormTemplateParam): Promise<void> {
    await this.templates.remove(me, at.templateId);
  }
}
