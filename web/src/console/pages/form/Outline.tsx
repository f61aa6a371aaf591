import { Button } from '@mantine/core';
import { useEffect, useState, type ReactElement } from 'react';
import { useLocale } from '../../index.js';
import { AddField } from './AddField.js';
import { added, freshSection, moved, movedTo, sectionOf, type Chosen, type Field, type Section } from './edits.js';
import type { PlacedFault } from './faults.js';
import { named } from './form.js';
import type { KeptForm } from './kept-form.js';
import { Row } from './Row.js';
import { useTexts } from './texts.js';

interface Props {
  kept: KeptForm;
  chosen: Chosen | null;
  faults: readonly PlacedFault[];
  locked: boolean;
  choose: (chosen: Chosen) => void;
}

/** All sections and questions in order. They are moved by dragging, or with Alt and the arrow keys; where something stands then is said aloud. */
export function Outline({ kept, chosen, faults, locked, choose }: Props): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const [moving, setMoving] = useState({ id: '', said: '' });
  // What is moved into another section is drawn anew there, and keeps the focus.
  useEffect(() => document.getElementById(`outline-${moving.id}`)?.focus(), [moving]);
  const [dragged, drag] = useState<string | null>(null);
  const { form, change } = kept;
  const isFaulty = (id: string): boolean => faults.some(({ at }) => at.id === id);
  const move = (what: Chosen, by: -1 | 1): void => {
    const next = moved(form, what, by);
    change(next);
    choose(what);
    const section = sectionOf(next, what);
    if (!section) return;
    const name = named((what.what === 'section' ? section.title : section.fields.find(({ id }) => id === what.id)?.label) ?? {}, locale, t(`unnamed.${what.what}`));
    const said =
      what.what === 'section'
        ? t('moved.section', { name, place: next.sections.indexOf(section) + 1, of: next.sections.length })
        : t('moved.field', { name, place: section.fields.findIndex(({ id }) => id === what.id) + 1, of: section.fields.length, section: named(section.title, locale, t('unnamed.section')) });
    setMoving({ id: what.id, said });
  };
  const drop = (section: Section, place: number): void => {
    if (dragged === null) return;
    const from = section.fields.findIndex(({ id }) => id === dragged);
    change(movedTo(form, dragged, section.id, from !== -1 && from < place ? place - 1 : place));
    choose({ what: 'field', id: dragged });
    drag(null);
  };
  const addSection = (): void => {
    const section = freshSection();
    change(added(form, { section }, chosen));
    choose({ what: 'section', id: section.id });
  };
  const addField = (field: Field): void => {
    change(added(form, { field }, chosen));
    choose({ what: 'field', id: field.id });
  };
  const isChosen = (what: Chosen['what'], id: string): boolean => chosen?.what === what && chosen.id === id;
  return (
    <section className="builder__outline" aria-label={t('outline')}>
      {form.sections.length === 0 && <p className="muted">{t('outline.empty')}</p>}
      <ol role="list" className="outline">
        {form.sections.map((section) => (
          <li key={section.id} className="outline__section" onDragOver={(over) => dragged !== null && over.preventDefault()} onDrop={() => drop(section, section.fields.length)}>
            <Row what={{ what: 'section', id: section.id }} name={named(section.title, locale, t('unnamed.section'))} about={t('questions', { count: section.fields.length })} chosen={isChosen('section', section.id)} faulty={isFaulty(section.id)} locked={locked} choose={choose} move={move} />
            <ol role="list" className="outline__fields">
              {section.fields.map((field, place) => (
                <li
                  key={field.id}
                  draggable={!locked}
                  data-dragged={dragged === field.id || undefined}
                  onDragStart={() => drag(field.id)}
                  onDragEnd={() => drag(null)}
                  onDragOver={(over) => dragged !== null && over.preventDefault()}
                  onDrop={(dropped) => {
                    dropped.stopPropagation();
                    drop(section, place);
                  }}
                >
                  <Row what={{ what: 'field', id: field.id }} name={named(field.label, locale, t('unnamed.field'))} about={marksOf(field, t)} chosen={isChosen('field', field.id)} faulty={isFaulty(field.id)} locked={locked} choose={choose} move={move} />
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
      <p className="sr-only" aria-live="assertive">
        {moving.said}
      </p>
      {!locked && (
        <div className="outline__add">
          {form.sections.length > 0 && <AddField add={addField} />}
          <Button variant="default" onClick={addSection}>
            {t('add.section')}
          </Button>
          <p className="muted">{t('outline.keys')}</p>
        </div>
      )}
    </section>
  );
}

/** The kind of a question, and what is special about it. */
function marksOf(field: Field, t: ReturnType<typeof useTexts>): string {
  return [t(`kind.${field.kind}`), field.required && t('mark.required'), field.sensitive && t('mark.sensitive'), field.visibleWhen.length > 0 && t('mark.sometimes')].filter((mark) => mark !== false).join(' · ');
}
