import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { meQuery } from '../../../index.js';
import type { Typed } from './quotas.js';

/**
 * Numbers that were typed and not saved, kept in the browser's tab for the account: a page that is left or loaded again loses none.
 * What is forgotten after saving is what was saved: whoever typed on meanwhile keeps that.
 */
export function useTyped(eventId: string): { typed: Typed; type: (key: string, text: string) => void; forget: (saved?: Typed) => void } {
  const { data: me } = useQuery(meQuery);
  const name = `quotas ${me?.account?.id ?? ''} ${eventId}`;
  const [typed, setTyped] = useState<Typed>(() => JSON.parse(sessionStorage.getItem(name) ?? '{}') as Typed);
  useEffect(() => {
    if (Object.keys(typed).length > 0) sessionStorage.setItem(name, JSON.stringify(typed));
    else sessionStorage.removeItem(name);
  }, [name, typed]);
  return { typed, type: (key, text) => setTyped((before) => ({ ...before, [key]: text })), forget: (saved) => setTyped((before) => (saved ? Object.fromEntries(Object.entries(before).filter(([key, text]) => saved[key] !== text)) : {})) };
}
