import { Button, Checkbox, TextInput } from '@mantine/core';
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

/** Rows chosen for something that is done with all of them: by a box in front of each, Space, Shift with an arrow, and Ctrl with A for all shown. */
export interface Selection<Row> {
  selected: ReadonlySet<string>;
  change: (keys: ReadonlySet<string>) => void;
  /** Names a row for screen readers. */
  nameOf: (row: Row) => string;
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
  selection?: Selection<Row>;
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
function Rows<Row>({ label, columns, rows, rowKey, onOpen, opened, more, selection }: DataTableProps<Row> & { rows: readonly Row[] }): ReactElement {
  const t = useShellTexts();
  const [at, setAt] = useState(0);
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>, place: number, row: Row): void => {
    // Keys pressed in a control inside the row belong to that control.
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter') onOpen?.(row);
    if (selection && chooses(event, selection, rows.map(rowKey), place)) return;
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
      {onOpen && <p className="sr-only">{t(selection ? 'table.keys-select' : 'table.keys')}</p>}
      <div className="table-box" tabIndex={onOpen ? undefined : 0} role="region" aria-label={label}>
        <table className="table">
          <thead>
            <tr>
              {selection && <SelectAll selection={selection} keys={rows.map(rowKey)} />}
              {columns.map(({ key, head, end }) => (
                <th key={key} scope="col" className={end ? 'end' : undefined}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => (
              <tr key={rowKey(row)} data-opened={opened === rowKey(row) || undefined} data-selected={selection?.selected.has(rowKey(row)) || undefined} {...reach(row, place)}>
                {selection && (
                  <td className="table__box" onClick={(event) => event.stopPropagation()}>
                    <Checkbox size="sm" aria-label={t('table.select', { name: selection.nameOf(row) })} checked={selection.selected.has(rowKey(row))} onChange={() => selection.change(toggled(selection.selected, rowKey(row)))} />
                  </td>
                )}
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

function SelectAll<Row>({ selection, keys }: { selection: Selection<Row>; keys: readonly string[] }): ReactElement {
  const t = useShellTexts();
  const all = keys.every((key) => selection.selected.has(key));
  return (
    <th scope="col" className="table__box">
      <Checkbox size="sm" aria-label={t('table.select-all')} checked={all} indeterminate={!all && selection.selected.size > 0} onChange={() => selection.change(new Set(all ? [] : keys))} />
    </th>
  );
}

/** Chooses rows by keyboard; true when the key did. Shift with an arrow goes on to the next row, by the key's usual step. */
function chooses<Row>(event: KeyboardEvent<HTMLTableRowElement>, { selected, change }: Selection<Row>, keys: readonly string[], place: number): boolean {
  const here = keys[place];
  if (here === undefined) return false;
  if (event.key === ' ') change(toggled(selected, here));
  else if ((event.ctrlKey || event.metaKey) && event.code === 'KeyA') change(new Set(keys));
  else {
    const next = keys[event.key === 'ArrowDown' ? place + 1 : place - 1];
    if (event.shiftKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp') && next !== undefined) change(new Set([...selected, here, next]));
    return false;
  }
  event.preventDefault();
  return true;
}

function toggled(selected: ReadonlySet<string>, key: string): Set<string> {
  const without = new Set([...selected].filter((one) => one !== key));
  return without.size < selected.size ? without : without.add(key);
}
