import { Injectable } from '@nestjs/common';
import { Parties } from '../../directory/index.js';
import { Events, type EventFacts } from '../../events/index.js';
import { Sql, type Tx } from '../../platform/database/index.js';
import { CATEGORIES, SEATLESS } from '../categories.js';
import { EVENT_KEY, keyOf, readKey } from '../seats/keys.js';
import { Settings } from '../settings/settings.js';
import { Quotas } from './quotas.js';
import type { DelegationQuotaResponse, QuotasResponse } from './quotas.responses.js';
import { standingOf, Standings, type Book, type Standing } from './standings.js';

/** The quotas of an event as staff see them. */
@Injectable()
export class QuotaViews {
  constructor(
    private readonly sql: Sql,
    private readonly events: Events,
    private readonly parties: Parties,
    private readonly settings: Settings,
    private readonly quotas: Quotas,
    private readonly standings: Standings,
  ) {}

  /** Read in one transaction, so that the version belongs to the numbers. */
  read(eventId: string): Promise<QuotasResponse> {
    return this.sql.transaction(async (tx) => {
      const event = await this.events.get(eventId, tx);
      const version = await this.quotas.version(tx, eventId);
      const { delegationSeats, delegationFunded, categories } = await this.settings.of(event, tx);
      const delegation = { seats: delegationSeats, funded: delegationFunded };
      const book = await this.standings.book(eventId, tx);
      const of = (key: string): Standing => standingOf(book, key, delegation);
      const offered = CATEGORIES.filter((category) => !SEATLESS.has(category) && (categories.includes(category) || book.held.has(keyOf('category', category))));
      const sessions = (await this.events.programme(eventId, tx)).filter(({ kind }) => kind !== 'break' && kind !== 'registration');
      return {
        event: of(EVENT_KEY),
        delegation,
        parties: await this.delegations(tx, event, book, of),
        categories: offered.map((category) => ({ category, seats: of(keyOf('category', category)) })),
        sessions: sessions.map(({ id, title, startsLocal }) => ({ sessionId: id, title, startsLocal, seats: of(keyOf('session', id)) })),
        version,
      };
    });
  }

  private async delegations(tx: Tx, event: EventFacts, { held }: Book, of: (key: string) => Standing): Promise<DelegationQuotaResponse[]> {
    const on = event.startsLocal.slice(0, 10);
    const listed: { id: string; name: DelegationQuotaResponse['name']; stateIso2: string | null }[] = [];
    for (const processId of event.processIds) listed.push(...(await this.parties.of(processId, on, tx)).filter(({ id, status }) => status !== null || held.has(keyOf('party', id))));
    const there = new Set(listed.map(({ id }) => id));
    const others = [...held.keys()].flatMap((key) => {
      const read = readKey(key);
      return read?.kind === 'party' && !there.has(read.of) ? [read.of] : [];
    });
    const names = await this.parties.names(others, tx);
    for (const [id, { name, stateIso2 }] of names) listed.push({ id, name, stateIso2 });
    return listed.map(({ id, name, stateIso2 }) => ({ partyId: id, name, stateIso2, seats: of(keyOf('party', id)), funded: of(keyOf('funded', id)) }));
  }
}
