import { Checkbox, NativeSelect, NumberInput, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { LIMITS_OF, SENSITIVE_KINDS } from '../../../../../src/registration/form/definition.js';
import { AUDIENCES, type FormText } from '../../../../../src/registration/form/form.js';
import { KIND_GROUPS } from './AddField.js';
import { Conditions } from './Conditions.js';
import { before, changedField, ofKind, removed, added, type Chosen, type Field } from './edits.js';
import type { FaultOf } from './faults.js';
import type { KeptForm } from './kept-form.js';
import { Limits } from './Limits.js';
import { Options } from './Options.js';
import { Texts } from './Texts.js';
import { useTexts } from './texts.js';

interface Props {
  kept: KeptForm;
  field: Field;
  faultOf: FaultOf;
  choose: (chosen: Chosen) => void;
}

/** A question: its words, its kind, what answers it takes, when it is asked, who reads the answers and how long they are kept. */
export function FieldProperties({ kept, field, faultOf, choose }: Props): ReactElement {
  const t = useTexts();
  const set = (part: Partial<Field>): void => kept.change(changedField(kept.form, field.id, part), `${field.id} ${Object.keys(part).join()}`);
  const become = (value: string): void => {
    const kind = KINDS.find((one) => one === value);
    if (!kind) return;
    const other = ofKind(field, kind);
    const at = { what: 'field', id: field.id } as const;
    kept.change(removed(added(kept.form, { field: other }, at), at));
    choose({ what: 'field', id: other.id });
  };
  const earlier = before(kept.form, { what: 'field', id: field.id });
  return (
    <>
      <h2>{t('properties.field')}</h2>
      <Texts name="label" label={t('label')} value={field.label} error={faultOf('label')} max={300} onChange={(label) => set({ label })} />
      <NativeSelect label={t('kind')} description={hintOf(field, t)} value={field.kind} data={KIND_GROUPS.map(({ group, kinds }) => ({ group: t(`kinds.${group}`), items: kinds.map((value) => ({ value, label: t(`kind.${value}`) })) }))} onChange={(chosen) => become(chosen.currentTarget.value)} />
      {field.options && <Options field={field} options={field.options} faultOf={faultOf} onChange={(options) => set({ options })} />}
      <Texts name="hint" label={t('hint')} value={field.hint ?? {}} max={1000} lines onChange={(hint) => set({ hint: isEmpty(hint) ? null : hint })} />
      <Checkbox label={t('required')} checked={field.required} onChange={(ticked) => set({ required: ticked.currentTarget.checked })} />
      {LIMITS_OF[field.kind] && <Limits field={field} earlier={earlier} faultOf={faultOf} onChange={(limits) => set({ limits })} />}
      <Conditions value={field.visibleWhen} about={earlier} lead={t('conditions.field')} faultOf={faultOf} onChange={(visibleWhen) => set({ visibleWhen })} />
      <Readers field={field} faultOf={faultOf} set={set} />
    </>
  );
}

const KINDS = KIND_GROUPS.flatMap(({ kinds }) => [...kinds]);

function hintOf({ kind }: Field, t: ReturnType<typeof useTexts>): string | undefined {
  const key = `kind.hint.${kind}`;
  return t.has(key) ? t(key) : undefined;
}

function isEmpty(text: FormText): boolean {
  return Object.values(text).every((one) => one === '');
}

/** Who reads the answers, how they are kept, and for how long. */
function Readers({ field, faultOf, set }: { field: Field; faultOf: FaultOf; set: (part: Partial<Field>) => void }): ReactElement {
  const t = useTexts();
  const always = SENSITIVE_KINDS.has(field.kind);
  return (
    <Stack gap="sm" component="section" aria-label={t('readers')}>
      <h3>{t('readers')}</h3>
      <Checkbox label={t('sensitive')} description={t(always ? 'sensitive.always' : 'sensitive.hint')} error={faultOf('sensitive')} checked={field.sensitive} disabled={always && field.sensitive} onChange={(ticked) => set({ sensitive: ticked.currentTarget.checked })} />
      <NativeSelect
        label={t('audience')}
        error={faultOf('audience')}
        value={field.audience}
        data={AUDIENCES.map((value) => ({ value, label: t(`audience.${value}`) }))}
        onChange={(chosen) => set({ audience: AUDIENCES.find((one) => one === chosen.currentTarget.value) ?? 'team' })}
      />
      <NumberInput
        label={t('keptDays')}
        description={t(field.keptDays === null ? 'keptDays.none' : 'keptDays.hint')}
        className="builder__short"
        value={field.keptDays ?? ''}
        min={0}
        max={2192}
        allowDecimal={false}
        allowNegative={false}
        hideControls
        onChange={(typed) => set({ keptDays: typeof typed === 'number' ? typed : null })}
      />
      <Checkbox label={t('reapprove')} description={t('reapprove.hint')} checked={field.reapprove} onChange={(ticked) => set({ reapprove: ticked.currentTarget.checked })} />
    </Stack>
  );
}
