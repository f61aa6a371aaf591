import type { INestApplication } from '@nestjs/common';
import { newId, Sql } from '../../src/platform/database/index.js';
import { aPerson, insert } from './factories.js';

/** A party of a test's process with its focal points. */
export interface TestParty {
  partyId: string;
  principal: string;
  alternate: string;
}

/** A process with one party for each of these States, each a member (or what is told) since 2011, with a principal focal point and an alternate. */
export async function aProcess(app: INestApplication, parties: Readonly<Record<string, { status?: string; language?: string }>>): Promise<{ processId: string; parties: Record<string, TestParty> }> {
  const processId = await insert(app, 'process', { id: newId(), acronym: `P${newId().slice(-6)}`, name: { en: 'Process', ru: 'Процесс' }, working_languages: ['en', 'ru'], focal_point_title: { en: 'National Coordinator', ru: 'Национальный координатор' } });
  const made: Record<string, TestParty> = {};
  for (const [iso2, { status = 'member', language = 'en' }] of Object.entries(parties)) {
    const partyId = await insert(app, 'party', { id: newId(), process_id: processId, state_iso2: iso2 });
    await insert(app, 'party_status', { id: newId(), party_id: partyId, status, valid_from: '2011-06-16' });
    const person = () => aPerson(app, { state_iso2: iso2, correspondence_language: language });
    const [principal, alternate] = [await person(), await person()];
    await insert(app, 'focal_point', { id: newId(), party_id: partyId, person_id: principal, rank: 'principal', valid_from: '2020-01-01' });
    await insert(app, 'focal_point', { id: newId(), party_id: partyId, person_id: alternate, rank: 'alternate', valid_from: '2020-01-01' });
    made[iso2] = { partyId, principal, alternate };
  }
  return { processId, parties: made };
}

/** Lets an event belong to a process. */
export async function belongsTo(app: INestApplication, eventId: string, processId: string): Promise<void> {
  await app.get(Sql).rows('INSERT INTO event_process (event_id, process_id) VALUES ($1, $2)', [eventId, processId]);
}
