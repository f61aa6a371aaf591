import { institutionSearch, personSearch } from '../directory/index.js';
import { demoId } from './identity.js';
import type { DemoRows } from './rows.js';
import type { DemoSource, PersonSource } from './source.js';

/** Since when the invented people hold their posts, and the focal points speak for their parties. */
const SINCE = '2019-01-15';

export const processId = demoId('process', 'almaty');
export const partyId = (iso2: string): string => demoId('party', iso2);
export const personId = (key: string): string => demoId('person', key);
export const institutionId = (key: string): string => demoId('institution', key);

/** The process with its parties, statuses and chair terms; institutions; people and those among them who speak for a party. */
export function addDirectory(rows: DemoRows, source: DemoSource, now: Date): void {
  addInstitutions(rows, source);
  addProcess(rows, source);
  for (const person of source.people) addPerson(rows, person, now);
}

function addInstitutions(rows: DemoRows, { institutions }: DemoSource): void {
  // A parent stands before its parts in the file, as the table needs it.
  rows.add(
    'institution',
    ...institutions.map(({ key, name, acronym = null, kind, stateIso2 = null, parent }) => ({
      id: institutionId(key),
      name,
      acronym,
      kind,
      state_iso2: stateIso2,
      parent_id: parent ? institutionId(parent) : null,
      search: institutionSearch({ name, acronym }),
    })),
  );
}

function addProcess(rows: DemoRows, { process: { process, parties, chairTerms } }: DemoSource): void {
  rows.add('process', {
    id: processId,
    acronym: process.acronym,
    name: process.name,
    working_languages: process.workingLanguages,
    focal_point_title: process.focalPointTitle,
  });
  for (const { iso2, status, from } of parties) {
    rows.add('party', { id: partyId(iso2), process_id: processId, state_iso2: iso2 });
    rows.add('party_status', { id: demoId('party-status', iso2), party_id: partyId(iso2), status, valid_from: from });
  }
  for (const { iso2, from, to } of chairTerms) {
    rows.add('chair_term', { id: demoId('chair-term', iso2, from), process_id: processId, party_id: partyId(iso2), valid_from: from, valid_to: to });
  }
}

function addPerson(rows: DemoRows, person: PersonSource, now: Date): void {
  const id = personId(person.key);
  const otherScripts = { cyrillic: person.cyrillic, native: person.native };
  rows.add('person', {
    id,
    title: person.title,
    family_name: person.familyName,
    given_name: person.givenName,
    other_scripts: otherScripts,
    sex: person.sex,
    birth_date: person.birthDate,
    state_iso2: person.stateIso2,
    email: person.email,
    correspondence_language: person.correspondenceLanguage,
    languages: person.languages,
    fictitious: true,
    ...personSearch({ familyName: person.familyName, givenName: person.givenName, otherScripts }),
    created_at: now,
  });
  rows.add('position', { id: demoId('position', person.key), person_id: id, institution_id: institutionId(person.institution), title: person.position, valid_from: SINCE });
  if (person.role === 'principal' || person.role === 'alternate') {
    rows.add('focal_point', { id: demoId('focal-point', person.key), party_id: partyId(person.stateIso2), person_id: id, rank: person.role, valid_from: SINCE });
  }
}
