import { Injectable, Logger } from '@nestjs/common';
import { Links } from '../../access/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Config } from '../../platform/config/index.js';
import { rows, Sql, type JsonObject, type Tx } from '../../platform/database/index.js';
import { isMailbox, mailboxOf } from '../../platform/mail/index.js';
import { calendarFile } from '../calendar.js';
import { Composers, type KnownKind } from '../composers.js';
import type { Composition, Mailbox } from '../composer.js';
import { LetterFault, writeLetter, type WrittenLetter } from '../letter/letter.js';
import type { ClaimedMessage, MessageCopy } from './message.js';
import type { Mail } from './mime.js';

/** What came of writing a message. */
export type Written =
  | { kind: 'ready'; message: ClaimedMessage; mail: Mail; copy: MessageCopy }
  /** There is nothing to send. */
  | { kind: 'ended'; message: ClaimedMessage; status: 'failed' | 'suppressed' | 'cancelled'; reason: string }
  /** It could not be written now; why is in the logs. */
  | { kind: 'stuck'; message: ClaimedMessage };

type NothingToSend = Extract<Written, { kind: 'ended' }>;
type Composed = Extract<Composition, { kind: 'compose' }>;

interface Addressed {
  message: ClaimedMessage;
  known: KnownKind;
  composition: Composed;
}

/** How long a link that ends letters of a kind holds, in days. */
const UNSUBSCRIBE_DAYS = 365;

/** Writes messages from fresh data, at the moment they are sent. */
@Injectable()
export class Writing {
  private readonly logger = new Logger(Writing.name);
  private readonly from: Mailbox;

  constructor(
    private readonly config: Config,
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly composers: Composers,
    private readonly links: Links,
  ) {
    this.from = mailboxOf(config.mailFrom);
  }

  /** Writes messages in one transaction, which commits before they leave, so that the links in them work. When one of them spoils it, each is written in its own. */
  async write(messages: readonly ClaimedMessage[]): Promise<Written[]> {
    try {
      return await this.sql.transaction((tx) => this.writeIn(tx, messages));
    } catch (error) {
      const [only] = messages;
      if (messages.length > 1) return (await inTurn(messages, (message) => this.write([message]))).flat();
      if (!only) return [];
      this.logger.error(`Message ${only.id} (${only.kind}) could not be written: ${error instanceof Error ? error.message : 'unknown'}`, error instanceof Error ? error.stack : undefined);
      return [{ kind: 'stuck', message: only }];
    }
  }

  private async writeIn(tx: Tx, messages: readonly ClaimedMessage[]): Promise<Written[]> {
    const composed = await this.composeAll(tx, messages);
    const addressed = composed.filter((one) => 'known' in one);
    const unwanted = await this.unwanted(tx, addressed);
    const tokens = await this.unsubscribeTokens(tx, addressed.filter(({ message }) => !unwanted.has(message.id)));
    const written = composed.map((one): Written => {
      if ('status' in one) return one;
      const { id } = one.message;
      const reason = unwanted.get(id);
      return reason === undefined ? this.finish(one, tokens.get(id) ?? null) : { kind: 'ended', message: one.message, status: 'suppressed', reason };
    });
    await keep(tx, written.filter((one) => one.kind === 'ready'));
    return written;
  }

  /** What each message says and to whom, in their order; each composer is asked once. */
  private async composeAll(tx: Tx, messages: readonly ClaimedMessage[]): Promise<(Addressed | NothingToSend)[]> {
    const compositions = new Map<string, Composition>();
    for (const composer of new Set(messages.flatMap(({ kind }) => this.composers.of(kind)?.composer ?? []))) {
      const own = messages.filter(({ kind }) => this.composers.of(kind)?.composer === composer);
      const refs = own.map(({ id, kind, eventId, personId, address, params, locale }) => ({ id, kind, eventId, personId, address, params, locale }));
      const composed = await composer.composeAll(tx, refs);
      for (const [place, { id }] of own.entries()) {
        const composition = composed[place];
        if (composition) compositions.set(id, composition);
      }
    }
    return messages.map((message) => this.addressed(message, compositions.get(message.id)));
  }

  private addressed(message: ClaimedMessage, composition: Composition | undefined): Addressed | NothingToSend {
    const ended = (status: 'failed' | 'cancelled', reason: string) => ({ kind: 'ended', message, status, reason }) as const;
    const known = this.composers.of(message.kind);
    if (!known) return ended('failed', `unknown-kind: ${message.kind}`);
    if (!composition) throw new Error(`The composer of ${message.kind} left out a message`);
    if (composition.kind === 'stale') return ended('cancelled', composition.reason);
    if (!isMailbox(composition.to.address)) return ended('failed', 'bad-address');
    return { message, known, composition };
  }

