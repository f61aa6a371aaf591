import { Links } from '../access/index.js';
import { displayName, Parties, People } from '../directory/index.js';
import { Events, momentLine, placeLine, whenLine } from '../events/index.js';
import { Composer, Composes, type Composition, type MessageRef } from '../messages/index.js';
import { wallTimeOf } from '../platform/clock/index.js';
import { Config } from '../platform/config/index.js';
import { rows, type Tx } from '../platform/database/index.js';
import { textIn } from '../platform/i18n/index.js';
import { INVITATION_COLUMNS, type InvitationFacts } from './invitation.js';
import { invitationLetter } from './letters.js';

/** Writes invitations, in the language in which the person reads letters. */
@Composes()
export class InvitationComposer extends Composer {
  readonly messages = [invitationLetter];

  constructor(
    private readonly config: Config,
    private readonly events: Events,
    private readonly people: People,
    private readonly parties: Parties,
    private readonly links: Links,
  ) {
    super();
  }

  async compose(tx: Tx, ref: MessageRef): Promise<Composition> {
    const [invitation] = await rows<InvitationFacts>(tx, `SELECT ${INVITATION_COLUMNS} FROM invitation i WHERE i.id = $1`, [ref.params['invitationId']]);
    if (!invitation || (invitation.status !== 'prepared' && invitation.status !== 'sent')) return { kind: 'stale', reason: 'The invitation is answered or cancelled.' };
    const event = await this.events.get(invitation.eventId, tx);
    if (event.status === 'cancelled') return { kind: 'stale', reason: 'The event is cancelled.' };
    const person = (await this.people.cards([invitation.personId], tx)).get(invitation.personId);
    if (!person?.email) return { kind: 'stale', reason: 'The person has no mailbox.' };
    const locale = person.correspondenceLanguage;
    const party = invitation.partyId ? (await this.parties.names([invitation.partyId], tx)).get(invitation.partyId) : undefined;
    const token = await this.links.mint(tx, { purpose: 'invitation', subjectId: invitation.id, eventId: event.id, expiresAt: event.endsAt });
    const data = {
      name: displayName(person),
      party: party ? textIn(party.name, locale) : '',
      event: textIn(event.title, locale),
      theme: textIn(event.theme, locale),
      when: whenLine(event, locale),
      where: placeLine(event, locale),
      answerBy: invitation.answerBy ? momentLine(wallTimeOf(invitation.answerBy, event.zone), locale) : '',
      link: `${this.config.publicUrl}/invitation/${token}`,
    };
    return { kind: 'compose', to: { name: displayName(person), address: person.email }, locale, data, secrets: [token] };
  }
}
