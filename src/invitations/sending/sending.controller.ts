import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { Allow, Me, type Actor } from '../../access/index.js';
import type { PersonInput } from '../../directory/index.js';
import { EventParam } from '../../events/index.js';
import { InvitationDesk } from '../desk/invitation-desk.js';
import { InviteRequest, LetterAheadRequest, type ListedPersonRequest } from '../invitations.requests.js';
import { InvitationPreviewResponse, InvitedResponse, LetterAheadResponse } from '../invitations.responses.js';
import { LettersAhead } from './letters-ahead.js';
import { Sending } from './sending.service.js';
import type { InvitationWish } from './wish.js';
import '../invitations.policy.js';

/** Asking people to come: first looked at, then done. */
@Controller('events/:eventId/invitations')
export class SendingController {
  constructor(
    private readonly sending: Sending,
    private readonly letters: LettersAhead,
    private readonly desk: InvitationDesk,
  ) {}

  /** Who would be invited, in which language and by which letter, and who not; invites nobody. */
  @Post('preview')
  @HttpCode(200)
  @Allow('invitation.send')
  async preview(@Me() me: Actor, @Param() at: EventParam, @Body() body: InviteRequest): Promise<InvitationPreviewResponse> {
    return this.desk.previewed(await this.sending.preview(me, at.eventId, wishOf(body)));
  }

  /** The letter that one of those invited would get, word for word; invites nobody. */
  @Post('preview/letter')
  @HttpCode(200)
  @Allow('invitation.send')
  letterAhead(@Me() me: Actor, @Param() at: EventParam, @Body() body: LetterAheadRequest): Promise<LetterAheadResponse> {
    const { personId, line, ...rest } = body;
    return this.letters.of(me, at.eventId, wishOf(rest), { personId: personId ?? null, line: line ?? null });
  }

  /** Invites; who is invited or registered already is left out, so that asking twice repeats nothing. */
  @Post()
  @Allow('invitation.send')
  invite(@Me() me: Actor, @Param() at: EventParam, @Body() body: InviteRequest): Promise<InvitedResponse> {
    return this.sending.invite(me, at.eventId, wishOf(body));
  }
}

function wishOf({ list, answerBy, ...rest }: InviteRequest): InvitationWish {
  return { ...rest, answerBy: answerBy ?? null, ...(list && { list: list.map(personOf) }) };
}

function personOf({ familyName, givenName, email, locale, stateIso2, institution }: ListedPersonRequest): PersonInput {
  return {
    familyName,
    givenName,
    email,
    correspondenceLanguage: locale,
    ...(stateIso2 && { stateIso2 }),
    ...(institution && { institutionName: { [locale]: institution } }),
  };
}
