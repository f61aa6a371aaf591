import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import type { Tx } from '../platform/database/index.js';
import type { EventFacts } from './event/event.js';
import type { EventStatus } from './life/life.rules.js';

/** What an event was before it changed. */
export type EventBefore = EventFacts;

/** New ids by old ones, for rooms that refer to what was copied. */
export interface CopiedIds {
  sessions: ReadonlyMap<string, string>;
  rooms: ReadonlyMap<string, string>;
}

type OnCreated = (tx: Tx, event: EventFacts, actor: Actor) => Promise<void>;
type OnMoved = (tx: Tx, event: EventFacts, before: EventBefore, actor: Actor) => Promise<void>;
type OnStatus = (tx: Tx, event: EventFacts, from: EventStatus, actor: Actor, reason: string | null) => Promise<void>;
type OnCopied = (tx: Tx, from: EventFacts, to: EventFacts, shiftDays: number, ids: CopiedIds, actor: Actor) => Promise<void>;
type OnSessionRemoved = (tx: Tx, event: EventFacts, sessionId: string, actor: Actor) => Promise<void>;
type OnCapacity = (tx: Tx, event: EventFacts, before: number | null, actor: Actor) => Promise<void>;

/**
 * Moments in the life of an event that the rooms above join, in `onModuleInit`. A join runs inside the transaction of the change, after the event's own rows
 * are written and while its row is locked: what it throws undoes the change, and its refusal is answered to whoever asked.
 * Joins run one after the other, in the order in which they joined.
 */
@Injectable()
export class EventMoments {
  private readonly created: OnCreated[] = [];
  private readonly moved: OnMoved[] = [];
  private readonly status: OnStatus[] = [];
  private readonly copied: OnCopied[] = [];
  private readonly capacity: OnCapacity[] = [];
  private readonly sessionRemoved: OnSessionRemoved[] = [];

  /** An event has been made, by hand or as a copy: rooms make the rows that every event of theirs has. */
  onCreated(join: OnCreated): void {
    this.created.push(join);
  }

  /**
   * Time or place has changed; `event.calendarSequence` is raised already. It happens to drafts too: whoever tells people asks `isAnnounced(event.status)` first.
   * The instant alone changes when the rules of a zone do.
   */
  onMoved(join: OnMoved): void {
    this.moved.push(join);
  }

  /** The event has taken a step of its life; `event.status` is the new one. The reason is given where the step needs one. */
  onStatus(join: OnStatus): void {
    this.status.push(join);
  }

  /** `to` has been made as a copy of `from`, and its `onCreated` joins have run: rooms fill their rows with what is worth keeping, dates moved by `shiftDays` wall days. */
  onCopied(join: OnCopied): void {
    this.copied.push(join);
  }

  /** The number of seats has changed, null being no limit. Throwing refuses it. */
  onCapacity(join: OnCapacity): void {
    this.capacity.push(join);
  }

  /** A session is about to be removed from the programme. Throwing refuses it: people signed up, or were checked in to it. */
  onSessionRemoved(join: OnSessionRemoved): void {
    this.sessionRemoved.push(join);
  }

  async tellCreated(...moment: Parameters<OnCreated>): Promise<void> {
    for (const join of this.created) await join(...moment);
  }

  async tellMoved(...moment: Parameters<OnMoved>): Promise<void> {
    for (const join of this.moved) await join(...moment);
  }

  async tellStatus(...moment: Parameters<OnStatus>): Promise<void> {
    for (const join of this.status) await join(...moment);
  }

  async tellCopied(...moment: Parameters<OnCopied>): Promise<void> {
    for (const join of this.copied) await join(...moment);
  }

  async tellCapacity(...moment: Parameters<OnCapacity>): Promise<void> {
    for (const join of this.capacity) await join(...moment);
  }

  async tellSessionRemoved(...moment: Parameters<OnSessionRemoved>): Promise<void> {
    for (const join of this.sessionRemoved) await join(...moment);
  }
}
