import { Body, Controller, Get, Header, HttpCode, Post } from '@nestjs/common';
import { Allow, Me, type Actor } from '../../access/index.js';
import { personInputOf, SubmittedResponse } from '../../registration/index.js';
import { AcceptRequest, DeclineRequest, SubstituteRequest } from '../invitations.requests.js';
import { OwnInvitationResponse } from '../invitations.responses.js';
import { OwnInvitation } from './own-invitation.service.js';
import '../invitations.policy.js';

/** An invitation, by its personal link. Reading changes nothing; a POST answers. */
@Controller('my/invitation')
export class OwnInvitationController {
  constructor(private readonly own: OwnInvitation) {}

  @Get()
  @Header('cache-control', 'private, no-store')
  @Allow('invitation.own', { link: 'invitation' })
  async read(@Me() me: Actor): Promise<OwnInvitationResponse> {
    return OwnInvitationResponse.from(await this.own.view(me));
  }

  /** Accepts by registering; answers where the person stands and the token of their own page. */
  @Post('accept')
  @Allow('invitation.own', { link: 'invitation' })
  async accept(@Me() me: Actor, @Body() body: AcceptRequest): Promise<SubmittedResponse> {
    const { person, answers = {}, consents, locale } = body;
    const { id, status, place, token } = await this.own.accept(me, { person: personInputOf(person, locale), answers, consents, locale });
    return { id, status, place, token };
  }

  @Post('decline')
  @HttpCode(200)
  @Allow('invitation.own', { link: 'invitation' })
  async decline(@Me() me: Actor, @Body() body: DeclineRequest): Promise<OwnInvitationResponse> {
    await this.own.decline(me, body.reason ?? null);
    return this.read(me);
  }

  /** Names somebody else, who gets an invitation of their own. */
  @Post('substitute')
  @HttpCode(200)
  @Allow('invitation.own', { link: 'invitation' })
  async substitute(@Me() me: Actor, @Body() body: SubstituteRequest): Promise<OwnInvitationResponse> {
    await this.own.substitute(me, body);
    return this.read(me);
  }
}
