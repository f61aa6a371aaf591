import { NativeSelect, Radio, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { moment, placeOfZone } from '../../../../format/time.js';
import { useTrade, type TradeKey } from '../../../../trade/trade.js';
import { useLocale } from '../../../index.js';
import { useTexts } from '../texts.js';
import type { Draft, Event } from './draft.js';

const LANGUAGES = ['own', 'en', 'ru'] as const;

/** As what people are asked, in which language, and until when they may answer. */
export function AsWhat({ event, categories, draft, change }: { event: Event; categories: readonly string[]; draft: Draft; change: (part: Partial<Draft>) => void }): ReactElement {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  const place = placeOfZone(event.zone, locale);
  return (
    <div className="invite__fields">
      <NativeSelect
        label={t('category')}
        description={t('category.hint')}
        value={draft.category}
        data={categories.map((value) => ({ value, label: trade(`category.${value}` as TradeKey) }))}
        onChange={(change_) => change({ category: change_.currentTarget.value })}
      />
      <Radio.Group label={t('language')} value={draft.language} onChange={(value) => change({ language: LANGUAGES.find((one) => one === value) ?? 'own' })}>
        <div className="invite__choices">
          {LANGUAGES.map((value) => (
            <Radio key={value} value={value} label={t(`language.rule.${value}`)} {...(value === 'own' && { description: t('language.rule.hint') })} />
          ))}
        </div>
      </Radio.Group>
      <TextInput
        type="datetime-local"
        label={t('deadline.label', { place })}
        description={t('deadline.invite-hint', { moment: moment(event.startsAt, event.zone, locale), place })}
        value={draft.answerBy}
        max={event.startsLocal.slice(0, 16)}
        onChange={(change_) => change({ answerBy: change_.currentTarget.value })}
      />
    </div>
  );
}
