import { Button, Group, TextInput } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { Banner, Empty, Failed, Loading, Status } from '../../../design/index.js';
import { toneOf, useTrade, type TradeKey } from '../../../trade/trade.js';
import { done, Page, refused } from '../../index.js';
import { SampleTable } from './SampleTable.js';
import { useTexts } from './texts.js';

const COLOURS = ['canvas', 'surface', 'raised', 'sunken', 'hover', 'line', 'line-strong', 'text', 'text-muted', 'brand', 'brand-strong', 'brand-text', 'brand-soft', 'ok', 'ok-soft', 'wait', 'wait-soft', 'bad', 'bad-soft'];
const SIZES = ['3xl', '2xl', 'xl', 'l', 'm', 's', 'xs'];
const STATUSES: TradeKey[] = ['event.draft', 'event.published', 'event.registration-open', 'event.closed', 'event.cancelled', 'registration.submitted', 'registration.confirmed', 'registration.waitlisted', 'registration.rejected', 'message.sent', 'message.failed'];

function Part({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <section className="stack" style={{ marginBlockEnd: 'var(--s-10)' }}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Everything that pages are made of, in the colours and the language that are chosen. */
export default function DesignPage(): ReactElement {
  const t = useTexts();
  const trade = useTrade();
  return (
    <Page title={t('title')} lead={t('lead')} action={<Button>{t('action')}</Button>}>
      <Part title={t('table')}>
        <SampleTable />
      </Part>
      <Part title={t('buttons')}>
        <Group>
          <Button>{t('action')}</Button>
          <Button variant="default" onClick={() => done(t('notice-text'))}>
            {t('notice')}
          </Button>
          <Button variant="light" color="red" onClick={() => refused(null, t('refusal-text'))}>
            {t('refusal')}
          </Button>
          <Button variant="subtle">{t('action')}</Button>
          <Button disabled>{t('action')}</Button>
        </Group>
      </Part>
      <Part title={t('fields')}>
        <Group align="start">
          <TextInput label={t('field')} description={t('hint')} />
          <TextInput label={t('email')} error={t('wrong')} defaultValue="name@" />
        </Group>
      </Part>
      <Part title={t('statuses')}>
        <Group>
          {STATUSES.map((status) => (
            <Status key={status} tone={toneOf(status)}>
              {trade(status)}
            </Status>
          ))}
        </Group>
      </Part>
      <Part title={t('banners')}>
        {(['info', 'ok', 'wait', 'bad'] as const).map((tone) => (
          <Banner key={tone} tone={tone} title={t('banner')} />
        ))}
      </Part>
      <Part title={t('states')}>
        <Empty title={t('empty')} action={<Button>{t('action')}</Button>}>
          {t('empty-text')}
        </Empty>
        <Failed title={t('failed')}>{t('failed-text')}</Failed>
        <Loading label={t('loading')} lines={4} />
      </Part>
      <Part title={t('words')}>
        {SIZES.map((size) => (
          <p key={size} style={{ fontSize: `var(--text-${size})` }}>
            {t('sample')}
          </p>
        ))}
      </Part>
      <Part title={t('colour')}>
        <ul role="list" style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(9rem, 1fr))', gap: 'var(--s-3)' }}>
          {COLOURS.map((colour) => (
            <li key={colour} style={{ fontSize: 'var(--text-xs)' }}>
              <div style={{ blockSize: 'var(--s-12)', borderRadius: 'var(--radius-m)', border: 'var(--line) solid var(--c-line)', background: `var(--c-${colour})` }} />
              <code>{colour}</code>
            </li>
          ))}
        </ul>
      </Part>
    </Page>
  );
}
