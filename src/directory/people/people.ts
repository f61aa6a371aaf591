import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../../access/index.js';
import { Clock } from '../../platform/clock/index.js';
import { inOneGo, newId, rows, Sql, type Tx } from '../../platform/database/index.js';
import { identityKeys } from '../names/index.js';
import { fillGaps, insertPeople, readCards, readersOf } from './people.rows.js';
import type { PersonCard, PersonInput } from './person.js';

/** Convoke itself, for people who register themselves. */
const SELF: Actor = { kind: 'system', task: 'directory' };

/** People of the directory: one row a human, reused across events. */
@Injectable()
export class People {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** Cards by id, with the position held today. An unknown id is left out. */
  async cards(ids: readonly string[], tx: Tx = this.sql.manager): Promise<Map<string, PersonCard>> {
    return ids.length === 0 ? new Map<string, PersonCard>() : readCards(tx, ids, this.today());
  }

  /**
   * The person of these names and this mailbox, made when there is none. The same person means: the same folded names, in any script,
   * and the same mailbox; an address alone is never a person, because several people may read one mailbox. What the directory already
   * knows of a person stays as it is. Without a mailbox nothing tells two people of one name apart, so a new person is made.
   * Two requests at once make one person: whoever comes second waits for the first to commit.
   */
  async findOrCreate(tx: Tx, person: PersonInput, actor: Actor = SELF): Promise<string> {
    return (await this.findOrMake(tx, person, actor)).id;
  }

  /** As `findOrCreate`, for many at once, in their order. Takes its locks in one order, so that two batches never wait for each other. */
  async findOrCreateAll(tx: Tx, people: readonly PersonInput[], actor: Actor = SELF): Promise<string[]> {
    return (await this.findOrMakeAll(tx, people, actor)).map(({ id }) => id);
  }

  /** As `findOrCreate`, and tells whether the person was made now. */
  async findOrMake(tx: Tx, person: PersonInput, actor: Actor = SELF): Promise<{ id: string; made: boolean }> {
    const [found] = await this.findOrMakeAll(tx, [person], actor);
    if (!found) throw new Error('One person was asked for and none was answered');
    return found;
  }

  /** As `findOrCreateAll`, and tells of each whether the person was made now. */
  async findOrMakeAll(tx: Tx, people: readonly PersonInput[], actor: Actor = SELF): Promise<{ id: string; made: boolean }[]> {
    const mailboxes = mailboxesOf(people);
    const [, known] = await inOneGo(lockMailboxes(tx, mailboxes), this.knownTo(tx, mailboxes));
    const fresh: { id: string; person: PersonInput }[] = [];
    const found = people.map((person) => {
      const identities = identitiesOf(person);
      const there = knownId(known, identities);
      if (there !== undefined) return { id: there, made: false };
      const id = newId();
      fresh.push({ id, person });
      remember(known, identities, id);
      return { id, made: true };
    });
    await this.insert(tx, fresh, actor);
    return found;
  }

  /** Who of these people is in the directory, in their order; null for whoever is not. Reads only: a preview of `findOrCreateAll`. */
  async find(people: readonly PersonInput[], tx: Tx = this.sql.manager): Promise<(string | null)[]> {
    const known = await this.knownTo(tx, mailboxesOf(people));
    return people.map((person) => knownId(known, identitiesOf(person)) ?? null);
  }

  /**
   * Fills in what a person tells of themselves and the directory does not know yet: sex, State, where they work and as what. What it knows stays: whoever
   * holds a person's link may complete the record, not rewrite it.
   */
  async complete(tx: Tx, id: string, told: Pick<PersonInput, 'sex' | 'stateIso2' | 'institutionName' | 'position'>, actor: Actor): Promise<void> {
    const fields = await fillGaps(tx, id, told);
    if (fields.length > 0) await this.audit.record(tx, { actor, action: 'person.completed', subject: { type: 'person', id }, detail: { fields } });
  }

  /** Who these people are now, held until the transaction ends: of somebody who was joined to another entry, that entry. An unknown id is left out. */
  async standing(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
    const found = ids.length === 0 ? [] : await rows<{ id: string; now: string }>(tx, 'SELECT id, coalesce(merged_into, id) AS now FROM person WHERE id = ANY ($1::uuid[]) ORDER BY id FOR KEY SHARE', [ids]);
    return new Map(found.map(({ id, now }) => [id, now]));
  }

  /** Adds a person, whether or not one of the same names is there. */
  async create(tx: Tx, person: PersonInput, actor: Actor = SELF): Promise<string> {
    const id = newId();
    await this.insert(tx, [{ id, person }], actor);
    return id;
  }

  /** Identities of everybody who reads one of these mailboxes, with their ids. */
  private async knownTo(tx: Tx, mailboxes: readonly string[]): Promise<Map<string, string>> {
    const known = new Map<string, string>();
    for (const reader of mailboxes.length > 0 ? await readersOf(tx, mailboxes) : []) remember(known, identitiesOf(reader), reader.id);
    return known;
  }

  private async insert(tx: Tx, people: readonly { id: string; person: PersonInput }[], actor: Actor): Promise<void> {
    const created = people.map(({ id }) => ({ actor, action: 'person.created', subject: { type: 'person', id } }));
    await inOneGo(insertPeople(tx, people, this.clock.now()), this.audit.recordAll(tx, created));
  }

  private today(): string {
    return this.clock.now().toISOString().slice(0, 10);
  }
}

function mailboxesOf(people: readonly PersonInput[]): string[] {
  return [...new Set(people.flatMap(({ email }) => (email ? [email.toLowerCase()] : [])))];
}

function knownId(known: ReadonlyMap<string, string>, identities: readonly string[]): string | undefined {
  return identities.map((identity) => known.get(identity)).find((id) => id !== undefined);
}

/** Holds the mailboxes until the transaction ends, in one order everywhere. */
export async function lockMailboxes(tx: Tx, mailboxes: readonly string[]): Promise<void> {
  if (mailboxes.length === 0) return;
  await tx.query(
    `SELECT pg_advisory_xact_lock(key)
       FROM (SELECT DISTINCT hashtextextended('mailbox ' || mailbox, 0) AS key FROM unnest($1::text[]) AS mailbox ORDER BY key) AS mailboxes`,
    [mailboxes],
  );
}

/** Mailbox and names, in every way that counts as the same; none without a mailbox. */
function identitiesOf(person: Pick<PersonInput, 'email' | 'familyName' | 'givenName' | 'otherScripts'>): string[] {
  const { email } = person;
  return email ? identityKeys(person).map((names) => `${email.toLowerCase()} ${names}`) : [];
}

function remember(known: Map<string, string>, identities: readonly string[], id: string): void {
  for (const identity of identities) if (!known.has(identity)) known.set(identity, id);
}
