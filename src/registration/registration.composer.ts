import { Links } from '../access/index.js';
import { displayName, People, type PersonCard } from '../directory/index.js';
import { Events, momentLine, placeLine, whenLine, type EventFacts } from '../events/index.js';
import { Composer, Composes, type Attachment, type CalendarPart, type Composition, type MessageRef } from '../messages/index.js';
import { wallTimeOf } from '../platform/clock/index.js';
import { Config } from '../platform/config/index.js';
import { rows, type Tx } from '../platform/database/index.js';
import { textIn, type Locale } from '../platform/i18n/index.js';
import { calendarMethodOf, calendarUidOf, sequenceOf } from './calendar.rules.js';
import { eventCancelled, eventMoved, eventPostponed, registrationConfirmed, registrationReceived, registrationRejected, registrationWaitlisted, registrationWithdrawn, seatLapsed, seatOffered } from './letters.js';
import { ENDED, type RegistrationStatus } from './life/registration-life.rules.js';
import { reasonIn } from './reasons.js';
import { ownLink, type RegistrationFacts } from './registration.js';
import { Registrations } from './registrations.js';
import { salutation } from './salutation.js';
import { TicketPrinters } from './ticket-printers.js';

const LIVE: readonly RegistrationStatus[] = ['submitted', 'approved', 'confirmed', 'waitlisted'];

/** Statuses in which each kind of letter still has its reason. */
const HOLDS: Readonly<Record<string, readonly RegistrationStatus[]>> = {
  [registrationReceived.name]: ['submitted'],
  [registrationConfirmed.name]: ['confirmed'],
  [registrationWaitlisted.name]: ['waitlisted'],
  [seatOffered.name]: ['waitlisted'],
  [seatLapsed.name]: ['declined'],
  [registrationRejected.name]: ['rejected'],
  [registrationWithdrawn.name]: ['withdrawn'],
  [eventMoved.name]: LIVE,
  [eventPostponed.name]: LIVE,
  [eventCancelled.name]: ['cancelled'],
};

/** What a letter is about. */
interface Subject {
  kind: string;
  registration: RegistrationFacts;
  event: EventFacts;
  person: PersonCard;
  address: string;
  story: Story;
  /** Why the event does not take place as it was planned. */
  eventReason: string;
  locale: Locale;
}

/** What a letter must know of the past. */
interface Story {
  /** The reason of the last step, unless the person gave it themselves. */
  reason: string | null;
  /** Whether this registration was ever confirmed, so that a calendar holds the event. */
  wasConfirmed: boolean;
  /** Registrations of this person for this event that had ended before this one. */
  earlier: number;
}

/** Writes the letters of a registration's life, from what is so at the time of sending. */
@Composes()
export class RegistrationComposer extends Composer {
  readonly messages = [registrationReceived, registrationConfirmed, registrationWaitlisted, seatOffered, seatLapsed, registrationRejected, registrationWithdrawn, eventMoved, eventPostponed, eventCancelled];

  constructor(
    private readonly config: Config,
    private readonly registrations: Registrations,
    private readonly events: Events,
    private readonly people: People,
    private readonly links: Links,
    private readonly printers: TicketPrinters,
  ) {
    super();
  }

  async compose(tx: Tx, ref: MessageRef): Promise<Composition> {
    const id = ref.params['registrationId'];
    const registration = typeof id === 'string' ? (await this.registrations.cards([id], tx)).get(id) : undefined;
    if (!registration) return { kind: 'stale', reason: 'There is no such registration any more.' };
    if (!HOLDS[ref.kind]?.includes(registration.status)) return { kind: 'stale', reason: `The registration is ${registration.status} now.` };
    const event = await this.events.get(registration.eventId, tx);
    if (event.status === 'cancelled' && ref.kind !== eventCancelled.name) return { kind: 'stale', reason: 'The event is cancelled.' };
    if (ref.kind === eventPostponed.name && event.status !== 'postponed') return { kind: 'stale', reason: 'The event is on again.' };
    if (ref.kind === seatOffered.name && registration.offerUntil === null) return { kind: 'stale', reason: 'There is no offer any more.' };
    if (ref.kind === registrationWaitlisted.name && registration.offerUntil !== null) return { kind: 'stale', reason: 'A seat has been offered already.' };
    const person = (await this.people.cards([registration.personId], tx)).get(registration.personId);
    if (!person?.email) return { kind: 'stale', reason: 'The person has no mailbox.' };
    const { reason } = ref.params;
    const story = await this.storyOf(tx, registration);
    return this.letter(tx, { kind: ref.kind, registration, event, person, address: person.email, story, eventReason: typeof reason === 'string' ? reason : '', locale: ref.locale ?? registration.locale });
  }