  /** Why some of the messages are not wanted, by their ids. */
  private async unwanted(tx: Tx, addressed: readonly Addressed[]): Promise<Map<string, string>> {
    const asked = addressed.map(({ message, known, composition }) => ({ id: message.id, address: composition.to.address, person: message.personId, purpose: known.kind.purpose, required: known.kind.required }));
    const found = await rows<{ id: string; suppressed: string | null }>(
      tx,
      `SELECT asked.id, suppressed_address.reason AS suppressed
         FROM json_to_recordset($1::json) AS asked (id uuid, address citext, person uuid, purpose text, required boolean)
         LEFT JOIN suppressed_address ON suppressed_address.address = asked.address
         LEFT JOIN unsubscription ON unsubscription.person_id = asked.person AND unsubscription.purpose = asked.purpose AND NOT asked.required
        WHERE suppressed_address.address IS NOT NULL OR unsubscription.person_id IS NOT NULL`,
      [JSON.stringify(asked)],
    );
    return new Map(found.map(({ id, suppressed }) => [id, suppressed === null ? 'unsubscribed' : `suppressed: ${suppressed}`]));
  }

  private finish({ message, known: { kind }, composition }: Addressed, token: string | null): Written {
    const { to, locale, data, calendar, attachments = [], secrets = [] } = composition;
    const unsubscribe = token === null ? null : `${this.config.publicUrl}/unsubscribe/${token}`;
    try {
      const letter = writeLetter(kind, locale, data, { sender: this.config.instanceName, site: this.config.publicUrl, unsubscribe });
      const file = calendar ? { method: calendar.method, file: calendarFile(calendar, this.clock.now()) } : null;
      const mail = { from: this.from, to, messageId: message.messageId, date: this.clock.now(), letter, calendar: file, attachments, unsubscribe };
      return { kind: 'ready', message, mail, copy: { to, ...withoutSecrets(letter, token === null ? secrets : [...secrets, token]), attachments: listed(composition) } };
    } catch (error) {
      if (error instanceof LetterFault) return { kind: 'ended', message, status: 'failed', reason: error.message };
      throw error;
    }
  }

  /** Tokens of the links that end letters of a kind, by message, for those of which one may be free. */
  private async unsubscribeTokens(tx: Tx, addressed: readonly Addressed[]): Promise<Map<string, string>> {
    const free = addressed.filter(({ message, known }) => !known.kind.required && message.personId !== null);
    const expiresAt = new Date(this.clock.now().getTime() + UNSUBSCRIBE_DAYS * 86_400_000);
    const tokenOf = await this.links.mintEach(tx, free, ({ message }) => ({ purpose: 'unsubscribe', subjectId: message.id, eventId: null, expiresAt }));
    return new Map(free.map((one) => [one.message.id, tokenOf(one)]));
  }
}

/** Keeps what is about to be sent; a message that is written anew has its newest letter. */
async function keep(tx: Tx, ready: readonly Extract<Written, { kind: 'ready' }>[]): Promise<void> {
  if (ready.length === 0) return;
  const copies = ready.map(({ message, copy }) => ({ message_id: message.id, recipient: copy.to, subject: copy.subject, body_text: copy.text, body_html: copy.html, attachments: copy.attachments }));
  await tx.query(
    `INSERT INTO message_copy (message_id, recipient, subject, body_text, body_html, attachments)
     SELECT * FROM json_to_recordset($1::json) AS copy (message_id uuid, recipient jsonb, subject text, body_text text, body_html text, attachments jsonb) ORDER BY message_id
     ON CONFLICT (message_id) DO UPDATE SET recipient = excluded.recipient, subject = excluded.subject, body_text = excluded.body_text,
                                            body_html = excluded.body_html, attachments = excluded.attachments`,
    [JSON.stringify(copies)],
  );
}

/** The copy that is kept opens no door. */
function withoutSecrets({ locale, subject, text, html }: WrittenLetter, secrets: readonly string[]) {
  const blot = (whole: string): string => secrets.reduce((rest, secret) => rest.replaceAll(secret, '…'), whole);
  return { locale, subject: blot(subject), text: blot(text), html: blot(html) };
}

/** What went with a letter, by name. */
function listed({ attachments = [], calendar }: Composed): JsonObject[] {
  const files = attachments.map(({ filename, contentType, content }) => ({ filename, contentType, bytes: content.length }));
  return calendar ? [...files, { filename: 'event.ics', contentType: 'text/calendar', method: calendar.method, uid: calendar.uid, sequence: calendar.sequence }] : files;
}

/** One after another: they share a transaction, and a transaction has one connection. */
async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const item of items) done.push(await work(item));
  return done;
}
