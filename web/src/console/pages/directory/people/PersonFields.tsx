import { Checkbox, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { fieldId } from '../../../../design/index.js';
import { useTrade } from '../../../../trade/trade.js';
import { useLocale } from '../../../index.js';
import type { DraftForm } from '../form/EntryForm.js';
import { StateField } from '../form/StateField.js';
import { useTexts } from '../texts.js';

/** Languages that are offered; what a person has besides stays. */
const LANGUAGES = ['en', 'ru', 'fa', 'ps', 'ur', 'tg', 'uz', 'kk', 'ky', 'tk', 'az', 'tr', 'ar', 'zh', 'fr'];
const SCRIPT_LANGUAGES = ['kk', 'ky', 'tg', 'uz', 'tk', 'az', 'fa', 'ps', 'ur', 'tr', 'ru', 'ar', 'zh'];

/** Names of languages in the reader's language. */
export function useLanguageName(): (tag: string) => string {
  const names = new Intl.DisplayNames(useLocale(), { type: 'language' });
  return (tag) => names.of(tag) ?? tag;
}

/** Names in three scripts side by side, then what else is known of a person. */
export function PersonFields({ form, onNamed }: { form: DraftForm; onNamed?: () => void }): ReactElement {
  const t = useTexts();
  const nameOf = useLanguageName();
  const { field } = form;
  const languages = (tags: readonly string[]): { value: string; label: string }[] => tags.map((value) => ({ value, label: nameOf(value) })).sort((a, b) => a.label.localeCompare(b.label));
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} onBlur={onNamed}>
        <TextInput label={t('givenName')} description={t('passport-hint')} dir="auto" {...field('givenName')} />
        <TextInput label={t('familyName')} description={t('passport-hint')} dir="auto" {...field('familyName')} />
      </SimpleGrid>
      <fieldset>
        <legend>{t('cyrillic')}</legend>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput label={t('otherScripts.cyrillic.given')} {...field('otherScripts.cyrillic.given')} />
          <TextInput label={t('otherScripts.cyrillic.family')} {...field('otherScripts.cyrillic.family')} />
        </SimpleGrid>
      </fieldset>
      <fieldset>
        <legend>{t('native')}</legend>
        <SimpleGrid cols={{ base: 1, xs: 3 }}>
          <TextInput label={t('otherScripts.native.given')} dir="auto" {...field('otherScripts.native.given')} />
          <TextInput label={t('otherScripts.native.family')} dir="auto" {...field('otherScripts.native.family')} />
          <NativeSelect label={t('otherScripts.native.language')} data={[{ value: '', label: t('not-chosen') }, ...languages([...new Set([...SCRIPT_LANGUAGES, form.draft['otherScripts.native.language'] ?? ''])].filter((tag) => tag !== ''))]} {...field('otherScripts.native.language')} />
        </SimpleGrid>
      </fieldset>
      <Particulars form={form} />
      <Contacts form={form} />
    </>
  );
}

function Particulars({ form: { field } }: { form: DraftForm }): ReactElement {
  const t = useTexts();
  const trade = useTrade();
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={t('title')} description={t('title-hint')} {...field('title')} />
        <NativeSelect label={t('sex')} description={t('sex-hint')} data={[{ value: '', label: t('not-known') }, ...(['female', 'male', 'other'] as const).map((value) => ({ value, label: trade(`sex.${value}`) }))]} {...field('sex')} />
        <TextInput type="date" label={t('birthDate')} {...field('birthDate')} />
        <StateField label={t('stateIso2')} empty={t('not-known')} field={field('stateIso2')} />
      </SimpleGrid>
    </>
  );
}

function Contacts({ form: { field, draft, set, faults } }: { form: DraftForm }): ReactElement {
  const t = useTexts();
  const nameOf = useLanguageName();
  const spoken = (draft['languages'] ?? '').split(' ').filter((tag) => tag !== '');
  const toggle = (tag: string): void => set({ languages: (spoken.includes(tag) ? spoken.filter((one) => one !== tag) : [...spoken, tag]).join(' ') });
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput type="email" label={t('email')} description={t('email-hint')} autoComplete="off" {...field('email')} />
        <TextInput type="tel" label={t('phone')} description={t('phone-hint')} autoComplete="off" {...field('phone')} />
      </SimpleGrid>
      <NativeSelect label={t('correspondenceLanguage')} data={(['en', 'ru', 'fa'] as const).map((value) => ({ value, label: nameOf(value) }))} {...field('correspondenceLanguage')} />
      <fieldset id={fieldId('languages')} tabIndex={-1}>
        <legend>{t('languages')}</legend>
        {faults.of('languages') && <p className="picked__error">{faults.of('languages')}</p>}
        <SimpleGrid cols={{ base: 2, xs: 3 }} spacing="xs">
          {[...new Set([...LANGUAGES, ...spoken])].map((tag) => (
            <Checkbox key={tag} label={nameOf(tag)} checked={spoken.includes(tag)} onChange={() => toggle(tag)} />
          ))}
        </SimpleGrid>
      </fieldset>
    </>
  );
}
