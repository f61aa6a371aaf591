import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PublicRoute } from '../../platform/http/index.js';
import { RateLimit } from '../../platform/limits/index.js';
import { refuse } from '../access.errors.js';
import type { Actor } from '../actor.js';
import { Accounts } from '../accounts/accounts.service.js';
import { Allow, Me } from '../guard/allow.js';
import { Sessions } from './sessions.js';
import { ChangePasswordRequest, ChoosePasswordRequest, SignInRequest } from './sign-in.requests.js';
import { MeResponse } from './sign-in.responses.js';
import { SignIn } from './sign-in.service.js';

@Controller('auth')
export class SignInController {
  constructor(
    private readonly signIns: SignIn,
    private readonly sessions: Sessions,
    private readonly accounts: Accounts,
  ) {}

  /** Signs in. The session travels in a cookie that no script can read. */
  @Post('sign-in')
  @HttpCode(200)
  @PublicRoute()
  @RateLimit(30)
  async signIn(@Body() form: SignInRequest, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<MeResponse> {
    // There is no cookie yet that the guard could protect, and another site must not sign a browser in as somebody else.
    if (request.headers['sec-fetch-site'] === 'cross-site') throw refuse('FOREIGN_SITE');
    const { secret, accountId } = await this.signIns.signIn(form.email, form.password, request);
    return this.enter(reply, secret, accountId);
  }

  /** Signs out. Signing out twice is no error. */
  @Post('sign-out')
  @HttpCode(204)
  @PublicRoute()
  async signOut(@Me() me: Actor, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.signIns.signOut(me, request);
    void reply.header('set-cookie', this.sessions.cookie(null));
  }

  /** Who is signed in, with which roles and permissions; `account` is null for nobody. */
  @Get('me')
  @PublicRoute()
  async me(@Me() me: Actor): Promise<MeResponse> {
    return MeResponse.from(me, me.kind === 'account' ? await this.accounts.get(me.accountId) : null);
  }

  /** Changes one's own password. Every other browser that is signed in must sign in again. */
  @Post('password')
  @HttpCode(200)
  @Allow('own-account.change', { anyEvent: true })
  async changePassword(@Me() me: Actor, @Body() form: ChangePasswordRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<MeResponse> {
    const secret = await this.signIns.changePassword(me, form.present, form.next);
    return this.enter(reply, secret, me.kind === 'account' ? me.accountId : '');
  }

  /** Chooses a password through the link that the administrator handed over, and signs in. */
  @Post('password/choose')
  @HttpCode(200)
  @Allow('password.choose', { link: 'password' })
  async choosePassword(@Me() me: Actor, @Body() form: ChoosePasswordRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<MeResponse> {
    const secret = await this.signIns.choosePassword(me, form.password);
    return this.enter(reply, secret, me.kind === 'link' ? me.subjectId : '');
  }

  private async enter(reply: FastifyReply, secret: string, accountId: string): Promise<MeResponse> {
    void reply.header('set-cookie', this.sessions.cookie(secret));
    const account = await this.accounts.get(accountId);
    const grants = account.grants.map(({ role, eventId }) => ({ role, eventId }));
    return MeResponse.from({ kind: 'account', accountId, name: account.name, grants, tokenId: null, scopes: null }, account);
  }
}
