import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import type { Actor } from '../actor.js';
import { Allow, Me } from '../guard/allow.js';
import { TokenParam } from './tokens.params.js';
import { TokenListResponse, TokenResponse } from './tokens.responses.js';
import { Tokens } from './tokens.js';

@Controller('tokens')
export class TokensController {
  constructor(private readonly tokens: Tokens) {}

  /** Keys for programs. They are made on the command line: `npm run convoke -- token create`. */
  @Get()
  @Allow('token.manage')
  async list(): Promise<TokenListResponse> {
    return { items: (await this.tokens.list()).map((token) => TokenResponse.from(token)), next: null };
  }

  /** Ends a key. */
  @Delete(':tokenId')
  @HttpCode(204)
  @Allow('token.manage')
  async revoke(@Me() me: Actor, @Param() at: TokenParam): Promise<void> {
    await this.tokens.revoke(me, at.tokenId);
  }
}
