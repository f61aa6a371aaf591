import { createApi, unwrap, type Api } from '../../api/client.js';
import { judge, type Named } from '../../../../src/attendance/desk-rules/verdicts.js';
import { readCode } from '../../../../src/attendance/desk-rules/ticket-code.js';
import { readTicket, verifyHere, type Verify } from '../../../../src/attendance/desk-rules/ticket.js';
import { localIn } from '../../format/time.js';
import { Store } from '../store/store.js';
import { Board } from './board.js';
import { verifyEd25519 } from './ed25519.js';
import { factsOf, knowledgeOf, likelyDay, momentAfter, type Place } from './knowledge.js';
import { Line } from './line.js';
import type { Answer, Entry, NewEntry, ScanItem, WalkInItem } from './log.js';
import { peopleOf, type HeldRoster, type Pairing } from './roster.js';
import { Turns } from './turns.js';

/** With a line, the operator waits so long for the server's word, which knows what other desks did a moment ago; then the desk speaks for itself. */
const PATIENCE = 700;
/** A seat must be found for a walk-in, and only the server knows whether there is one. */
const WALK_IN_PATIENCE = 10_000;
/** How often the desk looks whether there is something to do. */
const TICK = 4_000;
/** How old a roster may be while there is a line. */
const FRESH = 45_000;

/** Somebody who shows something, or is chosen from the list. */
export type Shown = { means: 'qr' | 'code'; text: string } | { means: 'name'; registrationId: string; direction: 'in' | 'undo' };

/** What came of a walk-in: registered by the server, refused by it, or noted here until there is a line. */
export type WalkInOutcome = { kind: 'answered' } | { kind: 'noted' } | { kind: 'refused'; entry: Entry };

/** A check-in desk: its one public method for each thing an operator does. */
export class Desk {
  readonly board = new Board();
  private readonly api: Api;
  private readonly line: Line;
  /** What the store and the board are told together: another window's news must not be shown over what was done here meanwhile. */
  private readonly turns = new Turns();
  private readonly others = new BroadcastChannel('convoke-desk');

  private constructor(
    private readonly store: Store,
    locale: () => string,
  ) {
    this.api = createApi({ authorization: () => (this.board.get().pairing?.token ? `Device ${this.board.get().pairing?.token ?? ''}` : null), locale });
    this.line = new Line(this.board, store, this.api);
  }

  /** Opens what the device holds and goes on where it stopped. */
  static async open(locale: () => string): Promise<Desk> {
    const desk = new Desk(await Store.open(), locale);
    await desk.load();
    setInterval(() => void desk.tick(), TICK);
    addEventListener('online', () => void desk.tick());
    addEventListener('offline', () => desk.board.set({ line: 'offline' }));
    document.addEventListener('visibilitychange', () => void desk.tick());
    // A second window on this device wrote something down.
    desk.others.addEventListener('message', () => void desk.load());
    void desk.tick();
    return desk;
  }

  /** Pairs this device. What an earlier pairing to the same event could not send any more is sent under this one. @throws ProblemError */
  async pair(code: string, name: string): Promise<void> {
    const paired = await unwrap(this.api.POST('/api/v1/desk/pair', { body: { code, ...(name.trim() !== '' && { name: name.trim() }) } }));
    await this.store.begin({ ...paired, ended: null });
    // So that the browser does not clear the queue away when it is short of room.
    await navigator.storage?.persist?.();
    await this.load();
    this.tellOthers();
    await this.line.refresh();
    await this.line.send();
  }

  /** Takes the event off this device: names, keys and everything that was done here. */
  async forget(): Promise<void> {
    await this.turns.take(async () => {
      await this.store.clear();
      this.board.set({ phase: 'unpaired', pairing: null, held: null, entries: [], current: null, line: 'unknown' });
    });
    this.tellOthers();
  }

  /** Where people are being checked in now. */
  place(): Place {
    const { held, chosen } = this.board.get();
    const { days, sessions } = this.roster(held).event;
    const day = chosen.day !== null && days.includes(chosen.day) ? chosen.day : likelyDay(days, this.today());
    return { day, sessionId: sessions.some(({ id, day: its }) => id === chosen.sessionId && its === day) ? chosen.sessionId : null };
  }

