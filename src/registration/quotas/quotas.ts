import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { Audit, type Actor } from '../../access/index.js';
import { Parties } from '../../directory/index.js';
import { Events, type EventFacts } from '../../events/index.js';
import { brokenConstraint, rows, type Tx } from '../../platform/database/index.js';
import { refuseVersion, type Refusal } from '../../platform/http/index.js';
import { textIn } from '../../platform/i18n/index.js';
import { CATEGORIES } from '../categories.js';
import { refuse } from '../registration.errors.js';
import { keyOf, readKey } from '../seats/keys.js';
import { Ledger } from '../seats/ledger.js';
import { Offering } from '../seats/offering.js';
import { Settings } from '../settings/settings.js';
import { planQuotas, type QuotaFault, type WantedQuotas } from './quotas.rules.js';
import { Standings } from './standings.js';

/** Seats of delegations, categories and sessions, and how many of a delegation the organiser pays for. */
@Injectable()
export class Quotas {
  constructor(
    private readonly events: Events,
    private readonly parties: Parties,
    private readonly settings: Settings,
    private readonly ledger: Ledger,
    private readonly standings: Standings,
    private readonly offering: Offering,
    private readonly audit: Audit,
  ) {}

  /** Which version of its quotas an event has. */
  async version(tx: Tx, eventId: string): Promise<number> {
    const [found] = await rows<{ version: number }>(tx, 'SELECT quotas_version AS version FROM registration_settings WHERE event_id = $1', [eventId]);
    return found?.version ?? 1;
  }

  /**
   * Sets all quotas of an event. People who are there already are counted in a new one, and what is raised is offered to those who wait, in the same transaction.
   * @throws Refusal VERSION_CHANGED, QUOTA_UNKNOWN, QUOTA_TWICE, CATEGORY_WITHOUT_SEATS, SESSION_LIMIT_NEEDED, QUOTA_BELOW_TAKEN, DEFAULT_BELOW_TAKEN, SESSION_HAS_PEOPLE
   */
  async change(actor: Actor, eventId: string, version: number, wanted: WantedQuotas): Promise<void> {
    await this.events.changing(eventId, async (tx, event) => {
      await this.settings.ensure(tx, event);
      if ((await this.version(tx, eventId)) !== version) throw refuseVersion('VERSION_CHANGED');
      const { rows: ledger } = await this.ledger.lock(tx, eventId);
      const { held } = await this.standings.book(eventId, tx);
      const plan = planQuotas(wanted, { ledger, held, known: await this.known(tx, event, wanted) });
      if ('code' in plan) throw await this.refusal(tx, plan);
      try {
        await this.ledger.limit(tx, eventId, plan.limited);
        await this.ledger.add(tx, eventId, plan.added);
      } catch (error) {
        // Only where somebody took a seat without the lock, which nothing does; the constraint has the last word all the same.
        throw brokenConstraint(error) === 'ledger_not_oversold' ? refuseVersion('VERSION_CHANGED') : error;
      }
      await this.ledger.drop(tx, eventId, plan.dropped);
      const { seats, funded } = wanted.delegation;
      await tx.query('UPDATE registration_settings SET delegation_seats = $2, delegation_funded = $3, quotas_version = quotas_version + 1 WHERE event_id = $1', [eventId, seats, funded]);
      const limits = Object.fromEntries([...plan.added, ...plan.limited].map(({ key, capacity }) => [key, capacity]));
      await this.audit.record(tx, { actor, action: 'quotas.changed', subject: { type: 'event', id: eventId }, eventId, detail: { delegation: { seats, funded }, limits, dropped: plan.dropped } });
      await this.offering.offerFree(tx, eventId);
    });
  }

  /** A copy has the same quotas with nobody in them; those of sessions go with the sessions' copies. Joins the copying. */
  async copy(tx: Tx, from: string, to: string, sessions: ReadonlyMap<string, string>): Promise<void> {
    const found = await rows<{ key: string; capacity: number | null; byDefault: boolean }>(tx, 'SELECT key, capacity, by_default AS "byDefault" FROM ledger WHERE event_id = $1', [from]);
    const copied = found.flatMap((row) => {
      const key = readKey(row.key);
      if (key?.kind === 'event') return [];
      const session = key?.kind === 'session' ? sessions.get(key.of) : undefined;
      if (key?.kind === 'session') return session === undefined ? [] : [{ ...row, key: keyOf('session', session) }];
      return [row];
    });
    await this.ledger.add(tx, to, copied);
  }

  /** A session that is removed takes its quota with it; not while people have signed up. Joins the removal. @throws Refusal SESSION_HAS_PEOPLE */
  async dropSession(tx: Tx, eventId: string, sessionId: string): Promise<void> {
    const { rows: ledger } = await this.ledger.lock(tx, eventId);
    const row = ledger.find(({ key }) => key === keyOf('session', sessionId));
    if (!row) return;
    if (row.taken > 0) throw refuse('SESSION_HAS_PEOPLE', { params: { taken: row.taken } });
    await this.ledger.drop(tx, eventId, [row.key]);
  }

  /** Keys that can have a quota: those of any party, of every category and of the event's sessions. */
  private async known(tx: Tx, event: EventFacts, { rows: wanted }: WantedQuotas): Promise<Set<string>> {
    const parties = wanted.flatMap(({ key }) => {
      const read = readKey(key);
      return (read?.kind === 'party' || read?.kind === 'funded') && isUUID(read.of) ? [read.of] : [];
    });
    const named = [...(await this.parties.names([...new Set(parties)], tx)).keys()];
    const sessions = await this.events.programme(event.id, tx);
    return new Set([
      ...named.flatMap((id) => [keyOf('party', id), keyOf('funded', id)]),
      ...CATEGORIES.map((category) => keyOf('category', category)),
      ...sessions.map(({ id }) => keyOf('session', id)),
    ]);
  }

  private async refusal(tx: Tx, fault: QuotaFault): Promise<Refusal> {
    const { code, field } = fault;
    if (code === 'QUOTA_BELOW_TAKEN' || code === 'SESSION_HAS_PEOPLE') return refuse(code, { field, params: { taken: fault.taken } });
    if (code !== 'DEFAULT_BELOW_TAKEN') return refuse(code, { field });
    const partyId = readKey(fault.key)?.of ?? '';
    const name = (await this.parties.names([partyId], tx)).get(partyId)?.name;
    return refuse(code, { field, params: { taken: fault.taken, partyEn: name ? textIn(name, 'en') : '', partyRu: name ? textIn(name, 'ru') : '' } });
  }
}
