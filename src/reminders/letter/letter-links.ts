import { Injectable } from '@nestjs/common';
import { Links } from '../../access/index.js';
import type { EventFacts } from '../../events/index.js';
import { Invitations } from '../../invitations/index.js';
import { Config } from '../../platform/config/index.js';
import type { Tx } from '../../platform/database/index.js';
import { ownLink, Registrations, Settings } from '../../registration/index.js';
import type { Reminded } from './words.js';

/** What a letter needs of the invitation or the registration that it is about, with a personal link to it. */
export interface Standing extends Pick<Reminded, 'deadlineLocal' | 'isRegistered' | 'isConfirmed'> {
  url: string;
  /** Secrets in the link: blotted out of the kept copy. */
  secrets: string[];
}

/** Links of reminders, and how the people who get them stand. */
@Injectable()
export class LetterLinks {
  constructor(
    private readonly config: Config,
    private readonly links: Links,
    private readonly invitations: Invitations,
    private readonly registrations: Registrations,
    private readonly settings: Settings,
  ) {}

  /** Joins the transaction in which the letter is written. */
  async standing(tx: Tx, event: EventFacts, of: { invitationId: string | null; registrationId: string | null }, letter: Reminded['letter']): Promise<Standing> {
    if (letter === 'thanks') return { url: `${this.config.publicUrl}/events/${event.slug}`, secrets: [], deadlineLocal: null, isRegistered: true, isConfirmed: true };
    const closesLocal = letter === 'registration' ? (await this.settings.of(event, tx)).closesLocal : null;
    if (of.invitationId !== null) {
      const invitation = await this.invitations.get(of.invitationId, tx);
      const deadlineLocal = letter === 'registration' ? closesLocal : invitation.answerByLocal;
      const { token, url } = await this.invitations.mintLink(tx, invitation, event);
      return { url, secrets: [token], deadlineLocal, isRegistered: false, isConfirmed: false };
    }
    if (of.registrationId === null) throw new Error('A reminder is about an invitation or a registration, and was about neither');
    const { id, status } = await this.registrations.get(of.registrationId, tx);
    const token = await this.links.mint(tx, ownLink(id, event));
    return { url: `${this.config.publicUrl}/registration/${token}`, secrets: [token], deadlineLocal: closesLocal, isRegistered: true, isConfirmed: status === 'approved' || status === 'confirmed' };
  }
}