  private async letter(tx: Tx, about: Subject): Promise<Composition> {
    const { registration, event, person, address, locale } = about;
    const token = await this.links.mint(tx, ownLink(registration.id, event));
    const link = `${this.config.publicUrl}/registration/${token}`;
    const calendar = this.calendarOf(about, link);
    const attachments: Attachment[] = [];
    const data = { ...this.words(about), link, calendar: calendar !== null, ...(await this.particulars(tx, about, attachments)) };
    return { kind: 'compose', to: { name: displayName(person), address }, locale, data, attachments, secrets: [token], ...(calendar && { calendar }) };
  }

  /** What every letter can say. */
  private words({ event, person, locale }: Subject): Record<string, string> {
    return { dear: salutation(person, locale), event: textIn(event.title, locale), when: whenLine(event, locale), where: placeLine(event, locale), sender: this.config.instanceName };
  }

  /** What a letter of one kind says besides. */
  private async particulars(tx: Tx, { kind, registration, event, story, locale, eventReason }: Subject, attachments: Attachment[]): Promise<Record<string, string | number | boolean>> {
    switch (kind) {
      case registrationConfirmed.name: {
        const ticket = await this.printers.print(tx, event.id, registration.id);
        if (ticket) attachments.push({ filename: 'ticket.png', contentType: 'image/png', content: ticket.png, cid: 'ticket' });
        return { ticket: ticket ? 'cid:ticket' : '', code: ticket?.code ?? '', practical: textIn(event.practicalInformation, locale) };
      }
      case registrationWaitlisted.name:
        return { place: (await this.registrations.placeOf(registration, tx)) ?? 1 };
      case seatOffered.name:
        return { until: momentLine(wallTimeOf(registration.offerUntil ?? event.startsAt, event.zone), locale) };
      case registrationRejected.name:
      case registrationWithdrawn.name:
        return { reason: reasonIn(story.reason, (text) => textIn(text, locale)) ?? '' };
      case eventPostponed.name:
      case eventCancelled.name:
        return { reason: eventReason };
      case eventMoved.name:
        return { waiting: registration.status === 'waitlisted' };
      default:
        return {};
    }
  }

  /** An entry for those who are confirmed; its end for those whose calendar holds one. */
  private calendarOf({ kind, registration, event, person, address, story, locale }: Subject, link: string): CalendarPart | null {
    const method = story.wasConfirmed ? calendarMethodOf(kind) : null;
    if (method === null) return null;
    return {
      method,
      uid: calendarUidOf(registration, new URL(this.config.publicUrl).hostname),
      sequence: sequenceOf(event.calendarSequence, story.earlier, ENDED.includes(registration.status)),
      start: { local: event.startsLocal, zone: event.zone },
      end: { local: event.endsLocal, zone: event.zone },
      summary: textIn(event.title, locale),
      location: placeLine(event, locale),
      ...(method === 'REQUEST' && { url: link }),
      organiser: { name: this.config.instanceName, address: /<([^<>]+)>/.exec(this.config.mailFrom)?.[1] ?? this.config.mailFrom },
      attendee: { name: displayName(person), address },
    };
  }

  private async storyOf(tx: Tx, { id, eventId, personId }: RegistrationFacts): Promise<Story> {
    const [found] = await rows<Story>(
      tx,
      `SELECT (SELECT CASE WHEN actor_kind IN ('link', 'public') THEN NULL ELSE reason END FROM registration_history WHERE registration_id = $1 AND change = 'status' ORDER BY at DESC, id DESC LIMIT 1) AS reason,
              EXISTS (SELECT FROM registration_history WHERE registration_id = $1 AND to_status = 'confirmed') AS "wasConfirmed",
              (SELECT count(*)::int FROM registration WHERE event_id = $2 AND person_id = $3 AND id < $1) AS earlier`,
      [id, eventId, personId],
    );
    return found ?? { reason: null, wasConfirmed: false, earlier: 0 };
  }
}
