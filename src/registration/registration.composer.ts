import { Links } from '../access/index.js';
import { displayName, People, type PersonCard } from '../directory/index.js';
import { Events, momentLine, placeLine, whenLine, type EventFacts } from '../events/index.js';
import { Composer, Composes, type Attachment, type CalendarPart, type Composition, type MessageRef } from '../messages/index.js';
import { wallTimeOf } from '../platform/clock/index.js';
import { Config } from '../platform/config/index.js';
import { rows, type JsonObject, type Tx } from '../platform/database/index.js';
import { textIn, type Locale } from '../platform/i18n/index.js';
import { eventCancelled, eventMoved, registrationConfirmed, registrationReceived, registrationRejected, registrationWaitlisted, registrationWithdrawn, seatOffered } from './letters.js';
import type { RegistrationStatus } from './life/registration-life.rules.js';
import type { RegistrationFacts } from './registration.js';
import { Registrations } from './registrations.js';
import { TicketPrinters } from './ticket-printers.js';

/** Statuses in which each kind of letter still has its reason. */
const HOLDS: Readonly<Record<string, readonly RegistrationStatus[]>> = {
  [registrationReceived.name]: ['submitted'],
  [registrationConfirmed.name]: ['confirmed'],
  [registrationWaitlisted.name]: ['waitlisted'],
  [seatOffered.name]: ['waitlisted'],
  [registrationRejected.name]: ['rejected'],
  [registrationWithdrawn.name]: ['withdrawn'],
  [eventMoved.name]: ['submitted', 'approved', 'confirmed'],
  [eventCancelled.name]: ['cancelled'],
};

/** A personal link holds until so many days after the event. */
const LINK_DAYS = 120;

/** Calendar UID of one person's entry for one event: the same for life, so that updates and cancellations find it. */
function calendarUidOf(registration: { eventId: string; personId: string }, host: string): string {
  return `${registration.eventId}.${registration.personId}@${host}`;
}

/** Writes the letters of a registration's life, from what is so at the time of sending. */
@Composes()
export class RegistrationComposer extends Composer {
  readonly messages = [registrationReceived, registrationConfirmed, registrationWaitlisted, seatOffered, registrationRejected, registrationWithdrawn, eventMoved, eventCancelled];

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
    if (typeof id !== 'string') return { kind: 'stale', reason: 'The registration is not named.' };
    const registration = await this.registrations.get(id, tx);
    if (!HOLDS[ref.kind]?.includes(registration.status)) return { kind: 'stale', reason: `The registration is ${registration.status} now.` };
    const event = await this.events.get(registration.eventId, tx);
    if (event.status === 'cancelled' && ref.kind !== eventCancelled.name) return { kind: 'stale', reason: 'The event is cancelled.' };
    if (ref.kind === seatOffered.name && registration.offerUntil === null) return { kind: 'stale', reason: 'There is no offer any more.' };
    const person = (await this.people.cards([registration.personId], tx)).get(registration.personId);
    if (!person?.email) return { kind: 'stale', reason: 'The person has no mailbox.' };
    return this.letter(tx, ref.kind, { registration, event, person, address: person.email });
  }

  private async letter(tx: Tx, kind: string, about: { registration: RegistrationFacts; event: EventFacts; person: PersonCard; address: string }): Promise<Composition> {
    const { registration, event, person, address } = about;
    const locale = registration.locale;
    const token = await this.links.mint(tx, { purpose: 'registration', subjectId: registration.id, eventId: event.id, expiresAt: new Date(event.endsAt.getTime() + LINK_DAYS * 86_400_000) });
    const link = `${this.config.publicUrl}/registration/${token}`;
    const attachments: Attachment[] = [];
    const data: Record<string, string | number> = { name: displayName(person), event: textIn(event.title, locale), when: whenLine(event, locale), where: placeLine(event, locale), link };
    if (kind === registrationConfirmed.name) {
      const ticket = await this.printers.print(tx, event.id, registration.id);
      if (ticket) attachments.push({ filename: 'ticket.png', contentType: 'image/png', content: ticket.png, cid: 'ticket' });
      Object.assign(data, { ticket: ticket ? 'cid:ticket' : '', code: ticket?.code ?? '', practical: textIn(event.practicalInformation, locale) });
    }
    if (kind === registrationWaitlisted.name) data['place'] = (await this.registrations.placeOf(registration, tx)) ?? 1;
    if (kind === seatOffered.name) data['until'] = momentLine(wallTimeOf(registration.offerUntil ?? event.startsAt, event.zone), locale);
    if (kind === registrationRejected.name || kind === eventCancelled.name) data['reason'] = await this.reasonOf(tx, registration.id);
    const calendar = this.calendarOf(kind, about, locale, link);
    const composed: JsonObject = data;
    return { kind: 'compose', to: { name: displayName(person), address }, locale, data: composed, attachments, secrets: [token], ...(calendar && { calendar }) };
  }

  /** An entry for those who have a seat; its end for those who lost it. */
  private calendarOf(kind: string, { registration, event, person, address }: { registration: RegistrationFacts; event: EventFacts; person: PersonCard; address: string }, locale: Locale, link: string): CalendarPart | null {
    const method = { [registrationConfirmed.name]: 'REQUEST', [eventMoved.name]: 'REQUEST', [registrationWithdrawn.name]: 'CANCEL', [eventCancelled.name]: 'CANCEL' }[kind];
    if (method !== 'REQUEST' && method !== 'CANCEL') return null;
    if (kind === eventMoved.name && registration.status !== 'confirmed') return null;
    const host = new URL(this.config.publicUrl).hostname;
    return {
      method,
      uid: calendarUidOf(registration, host),
      // A cancellation must be newer than what it ends.
      sequence: event.calendarSequence + (kind === registrationWithdrawn.name ? 1 : 0),
      start: { local: event.startsLocal, zone: event.zone },
      end: { local: event.endsLocal, zone: event.zone },
      summary: textIn(event.title, locale),
      location: placeLine(event, locale),
      ...(method === 'REQUEST' && { url: link }),
      organiser: { name: this.config.instanceName, address: /<([^<>]+)>/.exec(this.config.mailFrom)?.[1] ?? this.config.mailFrom },
      attendee: { name: displayName(person), address },
    };
  }

  private async reasonOf(tx: Tx, id: string): Promise<string> {
    const [last] = await rows<{ reason: string | null }>(tx, 'SELECT reason FROM registration_history WHERE registration_id = $1 ORDER BY at DESC, id DESC LIMIT 1', [id]);
    return last?.reason ?? '';
  }
}
