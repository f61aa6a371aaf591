import { ActionIcon, Button, NumberInput, Stack, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { FormOption } from '../../../../../src/registration/form/form.js';
import { directionOf, LANGUAGE_NAMES, LOCALES } from '../../../texts/texts.js';
import { useLocale } from '../../index.js';
import { freshOption, placed, without, type Field } from './edits.js';
import type { FaultOf } from './faults.js';
import { named } from './form.js';
import { useTexts } from './texts.js';

interface Props {
  field: Field;
  options: readonly FormOption[];
  faultOf: FaultOf;
  onChange: (options: readonly FormOption[]) => void;
}

/** The answers to choose from, in each language, and how many people may choose each. */
export function Options({ field, options, faultOf, onChange }: Props): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const set = (place: number, part: Partial<FormOption>): void => onChange(options.map((option, at) => (at === place ? { ...option, ...part } : option)));
  const move = (place: number, by: -1 | 1): void => onChange(placed(options, place, place + by));
  const error = faultOf('options');
  return (
    <Stack gap="sm" component="section" aria-label={t('options')}>
      <h3>{t('options')}</h3>
      {error && <p className="field__error">{error}</p>}
      <div className="options__one options__head" aria-hidden>
        {LOCALES.map((language) => (
          <span key={language}>{LANGUAGE_NAMES[language]}</span>
        ))}
        <span>{t('places')}</span>
      </div>
      <ol className="options">
        {options.map((option, place) => {
          const name = named(option.label, locale, t('option', { place: place + 1 }));
          return (
            <li key={option.value} className="options__one">
              {LOCALES.map((language) => (
                <TextInput
                  key={language}
                  aria-label={t('option.in', { place: place + 1, language: LANGUAGE_NAMES[language] })}
                  lang={language}
                  dir={directionOf(language)}
                  maxLength={300}
                  value={option.label[language] ?? ''}
                  error={language === 'en' ? (faultOf(`options[${place}].label`) ?? faultOf(`options[${place}].value`)) : undefined}
                  onChange={(typed) => set(place, { label: { ...option.label, [language]: typed.currentTarget.value } })}
                />
              ))}
              <NumberInput
                aria-label={t('places.of', { name })}
                placeholder={t('places.any')}
                value={option.places ?? ''}
                min={1}
                max={100_000}
                allowDecimal={false}
                allowNegative={false}
                hideControls
                disabled={field.sensitive && option.places === null}
                error={faultOf(`options[${place}].places`)}
                onChange={(typed) => set(place, { places: typeof typed === 'number' ? typed : null })}
              />
              <span className="options__doings">
                <ActionIcon variant="subtle" aria-label={t('move.up', { name })} disabled={place === 0} onClick={() => move(place, -1)}>
                  <IconArrowUp size={18} />
                </ActionIcon>
                <ActionIcon variant="subtle" aria-label={t('move.down', { name })} disabled={place === options.length - 1} onClick={() => move(place, 1)}>
                  <IconArrowDown size={18} />
                </ActionIcon>
                <ActionIcon variant="subtle" color="red" aria-label={t('remove.named', { name })} onClick={() => onChange(without(options, place))}>
                  <IconTrash size={18} />
                </ActionIcon>
              </span>
            </li>
          );
        })}
      </ol>
      <div>
        <Button variant="default" onClick={() => onChange([...options, freshOption()])}>
          {t('add.option')}
        </Button>
      </div>
      <p className="muted">{t('places.hint')}</p>
    </Stack>
  );
}
