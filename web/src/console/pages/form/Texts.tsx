import { Stack, Textarea, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import type { FormText } from '../../../../../src/registration/form/form.js';
import { directionOf, LANGUAGE_NAMES, LOCALES, type Locale } from '../../../texts/texts.js';
import { useTexts } from './texts.js';

interface Props {
  /** Its id in the page, and of what it is; each language is a field of its own. */
  name: string;
  label: string;
  hint?: string;
  value: FormText;
  error?: string | undefined;
  max: number;
  lines?: boolean;
  onChange: (value: FormText) => void;
}

/** A text in each language. Where one is empty, it says in which language readers will see it instead. */
export function Texts({ name, label, hint, value, error, max, lines, onChange }: Props): ReactElement {
  const t = useTexts();
  return (
    <Stack gap="xs">
      {LOCALES.map((locale) => {
        const instead = value[locale] ? null : insteadOf(locale, value);
        const field = {
          id: `form-${name}-${locale}`,
          label: t('in-language', { label, language: LANGUAGE_NAMES[locale] }),
          lang: locale,
          dir: directionOf(locale),
          maxLength: max,
          error: locale === 'en' ? error : undefined,
          value: value[locale] ?? '',
          description: instead ? t('instead', { language: LANGUAGE_NAMES[instead] }) : locale === 'en' ? hint : undefined,
          onChange: (typed: { currentTarget: { value: string } }) => onChange(written(value, locale, typed.currentTarget.value)),
        };
        return lines ? <Textarea key={locale} autosize minRows={1} maxRows={8} {...field} /> : <TextInput key={locale} {...field} />;
      })}
    </Stack>
  );
}

/** The language that readers of one see where it has no text: English before Russian before Persian. */
function insteadOf(locale: Locale, value: FormText): Locale | null {
  return LOCALES.find((other) => other !== locale && value[other]) ?? null;
}

function written(value: FormText, locale: Locale, text: string): FormText {
  const { [locale]: _, ...others } = value;
  return text === '' ? others : { ...others, [locale]: text };
}
