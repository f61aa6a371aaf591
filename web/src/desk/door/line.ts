import { unwrap, type Api } from '../../api/client.js';
import { ProblemError } from '../../api/problem.js';
import type { Store } from '../store/store.js';
import type { Board } from './board.js';
import { answered, answerFrom, itemOf, nextBatch, outworn, type Entry } from './log.js';
import type { HeldRoster, Roster } from './roster.js';

/** Longest that one request may take; a line that is slower counts as none. */
const LIMIT = 12_000;
/** A paired device works so long after its event; the server says the same (`desks.service.ts`). */
const AFTER_THE_END = 7 * 86_400_000;

type WalkInEntry = Extract<Entry, { kind: 'walk-in' }>;

/** Between the desk and the server: sends what was done here, each thing until it is answered, and keeps the roster fresh. */
export class Line {
  private sending: Promise<void> | null = null;
  private asking: Promise<void> | null = null;

  constructor(
    private readonly board: Board,
    private readonly store: Store,
    private readonly api: Api,
  ) {}

  /** Sends everything that waits. Called while it sends, it answers when that is done; what was added meanwhile is sent as well. */
  send(): Promise<void> {
    this.sending ??= this.sendAll().finally(() => {
      this.sending = null;
    });
    return this.sending;
  }

  /** Asks whether the roster has changed. */
  refresh(): Promise<void> {
    this.asking ??= this.askRoster().finally(() => {
      this.asking = null;
    });
    return this.asking;
  }

  private async sendAll(): Promise<void> {
    for (;;) {
      const { entries, phase } = this.board.get();
      if (phase !== 'working') return;
      const batch = nextBatch(entries);
      const walkIn = entries.find((entry): entry is WalkInEntry => entry.kind === 'walk-in' && entry.state === 'waiting');
      const sent = batch.length > 0 ? await this.sendScans(batch) : walkIn ? await this.sendWalkIn(walkIn) : false;
      if (!sent) return;
    }
  }

  private async sendScans(batch: readonly Extract<Entry, { kind: 'scan' }>[]): Promise<boolean> {
    const told = await this.ask((signal) => unwrap(this.api.POST('/api/v1/desk/scans', { body: { scans: batch.map(itemOf) }, signal })));
    if (!told) return false;
    const changed = batch.flatMap((entry, place) => {
      const verdict = told.verdicts[place];
      return verdict ? [answered(this.board.entry(entry.sequence) ?? entry, answerFrom(verdict))] : [];
    });
    await this.keep(changed);
    return changed.length > 0;
  }

  /** A walk-in that the server refuses is settled too: it waits for a person, and holds nobody up. */
  private async sendWalkIn(entry: WalkInEntry): Promise<boolean> {
    const told = await this.ask(async (signal) => {
      try {
        return { answer: answerFrom(await unwrap(this.api.POST('/api/v1/desk/walk-ins', { body: { ...entry.item, sequence: entry.sequence }, signal }))), refusal: null };
      } catch (error) {
        if (!(error instanceof ProblemError) || !isRefusal(error.status)) throw error;
        return { answer: null, refusal: { detail: error.message, errors: error.errors } };
      }
    });
    if (!told) return false;
    const now = this.board.entry(entry.sequence) ?? entry;
    await this.keep([told.answer ? answered(now, told.answer) : { ...now, state: 'refused', refusal: told.refusal }]);
    if (told.answer) await this.refresh();
    return true;
  }

  private async askRoster(): Promise<void> {
    const { held, pairing } = this.board.get();
    const answeredBefore = this.board.get().entries.flatMap(({ state, sequence }) => (state === 'answered' ? [sequence] : []));
    const began = Date.now();
    const found = await this.ask(async (signal) => {
      const { data, error, response } = await this.api.GET('/api/v1/desk/roster', { params: { header: { 'if-none-match': held?.etag ?? '' } }, signal });
      return response.status === 304 ? { roster: null, etag: null } : { roster: await unwrap<Roster>(Promise.resolve({ data, error, response })), etag: response.headers.get('etag') };
    });
    if (!found || !pairing || this.board.get().phase !== 'working') return;
    const now = Date.now();
    if (found.roster) await this.hold(pairing.deviceId, { roster: found.roster, etag: found.etag, clockOffsetMs: Math.round(Date.parse(found.roster.serverTime) - (began + now) / 2), checkedAt: now });
    else if (held) this.board.set({ held: { ...held, checkedAt: now } });
    await this.cover(answeredBefore);
  }

  private async hold(deviceId: string, held: HeldRoster): Promise<void> {
    const kept = await this.store.keepRoster(held, deviceId);
    if (kept && this.isStill(deviceId)) this.board.set({ held });
  }

  /** From now on the roster speaks for these; those that nobody needs to see any more go. */
  private async cover(sequences: readonly number[]): Promise<void> {
    const newly = sequences.flatMap((sequence) => {
      const entry = this.board.entry(sequence);
      return entry && !entry.covered ? [{ ...entry, covered: true }] : [];
    });
    if (newly.length > 0) await this.keep(newly);
    const gone = new Set(outworn(this.board.get().entries, this.board.get().pairing?.deviceId ?? ''));
    if (gone.size === 0) return;
    await this.store.remove([...gone]);
    this.board.set({ entries: this.board.get().entries.filter(({ sequence }) => !gone.has(sequence)) });
  }

  private async keep(changed: readonly Entry[]): Promise<void> {
    await this.store.update(changed);
    this.board.replace(changed);
  }

  /** What the server answered; null when it could not be asked, which the state then says, and when the pairing it was asked under is gone by now. */
  private async ask<T>(call: (signal: AbortSignal) => Promise<T>): Promise<T | null> {
    const { pairing } = this.board.get();
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), LIMIT);
    try {
      const told = await call(limit.signal);
      if (!this.isStill(pairing?.deviceId)) return null;
      this.board.set({ line: 'online' });
      return told;
    } catch (error) {
      if (!this.isStill(pairing?.deviceId)) return null;
      if (error instanceof ProblemError && error.status === 401) await this.end();
      else if (isDead(error)) this.board.set({ line: 'offline' });
      else if (error instanceof ProblemError) this.board.set({ line: 'troubled' });
      else throw error;
      return null;
    } finally {
      clearTimeout(timer);
    }
  }

  private isStill(deviceId: string | undefined): boolean {
    return this.board.get().pairing?.deviceId === deviceId;
  }

  /** The token is good no longer: names go at once; what was not sent stays, to be told or sent under a new pairing. */
  private async end(): Promise<void> {
    const { pairing, held } = this.board.get();
    if (!pairing) return;
    const endsAbout = held ? Date.parse(`${held.roster.event.endsLocal}:00Z`) : Number.POSITIVE_INFINITY;
    const over = Date.now() + (held?.clockOffsetMs ?? 0) > endsAbout + AFTER_THE_END - 86_400_000;
    const ended = { ...pairing, token: '', ended: over ? ('over' as const) : ('revoked' as const) };
    if ((await this.store.end(ended)) && this.isStill(pairing.deviceId)) this.board.set({ phase: 'ended', pairing: ended, held: null });
  }
}

/** No line, a line that is too slow, or a network that answers something of its own. */
function isDead(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof ProblemError && error.status === 0) || (error instanceof DOMException && error.name === 'AbortError');
}

/** Refused for what it says, not because the server was busy: sending it again would not help. */
function isRefusal(status: number): boolean {
  return status >= 400 && status < 500 && ![401, 408, 425, 429].includes(status);
}
