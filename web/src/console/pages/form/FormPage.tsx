import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Loading } from '../../../design/index.js';
import { Page, Trouble, useParam } from '../../index.js';
import { Builder } from './Builder.js';
import { formQuery } from './form.js';
import { useTexts } from './texts.js';
import './form.css';

/** What people are asked when they register for an event, and where it is changed. */
export default function FormPage(): ReactElement {
  const t = useTexts();
  const eventId = useParam('eventId');
  const { data, error, refetch } = useQuery(formQuery(eventId));
  return (
    <Page title={t('title')} lead={t('lead')}>
      {error ? <Trouble error={error} again={() => void refetch()} /> : data ? <Builder key={eventId} eventId={eventId} read={data} again={refetch} /> : <Loading label={t('loading')} lines={8} height="3rem" />}
    </Page>
  );
}
