import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../../access/index.js';
import { Events } from '../../events/index.js';
import { LetterPreview } from '../../messages/index.js';
import { Sql } from '../../platform/database/index.js';
import { refuse } from '../invitations.errors.js';
import type { LetterAheadResponse } from '../invitations.responses.js';
import { InvitationWords } from '../letter/invitation-words.js';
import { letterOf } from '../letter/letters.js';
import { Sending } from './sending.service.js';
import type { InvitationWish } from './wish.js';

/** Whose letter: a person of the directory, or a line of the list. */
export interface Reader {
  personId: string | null;
  line: number | null;
}

/** The letters of a preview, word for word, before anybody is invited. */
@Injectable()
export class LettersAhead {
  constructor(
    private readonly sql: Sql,
    private readonly events: Events,
    private readonly sending: Sending,
    private readonly words: InvitationWords,
    private readonly preview: LetterPreview,
    private readonly audit: Audit,
  ) {}

  /** The letter that one of those invited would get now; its link opens nothing. That somebody looked is recorded. @throws Refusal LETTER_NOT_WRITTEN for somebody who would get none */
  of(actor: Actor, eventId: string, wish: InvitationWish, reader: Reader): Promise<LetterAheadResponse> {
    return this.sql.transaction(async (tx) => {
      const event = await this.events.get(eventId, tx);
      const { plan, deadline } = await this.sending.plan(tx, event, wish);
      const invitee = plan.invitees.find(({ personId, line }) => (reader.line === null ? personId === reader.personId : line === reader.line));
      if (!invitee) throw refuse('LETTER_NOT_WRITTEN');
      const person = await this.words.reader(tx, invitee);
      if (!person) throw refuse('LETTER_NOT_WRITTEN');
      const about = { invitation: { id: null, partyId: invitee.partyId, answerByLocal: deadline?.local ?? null }, event, person };
      const data = await this.words.asking(tx, about, invitee.language, null);
      const { locale, subject, text, html } = this.preview.write(letterOf(event.kind), invitee.language, data);
      await this.audit.record(tx, { actor, action: 'invitations.letter-previewed', subject: { type: 'event', id: eventId }, eventId });
      return { name: invitee.name, email: invitee.email ?? '', language: locale === 'ru' ? 'ru' : 'en', subject, text, html };
    });
  }
}
