import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { IsTexts } from '../../../events/index.js';
import { LocalisedTextResponse } from '../../../platform/i18n/index.js';
import { FormRequest } from '../form.requests.js';

/** A form to begin with, as it is sent. */
export class FormTemplateRequest extends FormRequest {
  @IsTexts({ max: 120, filled: true })
  name!: LocalisedTextResponse;

  /** What kind of event it is for; for any when left out. */
  @IsOptional()
  @IsIn(['meeting', 'training', 'forum'])
  kind?: 'meeting' | 'training' | 'forum' | null;
}

export class FormTemplateParam {
  @IsUUID()
  templateId!: string;
}
