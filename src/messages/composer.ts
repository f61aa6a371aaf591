import { applyDecorators, Injectable } from '@nestjs/common';
import type { WallTime } from '../platform/clock/index.js';
import type { JsonObject, Tx } from '../platform/database/index.js';
import type { Locale } from '../platform/i18n/index.js';
import type { MessageKind } from './kind.js';

/** A written message that is about to be sent. */
export interface MessageRef {
  id: string;
  kind: string;
  eventId: string | null;
  personId: string | null;
  /** The address it was written for, when it belongs to no person of the directory. */
  address: string | null;
  params: JsonObject;
  /** The language it must be in; null leaves that to the person's own. */
  locale: Locale | null;
}

/** A mailbox and whose it is. */
export interface Mailbox {
  name: string;
  address: string;
}

/** What goes into the recipient's calendar (RFC 5546). The same `uid` with a higher `sequence` replaces what was there. */
export interface CalendarPart {
  method: 'REQUEST' | 'CANCEL';
  uid: string;
  sequence: number;
  start: WallTime;
  end: WallTime;
  summary: string;
  description?: string;
  location?: string;
  url?: string;
  organiser: Mailbox;
  attendee: Mailbox;
}

/** A file that goes with a message; with `cid` it is shown inside the letter as `![](cid:…)`. */
export interface Attachment {
  filename: string;
  contentType: string;
  content: Buffer;
  cid?: string;
}

/** What to send, from fresh data; or why there is nothing to send any more. */
export type Composition =
  | {
      kind: 'compose';
      to: Mailbox;
      locale: Locale;
      /** The fields of the letter. */
      data: JsonObject;
      calendar?: CalendarPart;
      attachments?: readonly Attachment[];
      /** Link tokens in `data`: blotted out of the copy that is kept. */
      secrets?: readonly string[];
    }
  /** `reason` is a code in kebab-case, to which a detail may be added after a colon: `event-begun`, `event-changed: held`. The console says it in the reader's language. */
  | { kind: 'stale'; reason: string };

/**
 * Writes the messages of a feature at the moment they are sent. Features extend it, mark it with `@Composes()` and list it among their providers;
 * a kind without a composer, or with two, stops the program at start.
 */
export abstract class Composer {
  /** The kinds that this composer writes. */
  abstract readonly messages: readonly MessageKind[];

  /** Called inside delivery, possibly more than once for one message; `tx` commits before the mail leaves, so that links minted in it work. */
  abstract compose(tx: Tx, ref: MessageRef): Promise<Composition>;

  /** As `compose`, for messages that are sent together; answers in their order. A feature whose letters go to many at once reads here for all of them in a few statements. */
  async composeAll(tx: Tx, refs: readonly MessageRef[]): Promise<Composition[]> {
    const composed: Composition[] = [];
    // One after another: they share a connection.
    for (const ref of refs) composed.push(await this.compose(tx, ref));
    return composed;
  }
}

/** Marks a composer. */
export function Composes(): ClassDecorator {
  return applyDecorators(Injectable());
}
