import type { INestApplication } from '@nestjs/common';
import { instantOf } from '../../src/platform/clock/index.js';
import { newId, Sql } from '../../src/platform/database/index.js';
import { TEST_NOW } from './application.js';

/** Rows for tests that need a person, an event or a registration to be there and are not about how it came to be. Each has a default for everything. */
type Columns = Readonly<Record<string, unknown>>;

let made = 0;

/** A person with names and an address of their own; `columns` overrides any column. */
export async function aPerson(app: INestApplication, columns: Columns = {}): Promise<string> {
  made += 1;
  return insert(app, 'person', {
    id: newId(),
    family_name: `Testova${made}`,
    given_name: 'Aliya',
    sex: 'female',
    email: `person${made}@example.org`,
    correspondence_language: 'en',
    fictitious: true,
    created_at: TEST_NOW,
    ...columns,
  });
}

/** A forum of three days in Almaty, 22–24 September 2026, open for registration; `columns` overrides any column (instants follow the local times). */
export async function anEvent(app: INestApplication, columns: Columns = {}): Promise<string> {
  made += 1;
  const row = {
    id: newId(),
    slug: `event-${made}`,
    kind: 'forum',
    sub_kind: 'regional-forum',
    title: { en: `Forum ${made}`, ru: `Форум ${made}` },
    starts_local: '2026-09-22T09:00',
    ends_local: '2026-09-24T17:00',
    zone: 'Asia/Almaty',
    mode: 'in-person',
    status: 'registration-open',
    created_at: TEST_NOW,
    ...columns,
  };
  const instants = {
    starts_at: instantOf({ local: row.starts_local, zone: row.zone }),
    ends_at: instantOf({ local: row.ends_local, zone: row.zone }),
  };
  return insert(app, 'event', { ...instants, ...row });
}

/** How registration for an event is set up, and its ledger row; no limit unless `capacity` says so. */
export async function registrationOpen(app: INestApplication, eventId: string, options: { capacity?: number | null } & Columns = {}): Promise<void> {
  const { capacity = null, ...columns } = options;
  const categories = ['member-state', 'observer-state', 'un-entity', 'ngo', 'expert', 'media'];
  await insert(app, 'registration_settings', { event_id: eventId, categories, ...columns }, 'event_id');
  await insert(app, 'ledger', { event_id: eventId, key: 'event', capacity, taken: 0 }, 'event_id');
}

/** A confirmed registration of a person (a new one unless named) for an event. */
export async function aRegistration(app: INestApplication, eventId: string, columns: Columns = {}): Promise<string> {
  const person = columns['person_id'] ?? (await aPerson(app));
  return insert(app, 'registration', {
    id: newId(),
    event_id: eventId,
    person_id: person,
    category: 'member-state',
    status: 'confirmed',
    channel: 'staff',
    created_at: TEST_NOW,
    updated_at: TEST_NOW,
    ...columns,
  });
}

/** Inserts one row and answers its key. Objects are written as JSON, lists as arrays. */
export async function insert(app: INestApplication, table: string, columns: Columns, key = 'id'): Promise<string> {
  const names = Object.keys(columns);
  const values = Object.values(columns).map((value) => (isPlainObject(value) ? JSON.stringify(value) : value));
  const [row] = await app
    .get(Sql)
    .rows<Record<string, string>>(`INSERT INTO "${table}" (${names.join(', ')}) VALUES (${names.map((_, place) => `$${place + 1}`).join(', ')}) RETURNING "${key}" AS key`, values);
  if (!row?.['key']) throw new Error(`Nothing was inserted into ${table}`);
  return row['key'];
}

function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
