import { displayName, People } from '../../directory/index.js';
import { Events } from '../../events/index.js';
import { letterLanguage } from '../../invitations/index.js';
import { Composer, Composes, type Attachment, type Composition, type MessageRef } from '../../messages/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Config } from '../../platform/config/index.js';
import { rows, type Tx } from '../../platform/database/index.js';
import type { Locale } from '../../platform/i18n/index.js';
import { TicketPrinters } from '../../registration/index.js';
import { askedJson, PEOPLE_CONCERNED } from '../due/concerned.sql.js';
import { Occasions } from '../due/occasions.js';
import type { ReminderLetter } from '../rules/rule.js';
import { LetterLinks } from './letter-links.js';
import { letterOfKind, reminderKinds } from './letters.js';
import { reminderWords } from './words.js';

/** Whom a rule concerns, as the letter is written. */
interface ConcernedPerson {
  registrationId: string | null;
  invitationId: string | null;
  locale: Locale;
  obstacle: string | null;
}

/** Writes reminders, from what is so at the time of sending; whoever it no longer concerns gets none. */
@Composes()
export class ReminderComposer extends Composer {
  readonly messages = Object.values(reminderKinds);

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly occasions: Occasions,
    private readonly events: Events,
    private readonly people: People,
    private readonly links: LetterLinks,
    private readonly printers: TicketPrinters,
  ) {
    super();
  }

  async compose(tx: Tx, ref: MessageRef): Promise<Composition> {
    const { ruleId } = ref.params;
    const letter = letterOfKind(ref.kind);
    if (typeof ruleId !== 'string' || letter === null || ref.personId === null || ref.eventId === null) return stale('not-named');
    // A rule that writes another letter by now has this one left unsent; the sweep writes the other.
    const due = (await this.occasions.dueOf(tx, ruleId)).filter(({ rule }) => rule.letter === letter);
    if (due.length === 0) return stale('not-its-time');
    const concerned = await this.concerned(tx, askedJson(due), ref.personId);
    if (!concerned) return stale('not-concerned');
    if (concerned.obstacle !== null) return stale(concerned.obstacle);
    return this.letter(tx, letter, concerned, { eventId: ref.eventId, personId: ref.personId });
  }

  /** The same question that the sweep asked, about one person and now. */
  private async concerned(tx: Tx, asked: string, personId: string): Promise<ConcernedPerson | null> {
    const [found] = await rows<ConcernedPerson>(
      tx,
      `SELECT registration_id AS "registrationId", invitation_id AS "invitationId", locale, obstacle FROM (${PEOPLE_CONCERNED}) AS concerned WHERE person_id = $3`,
      [asked, this.clock.now(), personId],
    );
    return found ?? null;
  }

  private async letter(tx: Tx, letter: ReminderLetter, concerned: ConcernedPerson, of: { eventId: string; personId: string }): Promise<Composition> {
    const event = await this.events.get(of.eventId, tx);
    const person = (await this.people.cards([of.personId], tx)).get(of.personId);
    if (!person?.email) return stale('no-mailbox');
    const language = letterLanguage(concerned.locale);
    const { url, secrets, ...standing } = await this.links.standing(tx, event, concerned, letter);
    const attachments: Attachment[] = [];
    const ticket = letter === 'eve' && event.mode !== 'online' && concerned.registrationId !== null ? await this.printers.print(tx, event.id, concerned.registrationId) : null;
    if (ticket) attachments.push({ filename: 'ticket.png', contentType: 'image/png', content: ticket.png, cid: 'ticket' });
    const data = reminderWords({ letter, event, person, ...standing, ticket: ticket && { cid: 'cid:ticket', code: ticket.code } }, language, { sender: this.config.instanceName, link: url });
    return { kind: 'compose', to: { name: displayName(person), address: person.email }, locale: language, data, attachments, secrets };
  }
}

function stale(reason: string): Composition {
  return { kind: 'stale', reason };
}
