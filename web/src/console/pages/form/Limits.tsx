import { NativeSelect, NumberInput, SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { LIMITS_OF } from '../../../../../src/registration/form/definition.js';
import type { FormLimits } from '../../../../../src/registration/form/form.js';
import { useLocale } from '../../index.js';
import type { Field } from './edits.js';
import type { FaultOf } from './faults.js';
import { named } from './form.js';
import { useTexts } from './texts.js';

const NONE: FormLimits = { min: null, max: null, from: null, to: null, notBefore: null };

interface Props {
  field: Field;
  earlier: readonly Field[];
  faultOf: FaultOf;
  onChange: (limits: FormLimits | null) => void;
}

/** Bounds of the answers, as far as the kind knows them. */
export function Limits({ field, earlier, faultOf, onChange }: Props): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const limits = field.limits ?? NONE;
  const set = (part: Partial<FormLimits>): void => {
    const next = { ...limits, ...part };
    onChange(Object.values(next).every((limit) => limit === null) ? null : next);
  };
  const known = LIMITS_OF[field.kind] ?? [];
  const unit = field.kind === 'number' ? 'number' : field.kind === 'text' || field.kind === 'paragraph' ? 'text' : 'choices';
  const days = earlier.filter(({ kind }) => kind === 'date');
  return (
    <Stack gap="sm" component="section" aria-label={t('limits')}>
      <h3>{t('limits')}</h3>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        {(['min', 'max'] as const).map(
          (limit) =>
            known.includes(limit) && (
              <NumberInput key={limit} label={t(`limit.${limit}.${unit}`)} value={limits[limit] ?? ''} allowDecimal={unit === 'number'} allowNegative={unit === 'number'} hideControls error={faultOf(`limits.${limit}`)} onChange={(typed) => set({ [limit]: typeof typed === 'number' ? typed : null })} />
            ),
        )}
        {(['from', 'to'] as const).map(
          (limit) => known.includes(limit) && <TextInput key={limit} type="date" label={t(`limit.${limit}`)} value={limits[limit] ?? ''} error={faultOf(`limits.${limit}`)} onChange={(typed) => set({ [limit]: typed.currentTarget.value || null })} />,
        )}
      </SimpleGrid>
      {known.includes('notBefore') && (days.length > 0 || limits.notBefore !== null) && (
        <NativeSelect
          label={t('limit.notBefore')}
          value={limits.notBefore ?? ''}
          error={faultOf('limits.notBefore')}
          data={[{ value: '', label: t('limit.notBefore.none') }, ...days.map(({ id, label }) => ({ value: id, label: named(label, locale, t('unnamed.field')) }))]}
          onChange={(chosen) => set({ notBefore: chosen.currentTarget.value || null })}
        />
      )}
    </Stack>
  );
}