  choose(chosen: { day: string | null; sessionId: string | null }): void {
    localStorage.setItem('desk.place', JSON.stringify(chosen));
    this.board.set({ chosen });
  }

  /** Checks somebody in, or takes it back: written down first, then shown, then sent. */
  async record(shown: Shown): Promise<void> {
    const { held, pairing, entries, line } = this.board.get();
    if (!held || !pairing) return;
    const named = await this.name(shown, held);
    const facts = factsOf(held.roster, entries, pairing.deviceId);
    const direction = shown.means === 'name' ? shown.direction : 'in';
    const place = this.place();
    const { verdict, since, by } = judge({ named, ...place, direction }, knowledgeOf(held.roster, facts));
    const person = named.kind === 'registration' ? peopleOf(held.roster).byId.get(named.registrationId) : undefined;
    const registrationId = person?.registrationId ?? null;
    const now = Date.now();
    const at = momentAfter(facts, registrationId, now + held.clockOffsetMs);
    const item: ScanItem = { deviceTime: new Date(now).toISOString(), clockOffsetMs: at - now, ...place, direction, ...(shown.means === 'name' ? { means: 'name', registrationId: shown.registrationId } : { means: shown.means, text: shown.text }) };
    await this.add({ ...this.blank(registrationId, person?.name ?? null, at), kind: 'scan', item, judged: { verdict, since, deskId: by, registrationId }, waits: line === 'online' }, PATIENCE);
  }

  /** Registers somebody who is not on the list. Without a line it is noted, and registered when there is one. */
  async walkIn(form: Omit<WalkInItem, 'id' | 'deviceTime' | 'clockOffsetMs' | 'day' | 'sessionId'>): Promise<WalkInOutcome> {
    const { held, line } = this.board.get();
    if (!held) throw new Error('A desk without a roster registers nobody');
    const now = Date.now();
    const item: WalkInItem = { ...form, id: crypto.randomUUID(), deviceTime: new Date(now).toISOString(), clockOffsetMs: held.clockOffsetMs, ...this.place() };
    const name = `${form.person.givenName} ${form.person.familyName}`;
    const entry = await this.add({ ...this.blank(null, name, now + held.clockOffsetMs), kind: 'walk-in', item, judged: null, waits: line === 'online' }, WALK_IN_PATIENCE);
    if (entry.state === 'refused') {
      // The operator sees why, and the form is still there.
      await this.drop(entry.sequence);
      return { kind: 'refused', entry };
    }
    return { kind: entry.state === 'answered' ? 'answered' : 'noted' };
  }

  /** A person has looked at what was wrong with an entry. */
  async settle(sequence: number): Promise<void> {
    const entry = this.board.entry(sequence);
    if (!entry) return;
    if (entry.state === 'refused') return this.drop(sequence);
    await this.keep({ ...entry, seen: true });
  }

  /** Sends what waits and asks for a newer roster now. */
  async catchUp(): Promise<void> {
    await this.line.send();
    await this.line.refresh();
  }

  /** The date where the event is held, by the server's clock as far as this device knows it. */
  today(): string {
    const { held } = this.board.get();
    return localIn(this.roster(held).event.zone, new Date(Date.now() + (held?.clockOffsetMs ?? 0))).slice(0, 10);
  }

  private load(): Promise<void> {
    return this.turns.take(() => this.read());
  }

  private async read(): Promise<void> {
    const pairing = await this.store.pairing();
    const [held, entries] = await Promise.all([this.store.roster(), this.store.entries()]);
    const kept = localStorage.getItem('desk.place');
    const chosen = kept ? (JSON.parse(kept) as { day: string | null; sessionId: string | null }) : { day: null, sessionId: null };
    // What was waiting for an answer when the device was switched off has been waited for long enough.
    const patient = new Set(this.board.get().entries.flatMap(({ sequence, waits }) => (waits ? [sequence] : [])));
    const own = entries.map((entry) => ({ ...entry, waits: entry.waits && (entry.answer !== null || patient.has(entry.sequence)) }));
    this.board.set({ pairing, held, entries: own, chosen, phase: phaseOf(pairing) });
  }

