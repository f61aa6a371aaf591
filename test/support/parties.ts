import type { INestApplication } from '@nestjs/common';
import { newId } from '../../src/platform/database/index.js';
import { insert } from './factories.js';

let made = 0;

/** A process with a party for each of these States (ISO 3166-1 alpha-2), all members since 2020; answers their ids in order. */
export async function partiesOf(app: INestApplication, states: readonly string[]): Promise<{ processId: string; parties: string[] }> {
  made += 1;
  const processId = await insert(app, 'process', { id: newId(), acronym: `Q${made}`, name: { en: `Process ${made}` }, working_languages: ['en'] });
  const parties: string[] = [];
  for (const state_iso2 of states) {
    const id = await insert(app, 'party', { id: newId(), process_id: processId, state_iso2 });
    await insert(app, 'party_status', { id: newId(), party_id: id, status: 'member', valid_from: '2020-01-01' });
    parties.push(id);
  }
  return { processId, parties };
}
