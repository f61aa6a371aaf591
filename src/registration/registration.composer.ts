import { Links } from '../access/index.js';
import { displayName, People, salutation, type PersonCard } from '../directory/index.js';
import { Events, momentLine, placeLine, whenLine, type EventFacts } from '../events/index.js';
import { Composer, Composes, type Attachment, type CalendarPart, type Composition, type MessageRef } from '../messages/index.js';
import { wallTimeOf } from '../platform/clock/index.js';
import { Config } from '../platform/config/index.js';
import { inOneGo, rows, type Tx } from '../platform/database/index.js';
import { textIn, type Locale } from '../platform/i18n/index.js';
import { calendarMethodOf, calendarUidOf, sequenceOf } from './calendar.rules.js';
import { eventCancelled, eventMoved, eventPostponed, registrationConfirmed, registrationMoreAsked, registrationReceived, registrationRejected, registrationWaitlisted, registrationWithdrawn, seatLapsed, seatOffered } from './letters.js';
import { ENDED, type RegistrationStatus } from './life/registration-life.rules.js';
import { reasonIn, TOLD_CODES } from './reasons.js';
import { ownLink, type RegistrationFacts } from './registration.js';
import { Registrations } from './registrations.js';
import { TicketPrinters } from './ticket-printers.js';

const LIVE: readonly RegistrationStatus[] = ['nominated', 'draft', 'submitted', 'approved', 'confirmed', 'waitlisted'];

/** Statuses in which each kind of letter still has its reason. */
const HOLDS: Readonly<Record<string, readonly RegistrationStatus[]>> = {
  [registrationReceived.name]: ['submitted'],
  [registrationConfirmed.name]: ['confirmed'],
  [registrationWaitlisted.name]: ['waitlisted'],
  [seatOffered.name]: ['waitlisted'],
  [seatLapsed.name]: ['declined'],
  [registrationMoreAsked.name]: ['submitted', 'approved', 'confirmed'],
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
  /** What the person is asked at present. */
  questionId: string | null;
  question: string | null;
}

const NO_STORY: Story = { reason: null, wasConfirmed: false, earlier: 0, questionId: null, question: null };

/** When and where an event is, in words. */
interface Lines {
  when: string;
  where: string;
}

type Stale = Extract<Composition, { kind: 'stale' }>;

