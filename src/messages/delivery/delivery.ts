import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { Links } from '../../access/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Config } from '../../platform/config/index.js';
import { rows, Sql, type Tx } from '../../platform/database/index.js';
import { defineJob, Handles, Relay, retryGap } from '../../platform/jobs/index.js';
import { Mailer, SmtpFailure } from '../../platform/mail/index.js';
import { calendarFile } from '../calendar.js';
import { Composers } from '../composers.js';
import type { Composition } from '../composer.js';
import type { MessageKind } from '../kind.js';
import { writeLetter, type WrittenLetter } from '../letter/letter.js';
import { Claims, LostClaim, type ClaimedMessage } from './claims.js';
import { CrashPoints } from './crash-points.js';
import { afterCrash, fateOf } from './delivery.rules.js';

const deliver = defineJob<{ ids: readonly string[] }>({ name: 'messages.deliver', queue: 'mail' });

/** Messages that one job carries; sent a few at a time. */
const BATCH = 20;
const ABREAST = 5;

/** The longest gap when the server said nothing about the mail itself, in seconds. */
const PATIENT_GAP = 60;

/** How long a link that ends letters of a kind holds, in days. */
const UNSUBSCRIBE_DAYS = 365;

type Composed = Extract<Composition, { kind: 'compose' }>;

/** Sends messages, each at least once and, but for the gap that SMTP cannot close, at most once. */
@Injectable()
export class Delivery implements OnModuleInit {
  private readonly logger = new Logger(Delivery.name);

  constructor(
    private readonly config: Config,
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly relay: Relay,
    private readonly claims: Claims,
    private readonly composers: Composers,
    private readonly mailer: Mailer,
    private readonly links: Links,
    private readonly crash: CrashPoints,
  ) {}

  onModuleInit(): void {
    this.relay.feed({ table: 'message', underWay: 'sending', job: deliver, batch: BATCH });
  }

  @Handles(deliver)
  async deliver({ ids }: { ids: readonly string[] }): Promise<void> {
    const left = [...ids];
    const take = async (): Promise<void> => {
      for (let id = left.shift(); id !== undefined; id = left.shift()) await this.deliverOne(id);
    };
    await Promise.all(Array.from({ length: ABREAST }, take));
  }

  /** Sends one message, or decides what becomes of it. A poisoned one ends as failed and stops nobody else. */
  async deliverOne(id: string): Promise<void> {
    this.crash.reached('before-claim');
    const message = await this.claims.take(id);
    if (!message) return;
    this.crash.reached('after-claim');
    try {
      await this.sendClaimed(message);
    } catch (error) {
      if (error instanceof LostClaim) return;
      if (error instanceof SmtpFailure) return this.settle(message, error);
      const reason = error instanceof Error ? error.message : 'could not be written';
      this.logger.error(`Message ${message.id} (${message.kind}) could not be written: ${reason}`, error instanceof Error ? error.stack : undefined);
      await this.claims.end(message, 'failed', 'The letter could not be written; the logs say why.');
    }
  }

  private async sendClaimed(message: ClaimedMessage): Promise<void> {
    const known = this.composers.of(message.kind);
    if (!known) return this.claims.end(message, 'failed', `This version knows no messages of the kind ${message.kind}.`);
    const next = afterCrash(message, known.kind.whenUnknown);
    if (next === 'unknown') return this.claims.end(message, 'unknown', 'A process ended while the text was under way; whether the server took it is not known.');
    if (next === 'send-once-more') await this.claims.forgetData(message);

    const written = await this.sql.transaction((tx) => this.write(tx, message, known));
    if (written.kind === 'stale') return this.claims.end(message, 'cancelled', written.reason);
    if (written.kind === 'suppressed') return this.claims.end(message, 'suppressed', written.reason);
    const { composition, letter, mail, from } = written;
    const text = await new MailComposer(mail).compile().build();
    const reply = await this.mailer.send({ from, to: composition.to.address }, text, async () => {
      this.crash.reached('before-data');
      await this.claims.beginData(message);
    });
    this.crash.reached('after-reply');
    await this.claims.sent(message, reply, {
      to: composition.to,
      locale: composition.locale,
      letter: withoutSecrets(letter, composition.secrets ?? []),
      attachments: (composition.attachments ?? []).map(({ filename, contentType }) => ({ filename, contentType })),
    });
  }

