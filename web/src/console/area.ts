import type { ComponentType } from 'react';
import type { Icon as TablerIcon } from '@tabler/icons-react';
import type { LocalisedText } from '../texts/texts.js';

/** A page of the console. It is loaded when somebody goes there. */
export interface ConsolePage {
  /**
   * Where it hangs: `console` in the frame, `event` in the workspace of an event (its path then follows `/events/$eventId`),
   * `open` without frame and without sign-in.
   */
  under: 'console' | 'event' | 'open';
  /** `/people/$personId`; `/` under `event` is the overview. */
  path: string;
  load: () => Promise<{ default: ComponentType }>;
}

/** A line of the navigation at the side. */
export interface NavEntry {
  to: string;
  label: LocalisedText;
  icon: TablerIcon;
  /** Smaller is higher: Today 10, Events 20, Directory 30 … */
  order: number;
  /** Shown to those who may; to everybody when not given. A role for one event is enough with `anyEvent`. */
  permission?: string;
  anyEvent?: boolean;
}

/** A tab in the workspace of an event. */
export interface EventTab {
  /** Path below the event: `''` for the overview, `participants` … */
  path: string;
  label: LocalisedText;
  /** Overview 10, programme 20, invitations 30, participants 40, messages 50, attendance 60, settings 90. */
  order: number;
  permission?: string;
  /** Kinds of event that have it; all when not given. */
  kinds?: readonly string[];
}

/** What a folder `pages/<area>/` brings: its `area.tsx` exports one as default. Nothing else needs to be edited. */
export interface Area {
  pages: readonly ConsolePage[];
  nav?: readonly NavEntry[];
  tabs?: readonly EventTab[];
}

/** Declares an area; only checks the types. */
export function defineArea(area: Area): Area {
  return area;
}

const found = import.meta.glob<{ default: Area }>('./pages/*/area.tsx', { eager: true });

/** All areas there are. */
export const areas: readonly Area[] = Object.values(found).map((module) => module.default);
