import { Button, NativeSelect } from '@mantine/core';
import type { ReactElement } from 'react';
import { Empty } from '../../../../design/index.js';
import { api, DataTable, Page, SidePanel, textIn, unwrap, useAddress, useCan, useLocale, usePagedList, type Column } from '../../../index.js';
import { DIRECTORY, INSTITUTION_KINDS, type Institution } from '../directory.js';
import { DirectoryViews } from '../DirectoryViews.js';
import { InstitutionForm } from './InstitutionForm.js';
import { InstitutionPanel } from './InstitutionPanel.js';
import { useStateName } from '../form/StateField.js';
import { useTexts } from '../texts.js';

/** Ministries, agencies, organisations, universities, companies. */
export default function InstitutionsPage(): ReactElement {
  const t = useTexts();
  const can = useCan();
  const [address, setAddress] = useAddress();
  const { search = '', panel } = address;
  const kind = INSTITUTION_KINDS.find((one) => one === address['kind']);
  const list = usePagedList({
    queryKey: [...DIRECTORY, 'institutions', 'list', search, kind],
    read: (part) => unwrap(api.GET('/api/v1/institutions', { params: { query: { ...part, ...(search && { search }), ...(kind && { kind }) } } })),
    keep: true,
  });
  const columns = useColumns();
  const add = can('directory.change') && <Button onClick={() => setAddress({ panel: 'new' })}>{t('institution.add')}</Button>;
  const close = (): void => setAddress({ panel: undefined });
  return (
    <>
      <DirectoryViews />
      <Page title={t('institutions')} lead={t('institutions.lead')} action={add}>
        <DataTable
          label={t('institutions')}
          {...list.table}
          columns={columns}
          rowKey={({ id }) => id}
          opened={panel}
          onOpen={({ id }) => setAddress({ panel: id })}
          search={{ value: search, onChange: (text) => setAddress({ search: text || undefined }, { replace: true }) }}
          filters={
            <NativeSelect
              aria-label={t('institution.kind')}
              value={kind ?? ''}
              data={[{ value: '', label: t('any-kind') }, ...INSTITUTION_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))]}
              onChange={(event) => setAddress({ kind: event.currentTarget.value || undefined })}
            />
          }
          chips={kind ? [{ key: 'kind', text: t('chip', { name: t('institution.kind'), value: t(`kind.${kind}`) }), remove: () => setAddress({ kind: undefined }) }] : []}
          empty={
            <Empty title={t('institutions.empty.title')} action={add}>
              {t('institutions.empty.text')}
            </Empty>
          }
        />
        <SidePanel title={panel === 'new' ? t('institution.add') : t('institution')} opened={panel !== undefined} onClose={close}>
          {panel === 'new' ? <InstitutionForm institution={null} onSaved={(id) => setAddress({ panel: id })} onLeave={close} /> : panel !== undefined && <InstitutionPanel key={panel} id={panel} />}
        </SidePanel>
      </Page>
    </>
  );
}

function useColumns(): Column<Institution>[] {
  const t = useTexts();
  const locale = useLocale();
  const stateName = useStateName();
  return [
    { key: 'name', head: t('name'), cell: ({ name }) => textIn(name, locale).text },
    { key: 'acronym', head: t('institution.acronym'), cell: ({ acronym }) => acronym },
    { key: 'kind', head: t('institution.kind'), cell: ({ kind }) => t(`kind.${kind}`) },
    { key: 'state', head: t('institution.stateIso2'), cell: ({ stateIso2 }) => stateName(stateIso2) },
  ];
}
