import { Injectable } from '@nestjs/common';
import { displayName, Parties, People, type Addressed, type PersonInput } from '../../directory/index.js';
import { EventKinds, type EventFacts } from '../../events/index.js';
import { Config } from '../../platform/config/index.js';
import { rows, type JsonObject, type Tx } from '../../platform/database/index.js';
import { textIn } from '../../platform/i18n/index.js';
import type { InvitationFacts } from '../invitation.js';
import { languageLine, letterFacts } from './facts.js';
import type { LetterLanguage } from './letter-language.js';

/** Of whom and of what a letter that asks tells. An invitation that is not made yet has no `id`. */
export interface Asking {
  invitation: Pick<InvitationFacts, 'partyId' | 'answerByLocal'> & { id: string | null };
  event: EventFacts;
  person: Addressed;
}

/** What the fields of a letter that asks somebody to come say: the same for the letter itself and for its preview. */
@Injectable()
export class InvitationWords {
  constructor(
    private readonly config: Config,
    private readonly kinds: EventKinds,
    private readonly people: People,
    private readonly parties: Parties,
  ) {}

  /** `url` is the personal link; null for a letter that is only looked at. */
  async asking(tx: Tx, about: Asking, language: LetterLanguage, url: string | null): Promise<JsonObject> {
    const { invitation, event } = about;
    const link = url ?? `${this.config.publicUrl}/invitation/personal-link`;
    const kind = this.kinds.get(event.kind);
    const label = kind?.subKinds.find(({ name }) => name === event.subKind)?.label ?? kind?.label ?? {};
    const party = invitation.partyId ? (await this.parties.names([invitation.partyId], tx)).get(invitation.partyId) : undefined;
    return {
      ...letterFacts(about, language, { sender: this.config.instanceName, link }),
      kind: withinSentence(textIn(label, language)),
      theme: textIn(event.theme, language),
      party: party ? textIn(party.name, language) : '',
      named: invitation.id === null ? '' : await this.namedBy(tx, invitation.id),
      languages: languageLine(event.workingLanguages, language),
    };
  }

  /** Whom a letter speaks to: a person of the directory, or somebody whom it does not know yet, as a list tells of them. */
  async reader(tx: Tx, { personId, input }: { personId: string | null; input: PersonInput | null }): Promise<Addressed | null> {
    if (personId !== null) return (await this.people.cards([personId], tx)).get(personId) ?? null;
    if (input === null) return null;
    const { title = null, familyName, givenName, otherScripts = {}, sex = null } = input;
    return { title, familyName, givenName, otherScripts, sex };
  }

  /** Who was asked before and named this person; empty for whoever was asked first. */
  private async namedBy(tx: Tx, id: string): Promise<string> {
    const [found] = await rows<{ personId: string }>(tx, 'SELECT person_id AS "personId" FROM invitation WHERE substitute_invitation_id = $1', [id]);
    const card = found ? (await this.people.cards([found.personId], tx)).get(found.personId) : undefined;
    return card ? displayName(card) : '';
  }
}

/** A name as it stands in running text: `Regional forum` begins small, `SOM` stays as it is. */
function withinSentence(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
