import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { CrashPoints, defineJob, Handles, Leases, Relay, retryGap } from '../../platform/jobs/index.js';
import { Mailer, SmtpFailure } from '../../platform/mail/index.js';
import { Composers } from '../composers.js';
import { Claims, LostClaim } from './claims.js';
import { afterCrash, fateOf, RETRY_GAPS } from './delivery.rules.js';
import type { ClaimedMessage } from './message.js';
import { mimeOf } from './mime.js';
import { untilDone } from './until-done.js';
import { Writing, type Written } from './writing.js';

const deliver = defineJob<{ ids: readonly string[] }>({ name: 'messages.deliver', queue: 'mail' });

/** Messages that one job carries: claimed and written together. */
const BATCH = 20;

/** Tries to write a message before it is left for people to look at. */
const WRITING_TRIES = 5;

const DIED = 'A process ended while the text was under way; whether the server took it is not known.';

type Ready = Extract<Written, { kind: 'ready' }>;

/** Sends messages, each at least once and, but for the gap that SMTP cannot close, at most once. */
@Injectable()
export class Delivery implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(Delivery.name);
  private stopping = false;

  constructor(
    private readonly clock: Clock,
    private readonly relay: Relay,
    private readonly leases: Leases,
    private readonly claims: Claims,
    private readonly composers: Composers,
    private readonly writing: Writing,
    private readonly mailer: Mailer,
    private readonly crash: CrashPoints,
  ) {}

  onModuleInit(): void {
    this.relay.feed({ table: 'message', underWay: 'sending', job: deliver, batch: BATCH, ready: () => this.mailer.awayUntil === null });
  }

  /** From now on what was not begun is given back. */
  onModuleDestroy(): void {
    this.stopping = true;
  }

  /** Sends messages, or decides what becomes of them. None of them stops another. */
  @Handles(deliver)
  async deliver({ ids }: { ids: readonly string[] }): Promise<void> {
    const away = this.mailer.awayUntil;
    if (away !== null) return this.claims.release(ids, null, away);
    this.crash.reached('before-claim');
    const messages = await this.claims.take(ids);
    const [first] = messages;
    if (!first) return;
    this.crash.reached('after-claim');
    const held = { table: 'message', underWay: 'sending', ids: messages.map(({ id }) => id), claim: first.claim };
    await this.leases.during(held, () => this.sendAll(messages));
  }

  private async sendAll(claimed: readonly ClaimedMessage[]): Promise<void> {
    const toWrite: ClaimedMessage[] = [];
    for (const message of claimed) if (await this.mayBeWritten(message)) toWrite.push(message);
    const written = await this.writing.write(toWrite);
    const sent = await Promise.allSettled(written.map((one) => this.finish(one)));
    const failed = sent.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
  }

  /** False for a message that a dead process left with its text under way, and that is not sent again. */
  private async mayBeWritten(message: ClaimedMessage): Promise<boolean> {
    const next = afterCrash(message, this.whenUnknown(message));
    if (next === 'unknown') await this.claims.end(message, 'unknown', DIED);
    if (next === 'send-once-more') await this.claims.forgetText(message, DIED);
    return next !== 'unknown';
  }

  private async finish(written: Written): Promise<void> {
    const { message } = written;
    if (written.kind === 'ended') return this.claims.end(message, written.status, written.reason);
    if (written.kind === 'stuck') return this.settleUnwritten(message);
    if (this.stopping) return this.claims.release([message.id], message.claim, this.clock.now());
    try {
      await this.send(written);
    } catch (error) {
      if (error instanceof LostClaim) return;
      if (!(error instanceof SmtpFailure)) throw error;
      await this.settle(message, error, written.mail.to.address);
    }
  }

  private async send({ message, mail, copy }: Ready): Promise<void> {
    const text = await mimeOf(mail);
    const reply = await this.mailer.send({ from: mail.from.address, to: mail.to.address }, text, {
      beforeText: async () => {
        this.crash.reached('before-data');
        await this.claims.begin(message, this.whenUnknown(message));
      },
      afterText: () => this.crash.reached('after-data'),
    });
    this.crash.reached('after-reply');
    // The server has it. While the database is away that must be remembered, or it would be sent again.
    const isOurs = await untilDone(() => this.claims.sent(message, reply, copy));
    if (!isOurs) this.logger.warn(`Message ${message.id} was sent, but its claim had run out: another process may send it again`);
  }

  private async settle(message: ClaimedMessage, failure: SmtpFailure, address: string): Promise<void> {
    const fate = fateOf(failure, message, this.whenUnknown(message));
    const back = this.mailer.awayUntil ?? this.in(1);
    switch (fate.kind) {
      case 'untried':
        return this.claims.release([message.id], message.claim, back);
      case 'later':
        return this.claims.putOff(message, { until: back, reply: fate.reply, outcome: 'retry', counts: false });
      case 'retry':
        return this.claims.putOff(message, { until: this.in(retryGap(message.attempts, Math.random, RETRY_GAPS)), reply: fate.reply, outcome: 'retry', counts: true });
      case 'once-more':
        return this.claims.putOff(message, { until: this.in(RETRY_GAPS.first), reply: fate.reply, outcome: 'unknown', counts: true });
      case 'failed':
        return this.claims.end(message, 'failed', fate.reply, fate.suppress ? address : null);
      case 'unknown':
        return this.claims.end(message, 'unknown', fate.reply);
    }
  }

  /** A letter that could not be written is tried a few times more: what it needs may have been away. */
  private async settleUnwritten(message: ClaimedMessage): Promise<void> {
    const reply = 'The letter could not be written; the logs say why.';
    if (message.attempts >= WRITING_TRIES) return this.claims.end(message, 'failed', reply);
    await this.claims.putOff(message, { until: this.in(retryGap(message.attempts)), reply, outcome: 'retry', counts: true });
  }

  private whenUnknown({ kind }: ClaimedMessage): 'resend' | 'leave' {
    return this.composers.of(kind)?.kind.whenUnknown ?? 'leave';
  }

  private in(seconds: number): Date {
    return new Date(this.clock.now().getTime() + seconds * 1000);
  }
}
