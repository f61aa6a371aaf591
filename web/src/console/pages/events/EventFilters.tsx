import { NativeSelect } from '@mantine/core';
import type { ReactElement } from 'react';
import type { paths } from '../../../api/schema.js';
import { localIn, ownZone } from '../../../format/time.js';
import { useTrade } from '../../../trade/trade.js';
import { useAddress, type Chip } from '../../index.js';
import { STATUSES, useKinds, useProcesses, type Choice } from './lists.js';
import { useTexts } from './texts.js';

type Query = Omit<NonNullable<paths['/api/v1/events']['get']['parameters']['query']>, 'limit' | 'cursor'>;

/** Filters of the list of events; what is chosen stands in the address under the same name. */
const FILTERS = ['when', 'kind', 'process', 'status'] as const;

function useChoices(): Record<(typeof FILTERS)[number], Choice[]> {
  const t = useTexts();
  const trade = useTrade();
  const { kinds } = useKinds();
  return {
    when: (['coming', 'past'] as const).map((value) => ({ value, label: t(`when.${value}`) })),
    kind: kinds,
    process: useProcesses(),
    status: STATUSES.map((value) => ({ value, label: trade(`event.${value}`) })),
  };
}

/** What the address asks for, as the API takes it. */
export function useWanted(): Query {
  const [{ search, when, kind, process, status }] = useAddress();
  const chosen = STATUSES.find((one) => one === status);
  const today = localIn(ownZone(), new Date()).slice(0, 10);
  return {
    order: when === 'coming' ? 'soonest' : 'latest',
    ...(when === 'coming' && { from: today }),
    ...(when === 'past' && { to: today }),
    ...(search && { search }),
    ...(kind && { kind }),
    ...(process && { process }),
    ...(chosen && { status: [chosen] }),
  };
}

export function EventFilters(): ReactElement {
  const t = useTexts();
  const choices = useChoices();
  const [address, setAddress] = useAddress();
  return (
    <>
      {FILTERS.filter((filter) => choices[filter].length > 0).map((filter) => (
        <NativeSelect
          key={filter}
          aria-label={t(`filter.${filter}`)}
          value={address[filter] ?? ''}
          data={[{ value: '', label: t(`any.${filter}`) }, ...choices[filter]]}
          onChange={(event) => setAddress({ [filter]: event.currentTarget.value || undefined })}
        />
      ))}
    </>
  );
}

/** The filters that are set, as words. */
export function useChips(): Chip[] {
  const t = useTexts();
  const choices = useChoices();
  const [address, setAddress] = useAddress();
  return FILTERS.flatMap((filter) => {
    const value = address[filter];
    if (value === undefined) return [];
    const label = choices[filter].find((choice) => choice.value === value)?.label ?? value;
    return [{ key: filter, text: t('chip', { filter: t(`filter.${filter}`), value: label }), remove: () => setAddress({ [filter]: undefined }) }];
  });
}
