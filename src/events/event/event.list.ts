import { isUUID } from 'class-validator';
import { rows, type Tx } from '../../platform/database/index.js';
import { pageOf, readCursor, type Page } from '../../platform/http/index.js';
import type { EventStatus } from '../life/life.rules.js';
import type { EventFacts } from './event.js';
import { EVENT_COLUMNS } from './event.rows.js';

/** Which events, and which part of them. What is null or left out does not narrow. */
export interface EventsWanted {
  /** Events that the asker may see; null for all. */
  ids?: readonly string[] | null;
  kind?: string;
  statuses?: readonly EventStatus[];
  /** Acronym or id. */
  process?: string;
  country?: string;
  /** Not over before this wall date. */
  from?: string;
  /** Begun by this wall date. */
  to?: string;
  endingAfter?: Date;
  endedBy?: Date;
  search?: string;
  order: 'latest' | 'soonest';
  limit: number;
  cursor?: string;
}

/** Events in the order of their start. */
export async function listEvents(tx: Tx, wanted: EventsWanted): Promise<Page<EventFacts>> {
  const [after = null, afterId = null] = wanted.cursor === undefined ? [] : readCursor(wanted.cursor, 2, ([at, id]) => typeof at === 'string' && isInstant(at) && isUUID(id));
  const [beyond, direction] = wanted.order === 'latest' ? ['<', 'DESC'] : ['>', 'ASC'];
  const found = await rows<EventFacts>(
    tx,
    `SELECT ${EVENT_COLUMNS} FROM event
      WHERE ($1::uuid[] IS NULL OR event.id = ANY ($1)) AND ($2::text IS NULL OR kind = $2) AND ($3::text[] IS NULL OR status = ANY ($3))
        AND ($4::text IS NULL OR EXISTS (SELECT FROM event_process JOIN process ON process.id = process_id WHERE event_id = event.id AND (process_id::text = $4 OR lower(acronym) = lower($4))))
        AND ($5::text IS NULL OR country_iso2 = $5) AND ($6::date IS NULL OR ends_local >= $6) AND ($7::date IS NULL OR starts_local < $7 + 1)
        AND ($8::timestamptz IS NULL OR ends_at > $8) AND ($9::timestamptz IS NULL OR ends_at <= $9)
        AND ($10::text[] IS NULL OR (${SEARCHED}) ILIKE ALL ($10))
        AND ($11::timestamptz IS NULL OR (starts_at, event.id) ${beyond} ($11, $12::uuid))
      ORDER BY starts_at ${direction}, event.id ${direction} LIMIT $13`,
    [
      wanted.ids ?? null,
      wanted.kind ?? null,
      wanted.statuses ?? null,
      wanted.process ?? null,
      wanted.country ?? null,
      wanted.from ?? null,
      wanted.to ?? null,
      wanted.endingAfter ?? null,
      wanted.endedBy ?? null,
      patterns(wanted.search),
      after,
      afterId,
      wanted.limit + 1,
    ],
  );
  return pageOf(found, wanted.limit, (event) => [event.startsAt.toISOString(), event.id]);
}

/** What is searched: texts in every language, one to a line so that no pattern spans two, and the address. */
const SEARCHED = `(SELECT string_agg(value, E'\\n') FROM (SELECT value FROM jsonb_each_text(title) UNION ALL SELECT value FROM jsonb_each_text(theme) UNION ALL SELECT value FROM jsonb_each_text(city)
  UNION ALL SELECT value FROM jsonb_each_text(venue) UNION ALL SELECT slug) AS texts)`;

/** Every word must be found somewhere; null when nothing is searched for. */
function patterns(search: string | undefined): string[] | null {
  const words = (search ?? '').trim().split(/\s+/).filter(Boolean).slice(0, 8);
  return words.length === 0 ? null : words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text));
}