/** Writes the letters of a registration's life, from what is so at the time of sending. */
@Composes()
export class RegistrationComposer extends Composer {
  readonly messages = [registrationReceived, registrationConfirmed, registrationWaitlisted, seatOffered, seatLapsed, registrationMoreAsked, registrationRejected, registrationWithdrawn, eventMoved, eventPostponed, eventCancelled];

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
    const [composed] = await this.composeAll(tx, [ref]);
    if (!composed) throw new Error('One letter was asked for and none was written');
    return composed;
  }

  /** A rush writes the same letter to many: what they have in common is read and worded once. */
  override async composeAll(tx: Tx, refs: readonly MessageRef[]): Promise<Composition[]> {
    const registrations = await this.registrations.cards(refs.flatMap((ref) => registrationId(ref) ?? []), tx);
    const of = (ref: MessageRef): RegistrationFacts | undefined => registrations.get(registrationId(ref) ?? '');
    const [events, people, stories] = await inOneGo(this.eventsOf(tx, registrations), this.people.cards([...registrations.values()].map(({ personId }) => personId), tx), storiesOf(tx, [...registrations.keys()]));
    const wanted = refs.map((ref): Subject | Stale => {
      const registration = of(ref);
      const event = registration && events.get(registration.eventId);
      if (!registration || !event) return stale('registration-gone');
      const reason = whyStale(ref, registration, event);
      if (reason !== null) return stale(reason);
      const story = stories.get(registration.id) ?? NO_STORY;
      if (ref.kind === registrationMoreAsked.name && ref.params['questionId'] !== story.questionId) return stale('What was asked is answered, or no longer asked.');
      const person = people.get(registration.personId);
      if (!person?.email) return stale('no-mailbox');
      const eventReason = typeof ref.params['reason'] === 'string' ? ref.params['reason'] : '';
      return { kind: ref.kind, registration, event, person, address: person.email, story, eventReason, locale: ref.locale ?? registration.locale };
    });
    const tokenOf = await this.links.mintEach(tx, wanted.filter((one) => 'registration' in one), ({ registration, event }) => ownLink(registration.id, event));
    const lines = new Map<string, Lines>();
    const composed: Composition[] = [];
    for (const one of wanted) composed.push('registration' in one ? await this.letter(tx, one, tokenOf(one), lines) : one);
    return composed;
  }

  private async eventsOf(tx: Tx, registrations: ReadonlyMap<string, RegistrationFacts>): Promise<Map<string, EventFacts>> {
    const ids = [...new Set([...registrations.values()].map(({ eventId }) => eventId))];
    const found = await inOneGo(...ids.map((id) => this.events.get(id, tx)));
    return new Map(found.map((event) => [event.id, event]));
  }

  private async letter(tx: Tx, about: Subject, token: string, lines: Map<string, Lines>): Promise<Composition> {
    const { person, address, locale } = about;
    const link = `${this.config.publicUrl}/registration/${token}`;
    const calendar = this.calendarOf(about, link);
    const attachments: Attachment[] = [];
    const data = { ...this.words(about, lines), link, calendar: calendar !== null, ...(await this.particulars(tx, about, attachments)) };
    return { kind: 'compose', to: { name: displayName(person), address }, locale, data, attachments, secrets: [token], ...(calendar && { calendar }) };
  }

  /** What every letter can say. */
  private words({ event, person, locale }: Subject, lines: Map<string, Lines>): Record<string, string> {
    const key = `${event.id} ${locale}`;
    const { when, where } = lines.get(key) ?? { when: whenLine(event, locale), where: placeLine(event, locale) };
    lines.set(key, { when, where });
    return { dear: salutation(person, locale), event: textIn(event.title, locale), when, where, sender: this.config.instanceName };
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
        return { place: (await this.registrations.placeOf(registration, tx))?.place ?? 1 };
      case seatOffered.name:
        return { until: momentLine(wallTimeOf(registration.offerUntil ?? event.startsAt, event.zone), locale) };
      case registrationMoreAsked.name:
        return { question: story.question ?? '' };
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
}

/** Why a letter has lost its reason; null while it holds. */
function whyStale({ kind }: MessageRef, registration: RegistrationFacts, event: EventFacts): string | null {
  if (!HOLDS[kind]?.includes(registration.status)) return `registration-changed: ${registration.status}`;
  if (event.status === 'cancelled' && kind !== eventCancelled.name) return 'event-cancelled';
  if (kind === eventPostponed.name && event.status !== 'postponed') return 'event-changed: published';
  if (kind === seatOffered.name && registration.offerUntil === null) return 'offer-gone';
  if (kind === registrationWaitlisted.name && registration.offerUntil !== null) return 'seat-offered';
  return null;
}

function stale(reason: string): Stale {
  return { kind: 'stale', reason };
}

function registrationId({ params }: MessageRef): string | null {
  const id = params['registrationId'];
  return typeof id === 'string' ? id : null;
}

/** What letters must know of the past, by registration. */
async function storiesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Story>> {
  const found = await rows<Story & { id: string }>(
    tx,
    `SELECT r.id, told.reason, coalesce(told."wasConfirmed", false) AS "wasConfirmed",
            (SELECT count(*)::int FROM registration AS other WHERE other.event_id = r.event_id AND other.person_id = r.person_id AND other.id < r.id) AS earlier,
            open.id AS "questionId", open.words AS question
       FROM registration r
       LEFT JOIN registration_question AS open ON open.registration_id = r.id AND open.answered_at IS NULL AND open.dropped_at IS NULL
       CROSS JOIN LATERAL (
         SELECT bool_or(to_status = 'confirmed' AND NOT detail ? 'undone') AS "wasConfirmed",
                (array_agg(CASE WHEN actor_kind IN ('link', 'public') AND reason <> ALL ($2) THEN NULL ELSE reason END ORDER BY at DESC, id DESC) FILTER (WHERE change = 'status'))[1] AS reason
           FROM registration_history WHERE registration_id = r.id) AS told
      WHERE r.id = ANY ($1::uuid[])`,
    [ids, TOLD_CODES],
  );
  return new Map(found.map(({ id, ...story }) => [id, story]));
}
