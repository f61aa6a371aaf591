import type { JsonObject } from '../platform/database/index.js';

/** A kind of message, as the feature that sends it declares it. */
export interface MessageKind {
  /** Name, also of its letters: `registration-confirmed` has `registration-confirmed.en.md` and `.ru.md`. */
  readonly name: string;
  /** What it belongs to: news of an event, an invitation, a reminder. People may refuse the optional ones by purpose. */
  readonly purpose: 'event' | 'invitation' | 'reminder';
  /** Required by the person's own registration or account; others carry List-Unsubscribe (RFC 8058). */
  readonly required: boolean;
  /** When it is not known whether the server took it: send once more under the same Message-ID, or leave it in the list of staff. */
  readonly whenUnknown: 'resend' | 'leave';
  /** Folder of its letters: `new URL('./letters/', import.meta.url)`. */
  readonly letters: URL;
  /** Data as `compose` gives it, invented: every field that a letter uses must be there. Checked when the program starts, and shown in previews. */
  readonly sample: JsonObject;
}

const defined = new Map<string, MessageKind>();

/** Declares a kind of message. A name declared twice stops the program at load. */
export function defineMessageKind(kind: MessageKind): MessageKind {
  if (defined.has(kind.name)) throw new Error(`The kind of message ${kind.name} is declared twice`);
  defined.set(kind.name, kind);
  return kind;
}

/** All kinds that are declared, by name. */
export function messageKinds(): ReadonlyMap<string, MessageKind> {
  return defined;
}