  private async tick(): Promise<void> {
    const { phase, entries, held, line } = this.board.get();
    if (phase !== 'working') return;
    if (entries.some(({ state }) => state === 'waiting')) await this.line.send();
    const { checkedAt = 0 } = held ?? {};
    if (this.board.get().phase === 'working' && (line !== 'online' || Date.now() - checkedAt > FRESH)) await this.line.refresh();
  }

  /** Whom something names, by the roster alone. */
  private async name(shown: Shown, { roster }: HeldRoster): Promise<Named> {
    if (shown.means === 'name') return { kind: 'registration', registrationId: shown.registrationId, eventId: roster.event.id, means: 'name' };
    if (shown.means === 'qr') {
      const reading = await readTicket(shown.text, roster.keys, verify);
      if (reading.kind === 'ticket') return { kind: 'registration', ...reading.ticket, means: 'qr' };
      return { kind: 'nobody', verdict: reading.kind === 'forged' ? 'FORGED' : 'NOT_A_TICKET' };
    }
    const code = readCode(shown.text);
    if (code === null) return { kind: 'nobody', verdict: 'MISTYPED_CODE' };
    const person = peopleOf(roster).byCode.get(code);
    return person ? { kind: 'registration', registrationId: person.registrationId, eventId: roster.event.id, means: 'code' } : { kind: 'nobody', verdict: 'UNKNOWN_CODE' };
  }

  private async add(fresh: NewEntry, patience: number): Promise<Entry> {
    const entry = await this.turns.take(() => this.writeDown(fresh));
    this.tellOthers();
    if (!entry.waits) {
      void this.line.send();
      return entry;
    }
    void this.line.send().then(() => this.line.send());
    await this.board.settled(entry.sequence, patience);
    const now = this.board.entry(entry.sequence) ?? entry;
    if (now.state !== 'waiting') return now;
    const impatient = { ...now, waits: false };
    await this.keep(impatient);
    return impatient;
  }

  private async writeDown(fresh: NewEntry): Promise<Entry> {
    const entry = await this.store.append(fresh).catch((error: unknown) => {
      this.board.set({ unkept: true, current: null });
      throw error;
    });
    this.board.set({ entries: [...this.board.get().entries, entry], current: entry.sequence, unkept: false });
    return entry;
  }

  /** Tells the other windows of this device to read again what is written down. */
  private tellOthers(): void {
    // A channel has no target origin: it reaches this origin alone.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    this.others.postMessage('changed');
  }

  private blank(registrationId: string | null, name: string | null, at: number): Omit<NewEntry, 'kind' | 'item' | 'judged' | 'waits'> & { judged: Answer | null; waits: boolean } {
    const eventId = this.board.get().pairing?.eventId ?? '';
    return { eventId, registrationId, name, at, judged: null, waits: false, state: 'waiting', answer: null, refusal: null, covered: false, seen: false };
  }

  private async keep(entry: Entry): Promise<void> {
    await this.store.update([entry]);
    this.board.replace([entry]);
  }

  private async drop(sequence: number): Promise<void> {
    await this.store.remove([sequence]);
    const { entries, current } = this.board.get();
    this.board.set({ entries: entries.filter((entry) => entry.sequence !== sequence), current: current === sequence ? null : current });
  }

  private roster(held: HeldRoster | null): HeldRoster['roster'] {
    if (!held) throw new Error('The desk has no roster yet');
    return held.roster;
  }
}

/** By the browser where it can; otherwise by our own arithmetic, which is slower and rarely needed. */
const verify: Verify = async (...signed) => {
  try {
    return await verifyHere(...signed);
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'NotSupportedError') throw error;
    return verifyEd25519(...signed);
  }
};

function phaseOf(pairing: Pairing | null): 'unpaired' | 'working' | 'ended' {
  if (!pairing) return 'unpaired';
  return pairing.ended === null ? 'working' : 'ended';
}