  /** Writes the letter from fresh data. The transaction commits before the mail leaves, so that the links in it work. */
  private async write(tx: Tx, message: ClaimedMessage, { kind, composer }: { kind: MessageKind; composer: { compose(tx: Tx, ref: ClaimedMessage): Promise<Composition> } }) {
    const composition = await composer.compose(tx, message);
    if (composition.kind === 'stale') return { kind: 'stale', reason: composition.reason } as const;
    const unwanted = await this.unwanted(tx, message, kind, composition.to.address);
    if (unwanted) return { kind: 'suppressed', reason: unwanted } as const;
    const unsubscribe = kind.required || message.personId === null ? null : await this.unsubscribeLink(tx, message);
    const letter = await writeLetter(kind, composition.locale, composition.data, { sender: this.config.instanceName, unsubscribe });
    const secrets = unsubscribe ? [...(composition.secrets ?? []), unsubscribe.slice(unsubscribe.lastIndexOf('/') + 1)] : composition.secrets;
    const from = addressOf(this.config.mailFrom);
    return { kind: 'written', composition: { ...composition, ...(secrets && { secrets }) }, letter, mail: this.mailOf(message, composition, letter, unsubscribe), from } as const;
  }

  private async unwanted(tx: Tx, message: ClaimedMessage, kind: MessageKind, address: string): Promise<string | null> {
    const [found] = await rows<{ suppressed: string | null; refused: boolean }>(
      tx,
      `SELECT (SELECT reason FROM suppressed_address WHERE address = $1) AS suppressed, EXISTS (SELECT 1 FROM unsubscription WHERE person_id = $2 AND purpose = $3) AS refused`,
      [address, message.personId, kind.purpose],
    );
    if (found?.suppressed) return `The address takes no mail: ${found.suppressed}`;
    return found?.refused && !kind.required ? 'The person does not want letters of this kind.' : null;
  }

  private async unsubscribeLink(tx: Tx, message: ClaimedMessage): Promise<string> {
    const token = await this.links.mint(tx, { purpose: 'unsubscribe', subjectId: message.id, eventId: null, expiresAt: new Date(this.clock.now().getTime() + UNSUBSCRIBE_DAYS * 86_400_000) });
    return `${this.config.publicUrl}/unsubscribe/${token}`;
  }

  private mailOf(message: ClaimedMessage, composition: Composed, letter: WrittenLetter, unsubscribe: string | null): ConstructorParameters<typeof MailComposer>[0] {
    const file = composition.calendar ? calendarFile(composition.calendar, this.clock.now()) : null;
    return {
      from: this.config.mailFrom,
      to: { name: composition.to.name, address: composition.to.address },
      subject: letter.subject,
      messageId: message.messageId,
      date: this.clock.now(),
      text: letter.text,
      html: letter.html,
      headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': composition.locale },
      ...(unsubscribe && { list: { unsubscribe: { url: unsubscribe, comment: '' } }, headers: { 'Auto-Submitted': 'auto-generated', 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } }),
      ...(file !== null && composition.calendar && { icalEvent: { method: composition.calendar.method, filename: 'event.ics', content: file } }),
      attachments: (composition.attachments ?? []).map(({ filename, contentType, content, cid }) => ({ filename, contentType, content, ...(cid && { cid, contentDisposition: 'inline' as const }) })),
      disableFileAccess: true,
      disableUrlAccess: true,
    };
  }

  private async settle(message: ClaimedMessage, failure: SmtpFailure): Promise<void> {
    const now = this.clock.now();
    const fate = fateOf(failure, message.createdAt, now);
    if (fate.kind === 'failed') return this.claims.end(message, 'failed', fate.reply, fate.suppress ? await this.addressOf(message) : null);
    if (fate.kind === 'unknown' && (message.unknownTimes > 0 || this.composers.of(message.kind)?.kind.whenUnknown !== 'resend')) return this.claims.end(message, 'unknown', fate.reply);
    if (fate.kind === 'unknown') await this.claims.forgetData(message);
    const gap = retryGap(message.attempts);
    const patient = fate.kind === 'retry' && fate.patient;
    await this.claims.putOff(message, new Date(now.getTime() + (patient ? Math.min(PATIENT_GAP, gap) : gap) * 1000), fate.reply);
  }

  /** The address that a letter went to, asked anew: it is not kept with the message. */
  private async addressOf(message: ClaimedMessage): Promise<string | null> {
    const composer = this.composers.of(message.kind)?.composer;
    const composition = await this.sql.transaction(async (tx) => composer?.compose(tx, message));
    return composition?.kind === 'compose' ? composition.to.address : null;
  }
}

function addressOf(mailbox: string): string {
  return /<([^<>]+)>/.exec(mailbox)?.[1] ?? mailbox;
}

/** The copy that is kept opens no door. */
function withoutSecrets(letter: WrittenLetter, secrets: readonly string[]): WrittenLetter {
  const blot = (text: string): string => secrets.reduce((rest, secret) => rest.replaceAll(secret, '…'), text);
  return { subject: letter.subject, text: blot(letter.text), html: blot(letter.html) };
}
