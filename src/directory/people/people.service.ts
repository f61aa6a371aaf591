import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../../access/index.js';
import { Clock } from '../../platform/clock/index.js';
import { newId, rows, Sql, type JsonObject, type Tx } from '../../platform/database/index.js';
import { refuseVersion, type Page } from '../../platform/http/index.js';
import { refuse, refusing } from '../directory.errors.js';
import { listPeople, type PeopleWanted } from './people.list.js';
import { readEntry, searchColumns, type PersonEntry } from './people.rows.js';
import { People } from './people.js';
import type { NewPosition, PersonChange, PersonCard, PersonInput } from './person.js';

/** Earliest date of birth that is believed. */
const OLDEST = '1900-01-01';

/** What staff do with people of the directory. Every change, and every look at somebody's particulars, is an audit row. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly people: People,
  ) {}

  /** Part of the list. The audit row tells how many were shown, not what was looked for. */
  list(actor: Actor, wanted: PeopleWanted): Promise<Page<PersonCard>> {
    return this.sql.transaction(async (tx) => {
      const page = await listPeople(tx, wanted, this.today());
      await this.audit.record(tx, { actor, action: 'people.listed', subject: { type: 'person', id: null }, detail: { shown: page.items.length } });
      return page;
    });
  }

  /** All that is known of a person. Refuses with PERSON_NOT_FOUND. */
  view(actor: Actor, id: string): Promise<PersonEntry> {
    return this.sql.transaction(async (tx) => {
      const entry = await this.entry(tx, id);
      await this.audit.record(tx, { actor, action: 'person.viewed', subject: { type: 'person', id } });
      return entry;
    });
  }

  /** Adds a person. Refuses with PERSON_EXISTS when one of the same names and mailbox is there, also when two try at once. */
  create(actor: Actor, person: PersonInput): Promise<PersonEntry> {
    this.checkBirthDate(person.birthDate);
    if (person.institutionId && person.institutionName) throw refuse('INSTITUTION_TWICE', { field: 'institutionName' });
    return refusing(
      this.sql.transaction(async (tx) => {
        const { id, made } = await this.people.findOrMake(tx, person, actor);
        if (!made) throw refuse('PERSON_EXISTS', { field: 'email', params: { personId: id } });
        return this.entry(tx, id);
      }),
    );
  }

  /** Changes what is named and leaves the rest. Refuses with VERSION_CHANGED when somebody else was quicker. */
  change(actor: Actor, id: string, version: number, change: PersonChange): Promise<PersonEntry> {
    this.checkBirthDate(change.birthDate);
    return refusing(
      this.sql.transaction(async (tx) => {
        const [now] = await rows<PersonInput & { version: number; mergedInto: string | null }>(
          tx,
          `SELECT version, merged_into AS "mergedInto", family_name AS "familyName", given_name AS "givenName", other_scripts AS "otherScripts" FROM person WHERE id = $1 FOR UPDATE`,
          [id],
        );
        if (!now) throw refuse('PERSON_NOT_FOUND');
        if (now.mergedInto !== null) throw refuse('PERSON_MERGED');
        if (now.version !== version) throw refuseVersion('VERSION_CHANGED');
        await writeChange(tx, id, now, change);
        await this.audit.record(tx, { actor, action: 'person.changed', subject: { type: 'person', id }, detail: { fields: Object.keys(change) } });
        return this.entry(tx, id);
      }),
    );
  }

  /** Adds a position and, when told, ends those held until now. */
  addPosition(actor: Actor, id: string, position: NewPosition): Promise<PersonEntry> {
    const { institutionId = null, institutionName = null, title = null, from = null, to = null } = position;
    if (institutionId && institutionName) throw refuse('INSTITUTION_TWICE', { field: 'institutionName' });
    if (!institutionId && !institutionName && !title) throw refuse('POSITION_EMPTY', { field: 'title' });
    if (from && to && to < from) throw refuse('DATES_REVERSED', { field: 'to' });
    return refusing(
      this.sql.transaction(async (tx) => {
        const [there] = await rows<{ mergedInto: string | null }>(tx, `UPDATE person SET version = version + 1 WHERE id = $1 RETURNING merged_into AS "mergedInto"`, [id]);
        if (!there) throw refuse('PERSON_NOT_FOUND');
        if (there.mergedInto !== null) throw refuse('PERSON_MERGED');
        if (position.endsOthers) await endPositions(tx, id, from ?? this.today());
        await tx.query(`INSERT INTO position (id, person_id, institution_id, institution_name, title, valid_from, valid_to) VALUES ($1, $2, $3, $4, $5, $6, $7)`, [
          newId(),
          id,
          institutionId,
          institutionName,
          title ?? {},
          from,
          to,
        ]);
        await this.audit.record(tx, { actor, action: 'person.position-added', subject: { type: 'person', id }, detail: { institutionId } satisfies JsonObject });
        return this.entry(tx, id);
      }),
    );
  }

  private async entry(tx: Tx, id: string): Promise<PersonEntry> {
    const entry = await readEntry(tx, id, this.today());
    if (!entry) throw refuse('PERSON_NOT_FOUND');
    return entry;
  }

  private checkBirthDate(date: string | null | undefined): void {
    if (date && (date > this.today() || date < OLDEST)) throw refuse('BIRTH_DATE_AHEAD', { field: 'birthDate' });
  }

  private today(): string {
    return this.clock.now().toISOString().slice(0, 10);
  }
}

/** Columns by field; what is made from names is written with them. */
const COLUMNS = {
  title: 'title',
  familyName: 'family_name',
  givenName: 'given_name',
  otherScripts: 'other_scripts',
  sex: 'sex',
  birthDate: 'birth_date',
  email: 'email',
  phone: 'phone',
  otherContacts: 'other_contacts',
  stateIso2: 'state_iso2',
  correspondenceLanguage: 'correspondence_language',
  languages: 'languages',
} as const satisfies Record<keyof PersonChange, string>;

async function writeChange(tx: Tx, id: string, now: PersonInput, change: PersonChange): Promise<void> {
  const changed: Record<string, unknown> = { ...searchColumns({ ...now, ...change }) };
  for (const [field, column] of Object.entries(COLUMNS)) {
    const value = change[field as keyof PersonChange];
    if (value !== undefined) changed[column] = typeof value === 'string' ? value.trim() : value;
  }
  const columns = Object.keys(changed).join(', ');
  await tx.query(
    `UPDATE person SET (${columns}, version) = (SELECT ${columns}, person.version + 1 FROM jsonb_populate_record(NULL::person, $2::jsonb)) WHERE id = $1`,
    [id, JSON.stringify(changed)],
  );
}

/** Ends on the day before `from` what would otherwise go on; what would end before it began is one day long. */
async function endPositions(tx: Tx, personId: string, from: string): Promise<void> {
  await tx.query(`UPDATE position SET valid_to = greatest(valid_from, $2::date - 1) WHERE person_id = $1 AND coalesce(valid_to, 'infinity') >= $2::date`, [personId, from]);
}
