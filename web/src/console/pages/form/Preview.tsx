import { Group, NativeSelect, SegmentedControl, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { askedForm } from '../../../../../src/registration/form/asked-form.js';
import { CATEGORIES } from '../../../../../src/registration/categories.js';
import type { FormDefinition } from '../../../../../src/registration/form/form.js';
import { Loading } from '../../../design/index.js';
import { isLocale, LANGUAGE_NAMES, LOCALES, type Locale } from '../../../texts/texts.js';
import { useTrade } from '../../../trade/trade.js';
import { Trouble, useLocale } from '../../index.js';
import { PublicFrame } from './PublicFrame.js';
import { listsQuery } from './lists.js';
import { useTexts } from './texts.js';

/** The form as people will see it, drawn by what draws the public page: in each language, as wide as a telephone or as a desk, and for each category. */
export function Preview({ form }: { form: FormDefinition }): ReactElement {
  const t = useTexts();
  const trade = useTrade();
  const [locale, setLocale] = useState<Locale>(useLocale());
  const [width, setWidth] = useState<'phone' | 'wide'>('phone');
  const [category, setCategory] = useState('');
  const { data: lists, error, refetch } = useQuery(listsQuery(locale));
  return (
    <Stack gap="sm">
      <Group gap="sm" align="end">
        <SegmentedControl aria-label={t('preview.language')} value={locale} data={LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))} onChange={(value) => isLocale(value) && setLocale(value)} />
        <SegmentedControl
          aria-label={t('preview.width')}
          value={width}
          data={[
            { value: 'phone', label: t('preview.phone') },
            { value: 'wide', label: t('preview.wide') },
          ]}
          onChange={(value) => setWidth(value === 'wide' ? 'wide' : 'phone')}
        />
        <NativeSelect
          label={t('preview.category')}
          value={category}
          data={[{ value: '', label: t('preview.category.none') }, ...CATEGORIES.map((value) => ({ value, label: trade(`category.${value}`) }))]}
          onChange={(chosen) => setCategory(chosen.currentTarget.value)}
        />
      </Group>
      <p className="muted">{t('preview.hint')}</p>
      {error ? <Trouble error={error} again={() => void refetch()} /> : lists ? <PublicFrame form={askedForm(form, lists)} locale={locale} width={width} category={category} title={t('preview.frame')} /> : <Loading label={t('loading')} lines={6} height="3rem" />}
    </Stack>
  );
}
