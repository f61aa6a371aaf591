import type { ReactElement } from 'react';
import { Empty } from '../../../design/index.js';
import { DataTable, Page, SidePanel, useAddress, useCan } from '../../index.js';
import { filterOf, useAttendance } from './attendance.js';
import { useColumns } from './columns.js';
import { Counts } from './Counts.js';
import { Downloads } from './Downloads.js';
import { FilterFields, useChips } from './Filters.js';
import { PersonPanel } from './PersonPanel.js';
import { useTexts } from './texts.js';

/** Who was expected and who came, with counts by day, party, category and sex. */
export function ListView({ eventId }: { eventId: string }): ReactElement {
  const t = useTexts();
  const can = useCan();
  const [address, setAddress] = useAddress();
  const filter = filterOf(address);
  const { table, first, loadAll } = useAttendance(eventId, filter);
  const columns = useColumns(first, filter);
  const chips = useChips(filter, first, (change) => setAddress(change));
  const opened = table.rows?.find(({ registrationId }) => registrationId === address['panel']);
  return (
    <Page title={t('title')} lead={first && t('came', { count: first.counts.expected, present: first.counts.present })}>
      {first && first.counts.expected > 0 && <Counts list={first} onChoose={(change) => setAddress(change)} />}
      <DataTable
        label={t('title')}
        {...table}
        columns={columns}
        rowKey={({ registrationId }) => registrationId}
        opened={address['panel']}
        onOpen={({ registrationId }) => setAddress({ panel: registrationId })}
        search={{ value: filter.search ?? '', onChange: (text) => setAddress({ search: text || undefined }, { replace: true }) }}
        filters={<FilterFields filter={filter} list={first} onChange={(change) => setAddress(change)} />}
        tools={can('attendance.export', eventId) && first ? <Downloads eventId={eventId} filter={filter} count={first.counts.expected} wholeList={loadAll} /> : undefined}
        chips={chips}
        empty={<Empty title={t('empty.title')}>{t('empty.text')}</Empty>}
      />
      <SidePanel title={t('panel')} opened={address['panel'] !== undefined} onClose={() => setAddress({ panel: undefined })}>
        {address['panel'] !== undefined && first && (opened ? <PersonPanel eventId={eventId} person={opened} list={first} /> : <Empty title={t('not-shown.title')}>{t('not-shown.text')}</Empty>)}
      </SidePanel>
    </Page>
  );
}
