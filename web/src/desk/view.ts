import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import type { Presence } from '../../../src/attendance/desk-rules/presence.js';
import type { Desk } from './door/desk.js';
import type { DeskState } from './door/board.js';
import { factsOf, hereAt, type Place } from './door/knowledge.js';
import type { HeldRoster, Pairing, Roster } from './door/roster.js';

/** What the screens of a working desk draw from. */
export interface DoorView {
  desk: Desk;
  state: DeskState;
  pairing: Pairing;
  held: HeldRoster;
  roster: Roster;
  place: Place;
  /** Who is there, at the place that was chosen. */
  here: ReadonlyMap<string, Presence>;
}

export const DoorContext = createContext<DoorView | null>(null);

/** The desk at work. Only below a `DoorContext`. */
export function useDoor(): DoorView {
  const view = useContext(DoorContext);
  if (!view) throw new Error('There is no working desk around this');
  return view;
}

export function useDeskState(desk: Desk): DeskState {
  return useSyncExternalStore(desk.board.subscribe, desk.board.get);
}

/** The view of a desk that has its roster; null until then. */
export function useDoorView(desk: Desk): DoorView | null {
  const state = useDeskState(desk);
  const { held, pairing, entries, chosen } = state;
  const facts = useMemo(() => (held && pairing ? factsOf(held.roster, entries, pairing.deviceId) : []), [held, pairing, entries]);
  const { day = '', sessionId = null } = held ? desk.place() : {};
  const here = useMemo(() => hereAt(facts, { day, sessionId }), [facts, day, sessionId, chosen]);
  return held && pairing ? { desk, state, pairing, held, roster: held.roster, place: { day, sessionId }, here } : null;
}
