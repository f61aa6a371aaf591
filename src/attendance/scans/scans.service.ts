import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../../access/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Sql, type Tx } from '../../platform/database/index.js';
import { DeskEvents, type DeskEvent } from '../desk-event.js';
import type { ScanFact } from '../desk-rules/presence.js';
import { readTicket } from '../desk-rules/ticket.js';
import { readCode } from '../desk-rules/ticket-code.js';
import { counts, judge, type Named, type Verdict } from '../desk-rules/verdicts.js';
import { Participants } from '../participants.js';
import { Tickets } from '../tickets/tickets.js';
import { readScanItem, saysTheSame, type ScanItem, type ScanProblem, type Told } from './scan-item.rules.js';
import { appendScans, holdScans, judgedScans, keptScans, setAside, type KeptScan, type ScanningDesk } from './scan.rows.js';

/** What came of one item of a batch. */
export interface ScanOutcome {
  /** Null when not even the number could be read. */
  sequence: number | null;
  verdict: Verdict;
  /** With ALREADY_IN. */
  since: Date | null;
  /** With ALREADY_IN, the device that checked the person in; null when this was told before. */
  by: string | null;
  registrationId: string | null;
  /** It was known already; this is what was said then. */
  repeated: boolean;
  /** Why it was set aside. */
  problem: ScanProblem | null;
}

/** Scans from desks: appended, judged, answered; each counts once. */
@Injectable()
export class Scans {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly events: DeskEvents,
    private readonly participants: Participants,
    private readonly tickets: Tickets,
    private readonly audit: Audit,
  ) {}

  /**
   * Takes a batch in and answers what came of each item, in their order. A scan that is known gets the verdict it was given then;
   * an item that cannot be read is set aside and does not hold up the others.
   */
  async record(actor: Actor, desk: ScanningDesk, items: readonly unknown[]): Promise<ScanOutcome[]> {
    return this.sql.transaction(async (tx) => {
      await this.hold(tx, desk.eventId);
      const event = await this.events.get(desk.eventId, tx);
      const readings = items.map(readScanItem);
      const scans = readings.flatMap((reading) => (reading.kind === 'scan' ? [reading.scan] : []));
      const judged = await this.judgeAll(tx, event, desk, scans);
      const outcomes = readings.map((reading) => (reading.kind === 'scan' ? outcomeOf(reading.scan, judged) : aside(reading.sequence, reading.problem)));
      const bad = outcomes.flatMap(({ problem }, place) => (problem === null ? [] : [{ item: items[place], problem }]));
      await setAside(tx, desk, bad, this.clock.now());
      const fresh = outcomes.filter(({ repeated, problem }) => !repeated && problem === null).length;
      if (fresh + bad.length > 0) {
        await this.audit.record(tx, { actor, action: 'attendance.scanned', subject: { type: 'desk', id: desk.id }, eventId: desk.eventId, detail: { scans: fresh, setAside: bad.length } });
      }
      await tx.query(`UPDATE desk_device SET last_heard_at = $2 WHERE id = $1`, [desk.id, this.clock.now()]);
      return outcomes;
    });
  }

  /** Appends one scan inside another use case: a check-in from the console, a walk-in. */
  async recordOne(tx: Tx, desk: ScanningDesk, item: ScanItem): Promise<ScanOutcome> {
    await this.hold(tx, desk.eventId);
    return outcomeOf(item, await this.judgeAll(tx, await this.events.get(desk.eventId, tx), desk, [item]));
  }

  /** Lets one batch of an event be judged at a time, so that of two desks at once one admits and the other says "already in". */
  protected async hold(tx: Tx, eventId: string): Promise<void> {
    await holdScans(tx, eventId);
  }

  private async judgeAll(tx: Tx, event: DeskEvent, desk: ScanningDesk, scans: readonly ScanItem[]): Promise<Judged> {
    const known = await keptScans(tx, desk.id, scans.map(({ sequence }) => sequence));
    const fresh = new Map<number, ScanItem>();
    for (const scan of scans) if (!known.has(scan.sequence) && !fresh.has(scan.sequence)) fresh.set(scan.sequence, scan);
    const named = await this.nameAll(tx, event, [...fresh.values()]);
    const ids = Array.from(named.values()).flatMap((one) => (one.kind === 'registration' ? [one.registrationId] : []));
    const participants = await this.participants.named(event.id, ids, tx);
    const facts: ScanFact[] = (await judgedScans(tx, event.id, ids)).filter(({ verdict }) => counts(verdict));
    const now = this.clock.now();
    const kept = Array.from(fresh.values())
      .toSorted((a, b) => a.sequence - b.sequence)
      .map((item): KeptScan => {
        const who = named.get(item.sequence) ?? { kind: 'nobody', verdict: 'NOT_A_TICKET' };
        const knowledge = { event, statusOf: (id: string) => participants.get(id)?.status, scans: facts };
        const { verdict, since, by } = judge({ named: who, day: item.day, sessionId: item.sessionId, direction: item.direction }, knowledge);
        const registrationId = who.kind === 'registration' && participants.has(who.registrationId) ? who.registrationId : null;
        if (counts(verdict) && registrationId !== null) facts.push(factOf(desk.id, item, registrationId, now));
        return { item, registrationId, verdict, since: since === null ? null : new Date(since), by };
      });
    await appendScans(tx, desk, kept, now);
    return { known, fresh: new Map(kept.map((scan) => [scan.item.sequence, scan])), told: new Set() };
  }

  /** Whom each scan names, by its number. */
  private async nameAll(tx: Tx, event: DeskEvent, scans: readonly ScanItem[]): Promise<Map<number, Named>> {
    const keys = scans.some(({ means }) => means === 'qr') ? await this.tickets.goodKeys(tx) : [];
    const codes = scans.flatMap(({ means, text }) => (means === 'code' ? [readCode(text ?? '') ?? ''] : [])).filter((code) => code !== '');
    const byCode = await this.tickets.byCode(tx, event.id, codes);
    const named = await Promise.all(
      scans.map(async ({ sequence, means, text, registrationId }): Promise<[number, Named]> => {
        if (means === 'code') return [sequence, namedByCode(text ?? '', event.id, byCode)];
        if (means !== 'qr') return [sequence, { kind: 'registration', registrationId: registrationId ?? '', eventId: event.id, means }];
        const reading = await readTicket(text ?? '', keys);
        if (reading.kind === 'ticket') return [sequence, { kind: 'registration', ...reading.ticket, means }];
        return [sequence, { kind: 'nobody', verdict: reading.kind === 'forged' ? 'FORGED' : 'NOT_A_TICKET' }];
      }),
    );
    return new Map(named);
  }
}

