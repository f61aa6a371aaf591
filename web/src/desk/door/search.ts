import { foldName } from '../../../../src/directory/names/fold.js';
import type { RosterPerson } from './roster.js';

const words = new WeakMap<RosterPerson, readonly string[]>();

/** The beginnings that a name is found by: each word of each spelling, folded by the server. */
function wordsOf(person: RosterPerson): readonly string[] {
  const found = words.get(person);
  if (found) return found;
  const made = person.search.split(' ');
  words.set(person, made);
  return made;
}

/** People whose name, in any script, has every word that was typed at the beginning of one of its words. Everybody when nothing was typed. */
export function findPeople(people: readonly RosterPerson[], typed: string): RosterPerson[] {
  const wanted = foldName(typed).split(' ').filter((word) => word !== '');
  return people.filter((person) => wanted.every((word) => wordsOf(person).some((own) => own.startsWith(word))));
}
