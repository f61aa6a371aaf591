import { SimpleGrid, Textarea, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { fieldId } from '../../../design/index.js';
import type { FieldFaults, Locale } from '../../index.js';
import { directionOf } from '../../../texts/texts.js';
import type { Texts } from './languages.js';
import { useTexts } from './texts.js';

interface LocalisedFieldProps {
  /** Name in the API; each language is a field of its own, `title.en`. */
  name: string;
  label: string;
  hint?: string;
  languages: readonly Locale[];
  value: Texts;
  faults: FieldFaults;
  /** Several lines, and how many to begin with. */
  lines?: number;
  onChange: (value: Texts) => void;
}

/** A text asked for in each language, side by side. */
export function LocalisedField({ name, label, hint, languages, value, faults, lines, onChange }: LocalisedFieldProps): ReactElement {
  const t = useTexts();
  return (
    <SimpleGrid cols={{ base: 1, sm: languages.length }} className="languages-grid">
      {languages.map((language) => {
        const field = {
          id: fieldId(`${name}.${language}`),
          label: t('in-language', { label, language: t(`language.${language}`) }),
          lang: language,
          dir: directionOf(language),
          error: faults.of(`${name}.${language}`),
          value: value[language] ?? '',
          onChange: (typed: { currentTarget: { value: string } }) => onChange({ ...value, [language]: typed.currentTarget.value }),
          ...(hint !== undefined && { description: hint }),
        };
        return lines === undefined ? <TextInput key={language} {...field} /> : <Textarea key={language} autosize minRows={lines} maxRows={16} {...field} />;
      })}
    </SimpleGrid>
  );
}

/** The labels of such a field, for what is wrong with it. */
export function useLocalisedLabels(): (name: string, label: string, languages: readonly Locale[]) => [string, string][] {
  const t = useTexts();
  return (name, label, languages) => languages.map((language) => [`${name}.${language}`, t('in-language', { label, language: t(`language.${language}`) })]);
}
