import { Button, Group, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { doneUndoable, useLocale } from '../../index.js';
import { duplicated, fieldOf, removed, sectionOf, type Chosen } from './edits.js';
import { faultOf, type PlacedFault } from './faults.js';
import { FieldProperties } from './FieldProperties.js';
import { named } from './form.js';
import type { KeptForm } from './kept-form.js';
import { SectionProperties } from './SectionProperties.js';
import { useTexts } from './texts.js';

interface Props {
  kept: KeptForm;
  chosen: Chosen | null;
  faults: readonly PlacedFault[];
  locked: boolean;
  choose: (chosen: Chosen | null) => void;
}

/** What is chosen, with everything that can be said of it. */
export function Properties({ kept, chosen, faults, locked, choose }: Props): ReactElement {
  const t = useTexts();
  const field = chosen ? fieldOf(kept.form, chosen) : undefined;
  const section = chosen ? sectionOf(kept.form, chosen) : undefined;
  if (!chosen || !section) return <p className="muted">{t('properties.empty')}</p>;
  const said = faultOf(faults, chosen, t);
  return (
    <fieldset disabled={locked} className="builder__properties" aria-label={t(`properties.${chosen.what}`)}>
      <Stack gap="lg">
        {field ? <FieldProperties kept={kept} field={field} faultOf={said} choose={choose} /> : <SectionProperties kept={kept} section={section} faultOf={said} />}
        {!locked && <Doings kept={kept} chosen={chosen} choose={choose} />}
      </Stack>
    </fieldset>
  );
}

function Doings({ kept, chosen, choose }: { kept: KeptForm; chosen: Chosen; choose: (chosen: Chosen | null) => void }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const name = named((chosen.what === 'field' ? fieldOf(kept.form, chosen)?.label : sectionOf(kept.form, chosen)?.title) ?? {}, locale, t(`unnamed.${chosen.what}`));
  const duplicate = (): void => {
    const made = duplicated(kept.form, chosen);
    kept.change(made.form);
    choose(made.chosen);
  };
  const remove = (): void => {
    kept.change(removed(kept.form, chosen));
    choose(null);
    doneUndoable(t('removed', { name }), { label: t('undo'), undo: kept.undo });
  };
  return (
    <Group gap="xs">
      <Button variant="default" onClick={duplicate}>
        {t('duplicate')}
      </Button>
      <Button variant="light" color="red" onClick={remove}>
        {t('remove')}
      </Button>
    </Group>
  );
}
