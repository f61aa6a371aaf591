import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { fieldId, Name } from '../../../../design/index.js';
import { InstitutionSearch, PersonSearch, textIn, useLocale } from '../../../index.js';
import { useTexts } from '../texts.js';

/** An entry that can be chosen. */
export interface Choice {
  id: string;
  name: string;
  detail?: string;
}

interface PickerProps {
  name: string;
  label: string;
  hint?: string;
  error: string | undefined;
  chosen: Choice | null;
  onChoose: (choice: Choice | null) => void;
}

/** Chooses a person of the directory by any spelling of their name; whoever is chosen takes the place of the search. */
export function PersonPicker(props: PickerProps): ReactElement {
  const { name, label, hint, error, chosen, onChoose } = props;
  if (chosen) return <Picked {...props} chosen={chosen} />;
  return <PersonSearch id={fieldId(name)} label={label} hint={hint} error={error} onChoose={({ id, name: found, institution }) => onChoose({ id, name: found, detail: institution })} />;
}

/** Chooses an institution of the directory by its name or acronym; the one that is chosen takes the place of the search. */
export function InstitutionPicker(props: PickerProps): ReactElement {
  const locale = useLocale();
  const { name, label, hint, error, chosen, onChoose } = props;
  if (chosen) return <Picked {...props} chosen={chosen} />;
  return <InstitutionSearch id={fieldId(name)} label={label} hint={hint} error={error} onChoose={({ id, name: found }) => onChoose({ id, name: textIn(found, locale).text })} />;
}

function Picked({ name, label, error, chosen, onChoose }: PickerProps & { chosen: Choice }): ReactElement {
  const t = useTexts();
  return (
    <div className="picked">
      <span className="picked__label">{label}</span>
      <span>
        <Name>{chosen.name}</Name>
        {chosen.detail && <span className="muted"> {chosen.detail}</span>}
      </span>
      <Button variant="subtle" size="compact-sm" id={fieldId(name)} aria-label={t('pick.other-for', { field: label })} onClick={() => onChoose(null)}>
        {t('pick.other')}
      </Button>
      {error && <p className="picked__error">{error}</p>}
    </div>
  );
}
