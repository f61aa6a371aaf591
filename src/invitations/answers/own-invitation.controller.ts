import { Body, Controller, Get, Header, HttpCode, Post, Put } from '@nestjs/common';
import { Allow, Me, type Actor } from '../../access/index.js';
import { DraftRequest, DraftResponse, Drafts, DraftVersionResponse, personInputOf, SubmittedResponse } from '../../registration/index.js';
import { IfMatch } from '../../platform/http/index.js';
import { AcceptRequest, DeclineRequest, SubstituteRequest } from '../invitations.requests.js';
import { OwnInvitationResponse } from '../invitations.responses.js';
import { OwnInvitation } from './own-invitation.service.js';
import '../invitations.policy.js';

/** An invitation, by its personal link. Reading changes nothing; a POST answers. */
@Controller('my/invitation')
export class OwnInvitationController {
  constructor(
    private readonly own: OwnInvitation,
    private readonly drafts: Drafts,
  ) {}

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

  /** The form of acceptance as it was left, on whatever device. */
  @Get('draft')
  @Allow('invitation.own', { link: 'invitation' })
  async draft(@Me() me: Actor): Promise<DraftResponse> {
    const { invitation } = await this.own.view(me);
    return this.drafts.read({ type: 'invitation', id: invitation.id });
  }

  /** Keeps what is filled in now. Sent again it changes nothing more; built on another version than the last it is refused with 412. */
  @Put('draft')
  @Allow('invitation.own', { link: 'invitation' })
  async keepDraft(@Me() me: Actor, @IfMatch() version: number, @Body() body: DraftRequest): Promise<DraftVersionResponse> {
    return { version: await this.own.keepDraft(me, body, version) };
  }
}
