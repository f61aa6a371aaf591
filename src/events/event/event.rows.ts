import { rows, type Tx } from '../../platform/database/index.js';
import type { EventFacts } from './event.js';

/** SQL of a wall time as the code knows it: `YYYY-MM-DDTHH:mm`. */
export function wallTime(column: string): string {
  return `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI')`;
}

/** Columns of `EventFacts`; needs `event` in FROM. */
export const EVENT_COLUMNS = `
  event.id, event.slug, event.kind, event.sub_kind AS "subKind", event.title, event.theme,
  ${wallTime('event.starts_local')} AS "startsLocal", ${wallTime('event.ends_local')} AS "endsLocal", event.zone,
  event.starts_at AS "startsAt", event.ends_at AS "endsAt", event.date_precision AS "datePrecision", event.mode, event.city, event.country_iso2 AS "countryIso2",
  (SELECT jsonb_build_object('en', names -> 'en' ->> 'short', 'ru', names -> 'ru' ->> 'short') FROM state WHERE iso2 = event.country_iso2) AS country,
  event.venue, event.map_url AS "mapUrl", event.join_url AS "joinUrl", event.host, event.working_languages AS "workingLanguages", event.capacity, event.status,
  event.practical_information AS "practicalInformation", event.source_url AS "sourceUrl", event.copied_from AS "copiedFrom",
  event.calendar_sequence AS "calendarSequence", event.created_at AS "createdAt", event.version,
  ARRAY(SELECT process_id FROM event_process WHERE event_id = event.id ORDER BY place, process_id) AS "processIds"`;

/**
 * Reads one event; null when it is not there. `lock` holds its row until the transaction ends, against other changes and not against rows that merely
 * refer to it: whoever registers while an event is changed must not wait for it with the ledger in hand.
 */
export async function readEvent(tx: Tx, by: { id: string } | { slug: string }, lock = false): Promise<EventFacts | null> {
  const [column, value] = 'id' in by ? ['id', by.id] : ['slug', by.slug];
  const [found] = await rows<EventFacts>(tx, `SELECT ${EVENT_COLUMNS} FROM event WHERE ${column} = $1 ${lock ? 'FOR NO KEY UPDATE OF event' : ''}`, [value]);
  return found ?? null;
}
