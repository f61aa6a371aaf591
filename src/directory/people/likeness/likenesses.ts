import { Injectable } from '@nestjs/common';
import { rows, Sql, type Tx } from '../../../platform/database/index.js';
import type { OtherScripts } from '../person.js';
import { likenessOf, type InCommon, type Likeness } from './likeness.rules.js';

/** Somebody in the directory who may be the same human as another. */
export interface LikePerson {
  id: string;
  familyName: string;
  givenName: string;
  otherScripts: OtherScripts;
  likeness: Likeness;
  /** What the two have in common. */
  reasons: ('name' | 'birth-date' | 'mailbox')[];
}

/** At most so many are told of one person; readers of a large office's mailbox are many. */
const MOST = 6;

/** Who of the directory looks like whom. */
@Injectable()
export class Likenesses {
  constructor(private readonly sql: Sql) {}

  /** Those who may be the same human as each of these people, the likeliest first; whoever resembles nobody is left out. */
  async of(personIds: readonly string[], tx: Tx = this.sql.manager): Promise<Map<string, LikePerson[]>> {
    if (personIds.length === 0) return new Map();
    const found = await rows<InCommon & Omit<LikePerson, 'likeness' | 'reasons'> & { of: string }>(tx, IN_COMMON, [personIds]);
    const all = new Map<string, LikePerson[]>();
    for (const { of, name, word, birthDate, mailbox, ...person } of found) {
      const likeness = likenessOf({ name, word, birthDate, mailbox });
      if (likeness === null) continue;
      const reasons = [...(name ? (['name'] as const) : []), ...(birthDate === true ? (['birth-date'] as const) : []), ...(mailbox ? (['mailbox'] as const) : [])];
      all.set(of, [...(all.get(of) ?? []), { ...person, likeness, reasons }]);
    }
    return new Map([...all].map(([id, people]) => [id, people.toSorted((a, b) => STRENGTH[a.likeness] - STRENGTH[b.likeness]).slice(0, MOST)]));
  }
}

const STRENGTH: Readonly<Record<Likeness, number>> = { likely: 0, possible: 1, hint: 2 };

/** Each way of being alike is looked up by its own index; `OFFSET 0` keeps it so whatever the statistics say. $1 are people. */
const IN_COMMON = `
  SELECT person.id AS of, other.id, other.family_name AS "familyName", other.given_name AS "givenName", other.other_scripts AS "otherScripts",
         other.name_keys && person.name_keys AS name, string_to_array(other.search, ' ') && string_to_array(person.search, ' ') AS word,
         other.birth_date = person.birth_date AS "birthDate", coalesce(lower(other.email::text) = lower(person.email::text), false) AS mailbox
    FROM person
    CROSS JOIN LATERAL (
      (SELECT id FROM person AS other WHERE other.name_keys && person.name_keys OFFSET 0)
      UNION (SELECT id FROM person AS other WHERE other.birth_date = person.birth_date OFFSET 0)
      UNION (SELECT id FROM person AS other WHERE lower(other.email::text) COLLATE "C" = lower(person.email::text) COLLATE "C" LIMIT ${2 * MOST})) AS alike
    JOIN person AS other ON other.id = alike.id
   WHERE person.id = ANY ($1::uuid[]) AND other.id <> person.id AND other.merged_into IS NULL
   ORDER BY other.created_at, other.id`;
