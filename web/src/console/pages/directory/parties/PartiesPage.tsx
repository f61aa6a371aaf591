import { Button } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Empty, Loading } from '../../../../design/index.js';
import { api, Page, SidePanel, Trouble, unwrap, useAddress, useCan } from '../../../index.js';
import { DIRECTORY } from '../directory.js';
import { DirectoryViews } from '../DirectoryViews.js';
import { useTexts } from '../texts.js';
import { PartiesOf } from './PartiesOf.js';
import { ProcessForm } from './ProcessForm.js';

const processesQuery = queryOptions({ queryKey: [...DIRECTORY, 'processes'], queryFn: () => unwrap(api.GET('/api/v1/processes')) });

/** Processes and their parties, as they stand on a day. */
export default function PartiesPage(): ReactElement {
  const t = useTexts();
  const can = useCan();
  const [address, setAddress] = useAddress();
  const { data, error, refetch } = useQuery(processesQuery);
  const process = data?.items.find(({ id }) => id === address['process']) ?? data?.items[0];
  const close = (): void => setAddress({ panel: undefined });
  const first = can('directory.change') && <Button onClick={() => setAddress({ panel: 'new-process' })}>{t('process.add')}</Button>;
  return (
    <>
      <DirectoryViews />
      {process && data ? (
        <PartiesOf process={process} processes={data.items} />
      ) : (
        <Page title={t('parties')}>
          {error ? (
            <Trouble error={error} again={() => void refetch()} />
          ) : data ? (
            <Empty title={t('process.empty.title')} action={first}>
              {t('process.empty.text')}
            </Empty>
          ) : (
            <Loading label={t('loading')} lines={8} height="2.25rem" />
          )}
        </Page>
      )}
      <SidePanel title={t('process.add')} opened={address['panel'] === 'new-process'} onClose={close}>
        <ProcessForm process={null} onSaved={(id) => setAddress({ process: id, panel: undefined })} onLeave={close} />
      </SidePanel>
    </>
  );
}
