import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api, done, refused, SidePanel, unwrap } from '../../index.js';
import type { AttendanceFilter } from './attendance.js';
import { useTexts } from './texts.js';

interface DownloadsProps {
  eventId: string;
  filter: AttendanceFilter;
  /** How many people the file will hold. */
  count: number;
  wholeList: () => Promise<void>;
}

/** Takes out exactly what is seen: as a file, with the reason that the record keeps, or on paper. */
export function Downloads({ eventId, filter, count, wholeList }: DownloadsProps): ReactElement {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const take = useMutation({
    mutationFn: async (format: 'csv' | 'xlsx') => {
      const params = { path: { eventId }, query: { ...filter, ...(reason.trim() && { reason: reason.trim() }) } };
      const file: Blob =
        format === 'csv'
          ? await unwrap(api.GET('/api/v1/events/{eventId}/attendance.csv', { params, parseAs: 'blob' }))
          : await unwrap(api.GET('/api/v1/events/{eventId}/attendance.xlsx', { params, parseAs: 'blob' }));
      keep(file, `attendance.${format}`);
    },
    onSuccess: () => {
      setOpen(false);
      done(t('taken', { count }));
    },
    onError: (error) => refused(error, t('failed')),
  });
  return (
    <>
      <Button variant="default" onClick={() => void wholeList().then(() => window.print())}>
        {t('print')}
      </Button>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('download')}
      </Button>
      <SidePanel title={t('download')} opened={open} onClose={() => setOpen(false)}>
        <div className="stack">
          <p>{t('download-says', { count })}</p>
          <TextInput label={t('download-why')} description={t('download-why-hint')} maxLength={300} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
          <div className="buttons">
            <Button loading={take.isPending && take.variables === 'xlsx'} disabled={take.isPending} onClick={() => take.mutate('xlsx')}>
              {t('download-xlsx')}
            </Button>
            <Button variant="default" loading={take.isPending && take.variables === 'csv'} disabled={take.isPending} onClick={() => take.mutate('csv')}>
              {t('download-csv')}
            </Button>
          </div>
        </div>
      </SidePanel>
    </>
  );
}

/** Hands a file to the browser, which keeps it where the person wants. */
function keep(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
