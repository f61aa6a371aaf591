import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import { Empty, Icon, Loading } from '../../design/index.js';
import { Trouble } from '../shell/states.js';
import { useShellTexts } from '../texts.js';

/** A column: its head, what stands in a cell, and where it is aligned. */
export interface Column<Row> {
  key: string;
  head: ReactNode;
  cell: (row: Row) => ReactNode;
  end?: boolean;
}

/** A filter that is set, told so that the chips read as a sentence: "Status: waiting", "Party: Kazakhstan". */
export interface Chip {
  key: string;
  text: string;
  remove: () => void;
}

export interface DataTableProps<Row> {
  /** What the table holds, for screen readers. */
  label: string;
  columns: readonly Column<Row>[];
  /** Undefined while loading. */
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  error?: Error | null;
  again?: () => void;
  /** Opens the panel of a row. Rows can then be reached and opened by keyboard. */
  onOpen?: (row: Row) => void;
  /** Key of the row whose panel is open. */
  opened?: string | undefined;
  search?: { value: string; onChange: (text: string) => void };
  /** Controls that set filters, beside the search field. */
  filters?: ReactNode;
  chips?: readonly Chip[];
  /** Buttons at the end of the tool line: export, bulk actions. */
  tools?: ReactNode;
  /** Shown when there is nothing at all: what will be here and the first action. */
  empty: ReactNode;
  /** Loads the following part; absent when all is here. */
  more?: { load: () => void; loading: boolean };
}

/** The table of the console: search, filters told as chips, sticky header, arrows from row to row, a panel for detail, and a word for every state. */
export function DataTable<Row>(props: DataTableProps<Row>): ReactElement {
  const t = useShellTexts();
  const { rows, search, chips = [] } = props;
  const narrowed = chips.length > 0 || (search !== undefined && search.value !== '');
  return (
    <section>
      {(search || props.filters || props.tools) && (
        <div className="table-tools">
          {search && <SearchField value={search.value} onChange={search.onChange} />}
          {props.filters}
          {props.tools && <div style={{ marginInlineStart: 'auto', display: 'flex', gap: 'var(--s-2)' }}>{props.tools}</div>}
        </div>
      )}
      <Chips chips={chips} />
      {props.error ? (
        <Trouble error={props.error} again={props.again} />
      ) : rows === undefined ? (
        <Loading label={t('loading')} lines={8} height="2.25rem" />
      ) : rows.length > 0 ? (
        <Rows {...props} rows={rows} />
      ) : narrowed ? (
        <Empty title={t('table.none')}>{t('table.none-text')}</Empty>
      ) : (
        props.empty
      )}
    </section>
  );
}

/** Search waits until typing pauses, so that a slow line is not asked for every letter. */
function SearchField({ value, onChange }: { value: string; onChange: (text: string) => void }): ReactElement {
  const t = useShellTexts();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return;
    const pause = setTimeout(() => onChange(text), 250);
    return () => clearTimeout(pause);
  });
  return <TextInput className="table-tools__search" type="search" aria-label={t('table.search')} placeholder={t('table.search')} leftSection={<IconSearch size={16} aria-hidden />} value={text} onChange={(event) => setText(event.currentTarget.value)} />;
}

function Chips({ chips }: { chips: readonly Chip[] }): ReactElement | null {
  const t = useShellTexts();
  if (chips.length === 0) return null;
  return (
    <div className="chips">
      {chips.map(({ key, text, remove }) => (
        <span className="chip" key={key}>
          {text}
          <button type="button" aria-label={t('table.remove', { filter: text })} onClick={remove}>
            <Icon name="close" size={14} />
          </button>
        </span>
      ))}
      {chips.length > 1 && (
        <Button variant="subtle" size="compact-sm" onClick={() => chips.forEach(({ remove }) => remove())}>
          {t('table.clear')}
        </Button>
      )}
    </div>
  );
}

const steps: Readonly<Record<string, (place: number, last: number) => number>> = {
  ArrowDown: (place, last) => Math.min(place + 1, last),
  ArrowUp: (place) => Math.max(place - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/** One row is in the tab order; arrows, Home and End move among them, Enter opens. */
function Rows<Row>({ label, columns, rows, rowKey, onOpen, opened, more }: DataTableProps<Row> & { rows: readonly Row[] }): ReactElement {
  const t = useShellTexts();
  const [at, setAt] = useState(0);
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>, place: number, row: Row): void => {
    // Keys pressed in a control inside the row belong to that control.
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter') onOpen?.(row);
    const next = steps[event.key]?.(place, rows.length - 1);
    if (next === undefined) return;
    event.preventDefault();
    setAt(next);
    (event.currentTarget.parentElement?.children.item(next) as HTMLElement | null)?.focus();
  };
  const reach = (row: Row, place: number): object =>
    onOpen ? { tabIndex: place === Math.min(at, rows.length - 1) ? 0 : -1, onClick: () => onOpen(row), onFocus: () => setAt(place), onKeyDown: (event: KeyboardEvent<HTMLTableRowElement>) => onKeyDown(event, place, row) } : {};
  return (
    <>
      {onOpen && <p className="sr-only">{t('table.keys')}</p>}
      <div className="table-box" tabIndex={onOpen ? undefined : 0} role="region" aria-label={label}>
        <table className="table">
          <thead>
            <tr>
              {columns.map(({ key, head, end }) => (
                <th key={key} scope="col" className={end ? 'end' : undefined}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => (
              <tr key={rowKey(row)} data-opened={opened === rowKey(row) || undefined} {...reach(row, place)}>
                {columns.map(({ key, head, cell, end }) => (
                  // On a telephone a row is a card, and each value has its column's name beside it.
                  <td key={key} className={end ? 'end' : undefined} data-head={typeof head === 'string' ? head : undefined}>
                    {cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="table-foot">
        <span role="status">{t(more ? 'table.count-more' : 'table.count', { count: rows.length })}</span>
        {more && (
          <Button variant="default" size="xs" loading={more.loading} onClick={more.load}>
            {t('table.more')}
          </Button>
        )}
      </div>
    </>
  );
}
