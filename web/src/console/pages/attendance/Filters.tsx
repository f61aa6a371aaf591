import { NativeSelect } from '@mantine/core';
import type { ReactElement } from 'react';
import { day as dayIn, timeRange } from '../../../format/time.js';
import { useTrade, type TradeKey } from '../../../trade/trade.js';
import { textIn, useLocale, type Chip } from '../../index.js';
import type { Attendance, AttendanceFilter } from './attendance.js';
import { useTexts } from './texts.js';

/** A change of the address. */
export type Change = Readonly<Record<string, string | undefined>>;

/** Where one looks (the event, a day, a session of it) and whether at those who were there. Party, category and sex are chosen in the counts. */
export function FilterFields({ filter, list, onChange }: { filter: AttendanceFilter; list: Attendance | undefined; onChange: (change: Change) => void }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const sessions = (list?.sessions ?? []).filter(({ day }) => filter.day === undefined || day === filter.day);
  return (
    <>
      <NativeSelect
        aria-label={t('day')}
        value={filter.day ?? ''}
        data={[{ value: '', label: t('any-day') }, ...(list?.days ?? []).map((value) => ({ value, label: dayIn(value, locale) }))]}
        onChange={(event) => onChange({ day: event.currentTarget.value || undefined, session: undefined })}
      />
      {sessions.length > 0 && (
        <NativeSelect
          className="filter-session"
          aria-label={t('session')}
          value={filter.session ?? ''}
          data={[
            { value: '', label: t('any-session') },
            ...sessions.map(({ id, title, day, startsLocal, endsLocal }) => ({
              value: id,
              label: `${filter.day === undefined ? `${dayIn(day, locale, { year: false })}, ` : ''}${timeRange(startsLocal, endsLocal, locale)} ${textIn(title, locale).text}`,
            })),
          ]}
          onChange={(event) => onChange({ session: event.currentTarget.value || undefined })}
        />
      )}
      <NativeSelect
        aria-label={t('presence')}
        value={filter.presence ?? ''}
        data={[
          { value: '', label: t('any-presence') },
          { value: 'present', label: t('presence.present') },
          { value: 'absent', label: t('presence.absent') },
        ]}
        onChange={(event) => onChange({ presence: event.currentTarget.value || undefined })}
      />
    </>
  );
}

/** The filters that are set, as a sentence: "Day: 22 September 2026", "Party: Kazakhstan". */
export function useChips(filter: AttendanceFilter, list: Attendance | undefined, onChange: (change: Change) => void): Chip[] {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  const session = list?.sessions.find(({ id }) => id === filter.session);
  const party = list?.counts.byParty.find(({ key }) => key === filter.party);
  const told: Readonly<Partial<Record<keyof AttendanceFilter, string>>> = {
    ...(filter.day && { day: dayIn(filter.day, locale) }),
    ...(filter.session && { session: textIn(session?.title, locale).text || t('unknown') }),
    ...(filter.party && { party: filter.party === 'none' ? t('no-party') : textIn(party?.party, locale).text || t('unknown') }),
    ...(filter.category && { category: trade(`category.${filter.category}` as TradeKey) }),
    ...(filter.sex && { sex: filter.sex === 'unknown' ? t('unknown') : trade(`sex.${filter.sex}`) }),
    ...(filter.presence && { presence: t(`presence.${filter.presence}`) }),
  };
  const names = { day: t('day'), session: t('session'), party: t('party'), category: t('category'), sex: t('sex'), presence: t('presence'), search: '' } as const;
  return Object.entries(told).map(([key, value]) => ({ key, text: t('chip', { name: names[key as keyof AttendanceFilter], value }), remove: () => onChange({ [key]: undefined }) }));
}
