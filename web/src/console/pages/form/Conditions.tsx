import { ActionIcon, Button, Group, MultiSelect, NativeSelect, Stack } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { askedForm } from '../../../../../src/registration/form/asked-form.js';
import { CONDITIONED_KINDS } from '../../../../../src/registration/form/definition.js';
import { CATEGORY_FIELD, type FormCondition } from '../../../../../src/registration/form/form.js';
import { CATEGORIES } from '../../../../../src/registration/categories.js';
import { useTrade } from '../../../trade/trade.js';
import { useLocale } from '../../index.js';
import { without, type Field } from './edits.js';
import type { FaultOf } from './faults.js';
import { named } from './form.js';
import { listsQuery, type Lists } from './lists.js';
import { useTexts } from './texts.js';

interface Props {
  value: readonly FormCondition[];
  /** The questions before it. */
  about: readonly Field[];
  lead: string;
  faultOf: FaultOf;
  onChange: (conditions: readonly FormCondition[]) => void;
}

interface Choice {
  value: string;
  label: string;
}

/** When it is asked: all of these must hold; each names a question before it, or the category, and answers to it. */
export function Conditions({ value, about, lead, faultOf, onChange }: Props): ReactElement {
  const t = useTexts();
  const conditioned = about.filter(({ kind }) => CONDITIONED_KINDS.has(kind));
  const set = (place: number, condition: FormCondition): void => onChange(value.map((one, at) => (at === place ? condition : one)));
  return (
    <Stack gap="sm" component="section" aria-label={t('conditions')}>
      <h3>{t('conditions')}</h3>
      <p className="muted">{value.length === 0 ? t('conditions.none') : lead}</p>
      {value.map((condition, place) => (
        <Condition key={place} place={place} condition={condition} about={about} error={faultOf(`visibleWhen[${place}]`)} onChange={(next) => set(place, next)} onRemove={() => onChange(without(value, place))} />
      ))}
      <div>
        <Button variant="default" onClick={() => onChange([...value, { field: conditioned.at(-1)?.id ?? CATEGORY_FIELD, is: [] }])}>
          {t('add.condition')}
        </Button>
      </div>
    </Stack>
  );
}

function Condition({ place, condition, about, error, onChange, onRemove }: { place: number; condition: FormCondition; about: readonly Field[]; error: string | undefined; onChange: (condition: FormCondition) => void; onRemove: () => void }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const answers = useAnswers(condition.field, about);
  const questions = about.filter(({ kind }) => CONDITIONED_KINDS.has(kind)).map(({ id, label }): Choice => ({ value: id, label: named(label, locale, t('unnamed.field')) }));
  // A question that was moved behind this one, or removed, is named as gone until another is chosen.
  const known = condition.field === CATEGORY_FIELD || questions.some(({ value }) => value === condition.field);
  return (
    <Group align="start" wrap="nowrap" gap="xs" className="condition">
      <Stack gap="xs" flex={1} miw={0}>
        <NativeSelect
          label={t('condition.question', { place: place + 1 })}
          value={condition.field}
          data={[...(known ? [] : [{ value: condition.field, label: t('condition.gone') }]), { value: CATEGORY_FIELD, label: t('condition.category') }, ...questions]}
          onChange={(chosen) => onChange({ field: chosen.currentTarget.value, is: [] })}
        />
        <MultiSelect
          label={t('condition.answers', { place: place + 1 })}
          searchable
          hidePickedOptions
          data={answers}
          value={[...condition.is]}
          error={error}
          clearButtonProps={{ 'aria-label': t('condition.clear') }}
          onChange={(is) => onChange({ ...condition, is })}
        />
      </Stack>
      <ActionIcon variant="subtle" color="red" aria-label={t('condition.remove', { place: place + 1 })} onClick={onRemove}>
        <IconTrash size={18} />
      </ActionIcon>
    </Group>
  );
}

/** The answers that a condition can name. */
function useAnswers(id: string, about: readonly Field[]): Choice[] {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  const { data: lists = NO_LISTS } = useQuery(listsQuery(locale));
  if (id === CATEGORY_FIELD) return CATEGORIES.map((value) => ({ value, label: trade(`category.${value}`) }));
  const field = about.find((one) => one.id === id);
  if (!field) return [];
  if (field.kind === 'consent') return [{ value: 'true', label: t('condition.agreed') }];
  const [asked] = askedForm({ sections: [{ id: 's', title: {}, visibleWhen: [], fields: [field] }] }, lists).sections[0]?.fields ?? [];
  return (asked?.options ?? []).map(({ value, label }, place) => ({ value, label: named(label, locale, t('option', { place: place + 1 })) }));
}

const NO_LISTS: Lists = { countries: [], languages: [] };
