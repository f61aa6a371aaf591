import { useNavigate, useParams, useSearch } from '@tanstack/react-router';

/** A part of the address, such as `$eventId`. */
export function useParam(name: string): string {
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false });
  const value = params[name];
  if (value === undefined) throw new Error(`The address of this page has no $${name}`);
  return value;
}

/** State of a page that lives in its address (search, filters, the open panel): `const [state, setState] = useAddress()`; `setState({ panel: undefined })` removes. */
export function useAddress(): [Readonly<Record<string, string | undefined>>, (change: Readonly<Record<string, string | undefined>>, options?: { replace?: boolean }) => void] {
  const search: Readonly<Record<string, string | undefined>> = useSearch({ strict: false });
  const navigate = useNavigate();
  return [
    search,
    (change, options = {}) => {
      void navigate({ to: '.', search: (before: object) => ({ ...before, ...change }), replace: options.replace ?? false, resetScroll: false });
    },
  ];
}
