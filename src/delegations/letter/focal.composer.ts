import { displayName, Parties, People, type PersonCard } from '../../directory/index.js';
import { EventHistory, Events, momentLine, type EventFacts } from '../../events/index.js';
import { letterLanguage, letterWords, type LetterLanguage } from '../../invitations/index.js';
import { Composer, Composes, type Composition, type MessageRef } from '../../messages/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Config } from '../../platform/config/index.js';
import type { JsonObject, Tx } from '../../platform/database/index.js';
import { textIn } from '../../platform/i18n/index.js';
import type { DelegationFacts } from '../delegation.js';
import { Delegations } from '../delegations.js';
import { changeRefusal } from '../life/delegation.rules.js';
import { partySeats } from '../seats/party-seats.js';
import { nominationEventCancelled, nominationEventMoved, nominationInvited } from './letters.js';

interface About {
  delegation: DelegationFacts;
  event: EventFacts;
  person: PersonCard;
}

/** Writes to those who speak for parties, in the language in which each reads letters, from what is so at the time of sending. */
@Composes()
export class FocalComposer extends Composer {
  readonly messages = [nominationInvited, nominationEventMoved, nominationEventCancelled];

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly delegations: Delegations,
    private readonly events: Events,
    private readonly history: EventHistory,
    private readonly people: People,
    private readonly parties: Parties,
  ) {
    super();
  }

  async compose(tx: Tx, ref: MessageRef): Promise<Composition> {
    const id = ref.params['delegationId'];
    if (typeof id !== 'string') return { kind: 'stale', reason: 'not-named' };
    const delegation = await this.delegations.get(id, tx);
    const event = await this.events.get(delegation.eventId, tx);
    const stale = this.staleness(ref, delegation, event);
    if (stale !== null) return { kind: 'stale', reason: stale };
    const person = (await this.people.cards([delegation.focalPersonId ?? ''].filter(Boolean), tx)).get(delegation.focalPersonId ?? '');
    if (!person?.email) return { kind: 'stale', reason: 'no-mailbox' };
    return this.letter(tx, ref, { delegation, event, person }, person.email);
  }

  /** Why the letter has no reason any more; null when it has. */
  private staleness({ kind, params }: MessageRef, delegation: DelegationFacts, event: EventFacts): string | null {
    if (kind === nominationEventCancelled.name) return event.status === 'cancelled' ? null : `event-changed: ${event.status}`;
    if (delegation.linkRevokedAt !== null) return 'link-revoked';
    if (kind === nominationInvited.name && params['linkNumber'] !== delegation.linkNumber) return 'link-replaced';
    if (delegation.cancelledAt !== null) return 'request-taken-back';
    const code = changeRefusal(delegation, event, { by: 'staff', now: this.clock.now() });
    if (code !== null) return `event-changed: ${event.status}`;
    return event.startsAt <= this.clock.now() ? 'event-begun' : null;
  }

  private async letter(tx: Tx, { kind, locale }: MessageRef, about: About, address: string): Promise<Composition> {
    const { delegation, event, person } = about;
    const language = letterLanguage(locale ?? person.correspondenceLanguage);
    const to = { name: displayName(person), address };
    if (kind === nominationEventCancelled.name) {
      const step = (await this.history.of(event.id, tx)).find(({ toStatus }) => toStatus === 'cancelled');
      return { kind: 'compose', to, locale: language, data: { ...(await this.words(tx, about, language, '')), reason: step?.reason ?? '' } };
    }
    const { token, url } = await this.delegations.mintLink(tx, delegation, event);
    const words = await this.words(tx, about, language, url);
    const data = kind === nominationInvited.name ? { ...words, ...(await this.asking(tx, about, language)) } : words;
    return { kind: 'compose', to, locale: language, data, secrets: [token] };
  }

  private async words(tx: Tx, { delegation, event, person }: About, language: LetterLanguage, link: string): Promise<JsonObject> {
    const party = (await this.parties.names([delegation.partyId], tx)).get(delegation.partyId);
    const deadline = delegation.nominateByLocal === null ? '' : momentLine({ local: delegation.nominateByLocal, zone: event.zone }, language);
    return { ...letterWords({ event, person }, language, { sender: this.config.instanceName, link }), party: textIn(party?.name ?? {}, language), deadline };
  }

  private async asking(tx: Tx, { delegation, event }: About, language: LetterLanguage): Promise<JsonObject> {
    const seats = (await partySeats(tx, event.id, [delegation.partyId])).get(delegation.partyId);
    const completion = delegation.completeByLocal === null ? '' : momentLine({ local: delegation.completeByLocal, zone: event.zone }, language);
    const names = new Intl.DisplayNames([language], { type: 'language', fallback: 'code' });
    const languages = new Intl.ListFormat(language === 'ru' ? 'ru' : 'en-GB', { type: 'conjunction' }).format(event.workingLanguages.map((code) => names.of(code) ?? code));
    return { theme: textIn(event.theme, language), seats: seats?.capacity ?? 0, completion, languages, again: delegation.linkNumber > 1 };
  }
}
