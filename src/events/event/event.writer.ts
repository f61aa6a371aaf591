import { instantOf } from '../../platform/clock/index.js';
import { newId, rows, type Tx } from '../../platform/database/index.js';
import type { LocalisedText } from '../../platform/i18n/index.js';
import { tidy, type OrganiserInput, type WrittenEvent } from './event.input.js';
import { freeSlug, slugOf } from './slug.rules.js';

/** What is written of a new event besides what it says. */
export interface NewRow {
  event: WrittenEvent;
  organisers: readonly OrganiserInput[];
  processIds: readonly string[];
  copiedFrom: string | null;
  now: Date;
}

/** Writes a new draft and answers its id. */
export async function insertEvent(tx: Tx, { event, organisers, processIds, copiedFrom, now }: NewRow): Promise<string> {
  const id = newId();
  const row = { id, slug: await takeSlug(tx, event), kind: event.kind, status: 'draft', copied_from: copiedFrom, date_precision: 'day', calendar_sequence: 0, created_at: now, version: 1, ...columnsOf(event) };
  const columns = Object.keys(row).join(', ');
  await tx.query(`INSERT INTO event (${columns}) SELECT ${columns} FROM jsonb_populate_record(NULL::event, $1::jsonb)`, [JSON.stringify(row)]);
  await writeProcesses(tx, id, processIds);
  await writeOrganisers(tx, id, organisers);
  return id;
}

/** Writes an event that is locked. `slug` is given while it may still change, `moved` raises the calendars' sequence; dates that are told are known to the day. */
export async function updateEvent(tx: Tx, id: string, event: WrittenEvent, { slug, moved, redated }: { slug: string | null; moved: boolean; redated: boolean }): Promise<void> {
  const row = { ...columnsOf(event), ...(slug !== null && { slug }), ...(redated && { date_precision: 'day' }) };
  const columns = Object.keys(row).join(', ');
  await tx.query(
    `UPDATE event SET (${columns}) = (SELECT ${columns} FROM jsonb_populate_record(NULL::event, $2::jsonb)), calendar_sequence = calendar_sequence + $3::integer, version = version + 1 WHERE id = $1`,
    [id, JSON.stringify(row), moved ? 1 : 0],
  );
}

/** A free address for an event, kept for it until the transaction ends: two events of one title that are made at once get two. */
export async function takeSlug(tx: Tx, event: Pick<WrittenEvent, 'title' | 'kind' | 'startsLocal'>, except: string | null = null): Promise<string> {
  const base = slugOf(event);
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('slug ' || $1, 0))`, [base]);
  const taken = await rows<{ slug: string }>(tx, `SELECT slug FROM event WHERE starts_with(slug, $1) AND id IS DISTINCT FROM $2::uuid`, [base, except]);
  return freeSlug(base, new Set(taken.map(({ slug }) => slug)));
}

function columnsOf(event: WrittenEvent): Record<string, unknown> {
  return {
    sub_kind: event.subKind,
    title: event.title,
    theme: event.theme,
    starts_local: event.startsLocal,
    ends_local: event.endsLocal,
    zone: event.zone,
    starts_at: instantOf({ local: event.startsLocal, zone: event.zone }),
    ends_at: instantOf({ local: event.endsLocal, zone: event.zone }),
    mode: event.mode,
    city: event.city,
    country_iso2: event.countryIso2,
    venue: event.venue,
    map_url: event.mapUrl,
    join_url: event.joinUrl,
    host: event.host,
    working_languages: event.workingLanguages,
    capacity: event.capacity,
    practical_information: event.practicalInformation,
  };
}

/** Writes which processes an event belongs to, in their order. */
export async function writeProcesses(tx: Tx, eventId: string, processIds: readonly string[]): Promise<void> {
  await tx.query(`DELETE FROM event_process WHERE event_id = $1`, [eventId]);
  await tx.query(`INSERT INTO event_process (event_id, process_id, place) SELECT $1, id, place FROM unnest($2::uuid[]) WITH ORDINALITY AS process (id, place)`, [eventId, [...new Set(processIds)]]);
}

/** Writes who organises an event, in their order. */
export async function writeOrganisers(tx: Tx, eventId: string, organisers: readonly OrganiserInput[]): Promise<void> {
  const written = organisers.map(({ institutionId, name }, place) => ({ event_id: eventId, place, institution_id: institutionId ?? null, name: name ? tidy(name) : null }));
  await tx.query(`DELETE FROM event_organiser WHERE event_id = $1`, [eventId]);
  await tx.query(`INSERT INTO event_organiser SELECT * FROM jsonb_populate_recordset(NULL::event_organiser, $1::jsonb)`, [JSON.stringify(written)]);
}

/** Who organises an event, as it is shown. */
export interface Organiser {
  institutionId: string | null;
  name: LocalisedText;
}

/** A process that an event belongs to, as it is shown. */
export interface ProcessOfEvent {
  id: string;
  acronym: string;
  name: LocalisedText;
}

export function readOrganisers(tx: Tx, eventId: string): Promise<Organiser[]> {
  return rows<Organiser>(
    tx,
    `SELECT institution_id AS "institutionId", coalesce(institution.name, event_organiser.name) AS name
       FROM event_organiser LEFT JOIN institution ON institution.id = institution_id WHERE event_id = $1 ORDER BY place`,
    [eventId],
  );
}

export function readProcesses(tx: Tx, eventId: string): Promise<ProcessOfEvent[]> {
  return rows<ProcessOfEvent>(
    tx,
    `SELECT process.id, acronym, name FROM event_process JOIN process ON process.id = process_id WHERE event_id = $1 ORDER BY place, acronym`,
    [eventId],
  );
}
