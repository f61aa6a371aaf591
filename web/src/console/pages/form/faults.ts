import type { FormFault } from '../../../../../src/registration/form/definition.js';
import type { FormDefinition } from '../../../../../src/registration/form/form.js';
import type { Chosen } from './edits.js';
import type { FormTexts } from './texts.js';

/** What is wrong with one question or section: by what of it, such as `label` or `options[2].value`. */
export interface PlacedFault {
  at: Chosen;
  part: string;
  code: FormFault['code'];
}

const PATH = /^sections\[(\d+)\](?:\.fields\[(\d+)\])?\.(.+)$/;

/** Faults by the question or section that has them, in the order of the form. */
export function placedFaults(form: FormDefinition, faults: readonly FormFault[]): PlacedFault[] {
  return faults.flatMap(({ field: path, code }): PlacedFault[] => {
    const [, section, field, part = ''] = PATH.exec(path) ?? [];
    const holder = form.sections[Number(section)];
    if (!holder) return [];
    const asked = field === undefined ? undefined : holder.fields[Number(field)];
    return [{ at: asked ? { what: 'field', id: asked.id } : { what: 'section', id: holder.id }, part, code }];
  });
}

/** Says what is wrong with a part of what is chosen; undefined where nothing is. */
export type FaultOf = (part: string) => string | undefined;

export function faultOf(faults: readonly PlacedFault[], chosen: Chosen, t: FormTexts): FaultOf {
  const own = faults.filter(({ at }) => at.what === chosen.what && at.id === chosen.id);
  return (part) => {
    const found = own.find((fault) => fault.part === part);
    return found && t(`fault.${found.code}`);
  };
}
