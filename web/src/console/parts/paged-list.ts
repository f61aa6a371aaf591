import { keepPreviousData, useInfiniteQuery, type QueryKey } from '@tanstack/react-query';
import type { DataTableProps } from './DataTable.js';

/** Which part of a list is asked for, as the API takes it. */
export interface Part {
  limit: number;
  cursor?: string;
}

/** A part of a list, as the API hands it out; `next` is where the following part begins. */
interface Page {
  items: unknown[];
  next: string | null;
}

type RowOf<Whole extends Page> = Whole['items'][number];

interface Asked<Whole extends Page> {
  /** Where the list is kept: all that narrows it is in the key. */
  queryKey: QueryKey;
  read: (part: Part) => Promise<Whole>;
  /** Rows in a part; 50 unless told. */
  limit?: number;
  /** Keeps the rows that are there until the narrowed list has come. Not where a button does something with all rows shown. */
  keep?: boolean;
  /** Asks again by itself, in milliseconds. */
  refetchInterval?: number;
  enabled?: boolean;
}

/** A list that the API hands out in parts. */
export interface PagedList<Whole extends Page> {
  /** What a `DataTable` needs of it. */
  table: Required<Pick<DataTableProps<RowOf<Whole>>, 'error' | 'again'>> & Pick<DataTableProps<RowOf<Whole>>, 'rows' | 'more'>;
  /** The first part, with what it says of the whole list; undefined while loading. */
  first: Whole | undefined;
  /** Loads what is missing of the list. */
  loadAll: () => Promise<void>;
}

/** Reads a list part by part: `<DataTable {...usePagedList(…).table} />` shows it, with a button for more. */
export function usePagedList<Whole extends Page>({ queryKey, read, limit = 50, keep = false, ...rest }: Asked<Whole>): PagedList<Whole> {
  const list = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read({ limit, ...(pageParam !== null && { cursor: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    ...(keep && { placeholderData: keepPreviousData }),
    ...rest,
  });
  const loadAll = async (): Promise<void> => {
    let more = list.hasNextPage;
    while (more) more = (await list.fetchNextPage()).hasNextPage;
  };
  return {
    table: {
      rows: list.data?.pages.flatMap((page) => page.items),
      error: list.error,
      again: () => void list.refetch(),
      ...(list.hasNextPage && { more: { load: () => void list.fetchNextPage(), loading: list.isFetchingNextPage } }),
    },
    first: list.data?.pages[0],
    loadAll,
  };
}
