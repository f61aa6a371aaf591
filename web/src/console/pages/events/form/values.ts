import { useQueries } from '@tanstack/react-query';
import { dateRange, placeOfZone, timeOfDay } from '../../../../format/time.js';
import { useTrade } from '../../../../trade/trade.js';
import { textIn, useLocale, type LocalisedText } from '../../../index.js';
import { partiesQuery, useKinds, useProcesses, useStates } from '../lists.js';
import { useTexts } from '../texts.js';
import type { EventDraft } from './draft.js';
import type { Field } from './merge.js';

/** What stands in a field of a draft, in words: for showing what somebody else wrote there. */
export function useValueText(): (field: Field, draft: EventDraft) => string {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  const { subKindsOf } = useKinds();
  const states = useStates();
  const processes = useProcesses();
  const parties = useQueries({ queries: processes.map(({ value }) => partiesQuery(value, undefined)) }).flatMap(({ data }) => data?.items ?? []);
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  const local = (at: string): string => (at === '' ? '' : t('at-time', { day: dateRange(at, at, locale), time: timeOfDay(at, locale) }));
  const inAll = (text: LocalisedText): string => Object.values(text).filter(Boolean).join(' / ');
  const list = (items: readonly string[]): string => items.join(', ');
  return (field, draft) => {
    switch (field) {
      case 'startsLocal':
      case 'endsLocal':
        return local(draft[field]);
      case 'zone':
        return placeOfZone(draft.zone, locale);
      case 'mode':
        return trade(`mode.${draft.mode}`);
      case 'subKind':
        return subKindsOf(draft.kind).find(({ value }) => value === draft.subKind)?.label ?? draft.subKind;
      case 'countryIso2':
        return states.find(({ value }) => value === draft.countryIso2)?.label ?? draft.countryIso2;
      case 'processIds':
        return list(draft.processIds.map((id) => processes.find(({ value }) => value === id)?.label ?? id));
      case 'chairPartyId':
        return textIn(parties.find(({ id }) => id === draft.chairPartyId)?.name, locale).text;
      case 'workingLanguages':
        return list(draft.workingLanguages.map((language) => names.of(language) ?? language));
      case 'organisers':
      case 'tracks':
        return list(draft[field].map(({ name }) => textIn(name, locale).text));
      case 'trainers':
        return list(draft.trainers.map(({ name }) => name));
      case 'attendanceBasis':
        return t(`form.basis.${draft.attendanceBasis}`);
      case 'attendanceThreshold':
        return t('percent', { value: draft.attendanceThreshold });
      case 'renameUsed':
        return '';
      default: {
        const value = draft[field];
        return typeof value === 'string' ? value : inAll(value);
      }
    }
  };
}
