import { Links } from '../../access/index.js';
import { displayName, Parties, People } from '../../directory/index.js';
import { Events, momentLine, type EventFacts } from '../../events/index.js';
import { letterLanguage, letterWords } from '../../invitations/index.js';
import { Composer, Composes, type Composition, type MessageRef } from '../../messages/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Config } from '../../platform/config/index.js';
import { rows, type Tx } from '../../platform/database/index.js';
import { textIn } from '../../platform/i18n/index.js';
import { ownLink, Registrations, type RegistrationFacts } from '../../registration/index.js';
import { functionOf } from '../people/order.rules.js';
import { functionWords } from './function-words.js';
import { nominationComplete, nominationNudge, nominationWaiting } from './letters.js';

/** Writes to those whom a party has named. */
@Composes()
export class NomineeComposer extends Composer {
  readonly messages = [nominationComplete, nominationWaiting, nominationNudge];

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly registrations: Registrations,
    private readonly events: Events,
    private readonly people: People,
    private readonly parties: Parties,
    private readonly links: Links,
  ) {
    super();
  }

  async compose(tx: Tx, { kind, params, locale }: MessageRef): Promise<Composition> {
    const id = params['registrationId'];
    if (typeof id !== 'string') return { kind: 'stale', reason: 'not-named' };
    const registration = await this.registrations.get(id, tx);
    const event = await this.events.get(registration.eventId, tx);
    const stale = this.staleness(kind, registration, event);
    if (stale !== null) return { kind: 'stale', reason: stale };
    const person = (await this.people.cards([registration.personId], tx)).get(registration.personId);
    if (!person?.email) return { kind: 'stale', reason: 'no-mailbox' };
    const language = letterLanguage(locale ?? person.correspondenceLanguage);
    const token = await this.links.mint(tx, ownLink(id, event));
    const party = registration.partyId === null ? undefined : (await this.parties.names([registration.partyId], tx)).get(registration.partyId);
    const [until] = await rows<{ local: string | null }>(tx, `SELECT to_char(complete_by_local, 'YYYY-MM-DD"T"HH24:MI') AS local FROM delegation WHERE event_id = $1 AND party_id = $2`, [event.id, registration.partyId]);
    const data = {
      ...letterWords({ event, person }, language, { sender: this.config.instanceName, link: `${this.config.publicUrl}/registration/${token}` }),
      party: textIn(party?.name ?? {}, language),
      function: functionWords(functionOf(registration), language),
      deadline: until?.local ? momentLine({ local: until.local, zone: event.zone }, language) : '',
    };
    return { kind: 'compose', to: { name: displayName(person), address: person.email }, locale: language, data, secrets: [token] };
  }

  /** Why the letter has no reason any more; null when it has. */
  private staleness(kind: string, { status, offerUntil }: RegistrationFacts, event: EventFacts): string | null {
    if (event.status === 'cancelled' || event.status === 'postponed') return `event-changed: ${event.status}`;
    if (event.endsAt <= this.clock.now()) return `event-changed: ${event.status}`;
    if (kind === nominationWaiting.name) return status === 'waitlisted' && offerUntil === null ? null : `registration-changed: ${status}`;
    return status === 'nominated' || status === 'draft' ? null : `registration-changed: ${status}`;
  }
}
