import { definitionFaults } from '../definition.js';
import { fieldsOf } from '../form.js';
import { STANDARD_FORM } from '../standard-form.js';
import { STANDARD_TEMPLATES } from './standard-templates.js';

describe('a form to begin with', () => {
  it.each(STANDARD_TEMPLATES.map((template) => [template.id, template] as const))('for %s is sound, and says everything in English and Russian', (_, { name, definition }) => {
    expect(definitionFaults(definition)).toEqual([]);
    const texts = [name, ...definition.sections.map(({ title }) => title), ...fieldsOf(definition).flatMap(({ label, hint, options }) => [label, ...(hint ? [hint] : []), ...(options ?? []).map((option) => option.label)])];
    for (const text of texts) expect({ en: Boolean(text.en), ru: Boolean(text.ru) }).toEqual({ en: true, ru: true });
  });

  it('uses a name of the standard form for a question of the same kind alone: answers of all forms are kept by names', () => {
    const standard = new Map(fieldsOf(STANDARD_FORM).map(({ id, kind }) => [id, kind]));
    const otherwise = STANDARD_TEMPLATES.flatMap(({ definition }) => fieldsOf(definition).filter(({ id, kind }) => standard.has(id) && standard.get(id) !== kind));
    expect(otherwise).toEqual([]);
  });
});
