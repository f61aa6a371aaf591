import type { JsonObject } from '../../platform/database/index.js';
import type { Locale } from '../../platform/i18n/index.js';
import type { Mailbox } from '../composer.js';

/** A message that this process alone may send now. */
export interface ClaimedMessage {
  id: string;
  claim: string;
  kind: string;
  eventId: string | null;
  personId: string | null;
  address: string | null;
  locale: Locale | null;
  params: JsonObject;
  messageId: string;
  /** Tries so far that count, with this one. */
  attempts: number;
  dataStartedAt: Date | null;
  unknownTimes: number;
}

/** What is kept of a mail: the letter without the secrets of its links, and what went with it. */
export interface MessageCopy {
  to: Mailbox;
  locale: Locale;
  subject: string;
  text: string;
  html: string;
  attachments: JsonObject[];
}
