import { LocalisedTextResponse } from '../../../platform/i18n/index.js';
import { DefinedSectionResponse } from '../form.responses.js';
import { STANDARD_TEMPLATES, type FormTemplate } from './standard-templates.js';

/** A form to begin with. */
export class FormTemplateResponse {
  id!: string;
  name!: LocalisedTextResponse;
  /** What kind of event it is for; for any when null. */
  kind!: 'meeting' | 'training' | 'forum' | null;
  /** Kept by the secretariat, and so can be removed; else it comes with Convoke. */
  own!: boolean;
  sections!: DefinedSectionResponse[];

  static from({ id, name, kind, definition }: FormTemplate): FormTemplateResponse {
    return { id, name, kind, own: STANDARD_TEMPLATES.every((standard) => standard.id !== id), sections: definition.sections.map((section) => DefinedSectionResponse.from(section)) };
  }
}

export class FormTemplatesResponse {
  items!: FormTemplateResponse[];
}
