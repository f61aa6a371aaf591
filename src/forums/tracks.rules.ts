import type { LocalisedText } from '../platform/i18n/index.js';

/** A track of a forum. */
export interface Track {
  id: string;
  name: LocalisedText;
}

/** A track as it is told: with its id when it is there already. */
export interface TrackInput {
  id?: string | null;
  name: LocalisedText;
}

export type TracksDecision =
  | { kind: 'changed'; removed: readonly string[] }
  | { kind: 'refused'; code: 'TRACK_UNKNOWN' | 'TRACK_NAMED_TWICE' | 'TRACK_RENAMED_IN_USE'; field: string; count?: number }
  | { kind: 'refused'; code: 'TRACK_REMOVED_IN_USE'; field: 'tracks'; count: number };

/**
 * May the tracks of a forum become these? `sessions` counts the sessions of each track. A track with sessions is not removed, and is renamed only when
 * that is confirmed: its sessions would stand under a name that nobody gave them.
 */
export function changeTracks(before: readonly Track[], told: readonly TrackInput[], sessions: ReadonlyMap<string, number>, renameUsed: boolean): TracksDecision {
  for (const [place, { id, name }] of told.entries()) {
    const there = before.find((track) => track.id === id);
    const again = told.slice(0, place).some((earlier) => (id && earlier.id === id) || sameName(earlier.name, name));
    if (id && !there) return { kind: 'refused', code: 'TRACK_UNKNOWN', field: `tracks[${place}].id` };
    if (again) return { kind: 'refused', code: 'TRACK_NAMED_TWICE', field: `tracks[${place}].name` };
    const count = sessions.get(id ?? '') ?? 0;
    if (there && count > 0 && !renameUsed && !equal(there.name, name)) return { kind: 'refused', code: 'TRACK_RENAMED_IN_USE', field: `tracks[${place}].name`, count };
  }
  const removed = before.filter((track) => !told.some(({ id }) => id === track.id)).map(({ id }) => id);
  const count = Math.max(0, ...removed.map((id) => sessions.get(id) ?? 0));
  return count > 0 ? { kind: 'refused', code: 'TRACK_REMOVED_IN_USE', field: 'tracks', count } : { kind: 'changed', removed };
}

/** True when two names agree in some language. */
function sameName(one: LocalisedText, other: LocalisedText): boolean {
  return (Object.keys(one) as (keyof LocalisedText)[]).some((language) => one[language]?.toLowerCase() === other[language]?.toLowerCase());
}

function equal(one: LocalisedText, other: LocalisedText): boolean {
  return (['en', 'ru', 'fa'] as const).every((language) => (one[language] ?? '') === (other[language] ?? ''));
}
