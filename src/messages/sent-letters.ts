import { Injectable } from '@nestjs/common';
import { rows, type Tx } from '../platform/database/index.js';
import type { Locale } from '../platform/i18n/index.js';

/** Whose letters, and about what. */
export interface LettersOf {
  eventId: string;
  personId: string;
}

/** A letter that was sent to somebody. */
export interface SentLetter {
  id: string;
  kind: string;
  subject: string;
  sentAt: Date;
}

/** The letter itself, as it was sent but for the secrets of its links. */
export interface SentLetterText extends SentLetter {
  locale: Locale | null;
  text: string;
}

const OF = `message m JOIN message_copy c ON c.message_id = m.id WHERE m.status = 'sent' AND m.event_id = $1 AND m.person_id = $2`;
const COLUMNS = `m.id, m.kind, c.subject, m.sent_at AS "sentAt"`;

/** Letters as whoever got them may see them again. */
@Injectable()
export class SentLetters {
  /** The newest first. */
  list(tx: Tx, { eventId, personId }: LettersOf): Promise<SentLetter[]> {
    return rows(tx, `SELECT ${COLUMNS} FROM ${OF} ORDER BY m.sent_at DESC, m.id DESC LIMIT 200`, [eventId, personId]);
  }

  /** One of them; null when it was not sent to them. */
  async read(tx: Tx, { eventId, personId }: LettersOf, id: string): Promise<SentLetterText | null> {
    const [found] = await rows<SentLetterText>(tx, `SELECT ${COLUMNS}, m.sent_locale AS locale, c.body_text AS text FROM ${OF} AND m.id = $3`, [eventId, personId, id]);
    return found ?? null;
  }
}
