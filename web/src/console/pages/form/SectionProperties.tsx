import type { ReactElement } from 'react';
import { Conditions } from './Conditions.js';
import { before, changedSection, type Section } from './edits.js';
import type { FaultOf } from './faults.js';
import type { KeptForm } from './kept-form.js';
import { Texts } from './Texts.js';
import { useTexts } from './texts.js';

/** What a section is called, and for whom it is. */
export function SectionProperties({ kept, section, faultOf }: { kept: KeptForm; section: Section; faultOf: FaultOf }): ReactElement {
  const t = useTexts();
  const set = (part: Partial<Section>): void => kept.change(changedSection(kept.form, section.id, part), `${section.id} ${Object.keys(part).join()}`);
  return (
    <>
      <h2>{t('properties.section')}</h2>
      <Texts name="title" label={t('title.of-section')} value={section.title} error={faultOf('title')} max={300} onChange={(title) => set({ title })} />
      <Conditions value={section.visibleWhen} about={before(kept.form, { what: 'section', id: section.id })} lead={t('conditions.section')} faultOf={faultOf} onChange={(visibleWhen) => set({ visibleWhen })} />
    </>
  );
}
