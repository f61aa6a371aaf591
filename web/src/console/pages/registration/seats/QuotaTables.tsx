import { SimpleGrid, Stack, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { fieldId, Status } from '../../../../design/index.js';
import { day, timeOfDay } from '../../../../format/time.js';
import { numberIn } from '../../../../texts/texts.js';
import { useTrade, type TradeKey } from '../../../../trade/trade.js';
import { DataTable, textIn, useLocale, type Column } from '../../../index.js';
import { EVERY, type Quota, type Quotas } from './quotas.js';
import type { Fields } from './QuotasView.js';
import { useSeatTexts } from './texts.js';

/** What is typed once for all delegations. */
export function EveryDelegation({ fields }: { fields: Fields }): ReactElement {
  const t = useSeatTexts();
  return (
    <Stack component="section" gap="sm" className="form-column">
      <h2>{t('every')}</h2>
      <p className="muted">{t('every.lead')}</p>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {(['seats', 'funded'] as const).map((what) => (
          <TextInput
            key={what}
            inputMode="numeric"
            data-column="every"
            id={fieldId(EVERY[what])}
            label={t(`every.${what}`)}
            description={t('hint.empty-no-limit')}
            error={fields.fault(EVERY[what])}
            disabled={fields.locked}
            value={fields.text(EVERY[what])}
            onChange={(event) => fields.type(EVERY[what], event.currentTarget.value)}
          />
        ))}
      </SimpleGrid>
    </Stack>
  );
}

type Delegation = Quotas['parties'][number];

/** Each delegation: its seats, those that the organiser pays for, who has them and who waits. */
export function DelegationTable({ read, fields }: { read: Quotas; fields: Fields }): ReactElement {
  const t = useSeatTexts();
  const locale = useLocale();
  const nameOf = ({ name }: Delegation): string => textIn(name, locale).text;
  const columns: Column<Delegation>[] = [
    { key: 'party', head: t('delegation'), cell: nameOf },
    { key: 'seats', head: t('seats'), cell: (row) => <Field quota={row.seats} label={t('seats-of', { name: nameOf(row) })} otherwise={fields.text(EVERY.seats)} column="seats" fields={fields} /> },
    { key: 'taken', head: t('taken'), cell: ({ seats }) => <Taken quota={seats} /> },
    { key: 'waiting', head: t('waiting'), cell: ({ seats }) => <Waiting quota={seats} /> },
    { key: 'funded', head: t('funded'), cell: (row) => <Field quota={row.funded} label={t('funded-of', { name: nameOf(row) })} otherwise={fields.text(EVERY.funded)} column="funded" fields={fields} /> },
    { key: 'funded-taken', head: t('funded-taken'), cell: ({ funded }) => <Taken quota={funded} /> },
  ];
  return (
    <section>
      <h2>{t('delegations')}</h2>
      <p className="muted">{t('delegations.lead')}</p>
      <DataTable label={t('delegations')} columns={columns} rows={read.parties} rowKey={({ partyId }) => partyId} empty={<p>{t('delegations.none')}</p>} />
    </section>
  );
}

type CategoryRow = Quotas['categories'][number];

/** Each category that takes seats. */
export function CategoryTable({ read, fields }: { read: Quotas; fields: Fields }): ReactElement {
  const t = useSeatTexts();
  const trade = useTrade();
  const nameOf = ({ category }: CategoryRow): string => trade(`category.${category}` as TradeKey);
  const columns: Column<CategoryRow>[] = [
    { key: 'category', head: t('category'), cell: nameOf },
    { key: 'seats', head: t('seats'), cell: (row) => <Field quota={row.seats} label={t('seats-of', { name: nameOf(row) })} otherwise="" column="categories" fields={fields} /> },
    { key: 'taken', head: t('taken'), cell: ({ seats }) => <Taken quota={seats} /> },
    { key: 'waiting', head: t('waiting'), cell: ({ seats }) => <Waiting quota={seats} /> },
  ];
  return (
    <section>
      <h2>{t('categories')}</h2>
      <p className="muted">{t('categories.lead')}</p>
      <DataTable label={t('categories')} columns={columns} rows={read.categories} rowKey={({ category }) => category} empty={<p>{t('categories.none')}</p>} />
    </section>
  );
}

type SessionRow = Quotas['sessions'][number];

/** Sessions: with a number people sign up for them, without one they come. */
export function SessionTable({ read, fields }: { read: Quotas; fields: Fields }): ReactElement | null {
  const t = useSeatTexts();
  const locale = useLocale();
  if (read.sessions.length === 0) return null;
  const nameOf = ({ title }: SessionRow): string => textIn(title, locale).text;
  const columns: Column<SessionRow>[] = [
    { key: 'session', head: t('session'), cell: nameOf },
    { key: 'starts', head: t('starts'), cell: ({ startsLocal }) => `${day(startsLocal, locale)}, ${timeOfDay(startsLocal, locale)}` },
    { key: 'seats', head: t('seats'), cell: (row) => <Field quota={row.seats} label={t('seats-of', { name: nameOf(row) })} otherwise={t('no-sign-up')} column="sessions" fields={fields} /> },
    { key: 'taken', head: t('signed-up'), cell: ({ seats }) => (seats.own ? <Taken quota={seats} /> : '') },
  ];
  return (
    <section>
      <h2>{t('sessions')}</h2>
      <p className="muted">{t('sessions.lead')}</p>
      <DataTable label={t('sessions')} columns={columns} rows={read.sessions} rowKey={({ sessionId }) => sessionId} empty={null} />
    </section>
  );
}

interface FieldProps {
  quota: Quota;
  label: string;
  /** What holds while the field is empty. */
  otherwise: string;
  column: string;
  fields: Fields;
}

function Field({ quota, label, otherwise, column, fields }: FieldProps): ReactElement {
  const t = useSeatTexts();
  return (
    <TextInput
      className="quotas__field"
      size="sm"
      inputMode="numeric"
      autoComplete="off"
      data-column={column}
      id={fieldId(quota.key)}
      aria-label={label}
      placeholder={otherwise === '' ? t('no-limit') : otherwise}
      error={fields.fault(quota.key)}
      disabled={fields.locked}
      value={fields.text(quota.key)}
      onChange={(event) => fields.type(quota.key, event.currentTarget.value)}
    />
  );
}

/** How many are taken, and that it is full or nearly so, in a word. */
function Taken({ quota: { taken, capacity } }: { quota: Quota }): ReactElement {
  const t = useSeatTexts();
  const locale = useLocale();
  const figure = <span className="quotas__taken">{capacity === null ? numberIn(locale, taken) : t('taken-of', { taken, capacity })}</span>;
  if (capacity === null || taken < capacity * 0.9 || (capacity < 10 && taken < capacity)) return figure;
  return (
    <>
      {figure} <Status tone={taken >= capacity ? 'info' : 'wait'}>{t(taken >= capacity ? 'full' : 'nearly-full')}</Status>
    </>
  );
}

/** How many wait; it leads to them. */
function Waiting({ quota: { waiting } }: { quota: Quota }): ReactElement {
  const t = useSeatTexts();
  const locale = useLocale();
  if (waiting === 0) return <>{numberIn(locale, 0)}</>;
  return (
    <Link to="." search={{ show: 'waiting' }}>
      {t('waiting-count', { count: waiting })}
    </Link>
  );
}