/** Scans of a batch by their numbers: those known before, those judged now, and which of the latter were told already (a number twice in one batch). */
interface Judged {
  known: ReadonlyMap<number, KeptScan>;
  fresh: ReadonlyMap<number, KeptScan>;
  told: Set<number>;
}

function outcomeOf(item: ScanItem, { known, fresh, told }: Judged): ScanOutcome {
  const scan = known.get(item.sequence) ?? fresh.get(item.sequence);
  if (!scan) throw new Error('A scan was neither known nor judged');
  if (!saysTheSame(toldBy(scan.item), toldBy(item))) return aside(item.sequence, 'SEQUENCE_REUSED');
  const repeated = known.has(item.sequence) || told.has(item.sequence);
  told.add(item.sequence);
  return { sequence: item.sequence, verdict: scan.verdict, since: scan.since, by: scan.by, registrationId: scan.registrationId, repeated, problem: null };
}

function aside(sequence: number | null, problem: ScanProblem): ScanOutcome {
  return { sequence, verdict: 'SET_ASIDE', since: null, by: null, registrationId: null, repeated: false, problem };
}

function toldBy(item: ScanItem): Told {
  return { day: item.day, sessionId: item.sessionId, direction: item.direction, means: item.means, at: item.deviceTime.getTime() };
}

function namedByCode(typed: string, eventId: string, byCode: ReadonlyMap<string, string>): Named {
  const code = readCode(typed);
  if (code === null) return { kind: 'nobody', verdict: 'MISTYPED_CODE' };
  const registrationId = byCode.get(code);
  return registrationId === undefined ? { kind: 'nobody', verdict: 'UNKNOWN_CODE' } : { kind: 'registration', registrationId, eventId, means: 'code' };
}

function factOf(deviceId: string, item: ScanItem, registrationId: string, receivedAt: Date): ScanFact {
  const at = Math.min(item.deviceTime.getTime() + item.clockOffsetMs, receivedAt.getTime());
  return { deviceId, sequence: item.sequence, registrationId, day: item.day, sessionId: item.sessionId, direction: item.direction, at };
}
