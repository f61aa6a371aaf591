import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { Config } from '../../platform/config/index.js';
import { IfMatch, pageOf, readCursor } from '../../platform/http/index.js';
import type { Actor } from '../actor.js';
import { Allow, Me } from '../guard/allow.js';
import { AccountGrantParam, AccountParam } from './accounts.params.js';
import { AccountsQuery } from './accounts.queries.js';
import { ChangeAccountRequest, CreateAccountRequest, GrantRequest } from './accounts.requests.js';
import { AccountListResponse, AccountResponse, CreatedAccountResponse, PasswordLinkResponse } from './accounts.responses.js';
import { Accounts } from './accounts.service.js';
import { passwordUrl } from './password-url.js';

@Controller('accounts')
export class AccountsController {
  constructor(
    private readonly accounts: Accounts,
    private readonly config: Config,
  ) {}

  /** Accounts of staff, by name. */
  @Get()
  @Allow('account.read')
  async list(@Query() query: AccountsQuery): Promise<AccountListResponse> {
    const after = query.cursor === undefined ? null : String(readCursor(query.cursor, 1, ([id]) => isUUID(id))[0]);
    const found = await this.accounts.list({ ...(query.search !== undefined && { search: query.search }), after, limit: query.limit });
    const page = pageOf(found, query.limit, (account) => [account.id]);
    return { items: page.items.map((account) => AccountResponse.from(account)), next: page.next };
  }

  /** Opens an account. Its holder chooses a password under the address that is answered. */
  @Post()
  @Allow('account.manage')
  async create(@Me() me: Actor, @Body() wanted: CreateAccountRequest): Promise<CreatedAccountResponse> {
    const grants = (wanted.grants ?? []).map((grant) => ({ role: grant.role, eventId: grant.eventId ?? null }));
    const { account, passwordToken } = await this.accounts.create(me, { email: wanted.email, name: wanted.name, locale: wanted.locale ?? 'en', grants });
    return { account: AccountResponse.from(account), passwordUrl: passwordUrl(this.config, passwordToken) };
  }

  @Get(':accountId')
  @Allow('account.read')
  async get(@Param() at: AccountParam): Promise<AccountResponse> {
    return AccountResponse.from(await this.accounts.get(at.accountId));
  }

  /** Changes name or language, disables or enables. */
  @Patch(':accountId')
  @Allow('account.manage')
  async change(@Me() me: Actor, @Param() at: AccountParam, @IfMatch() version: number, @Body() change: ChangeAccountRequest): Promise<AccountResponse> {
    return AccountResponse.from(await this.accounts.change(me, at.accountId, change, version));
  }

  /** A new address under which the holder chooses a password; earlier ones end. */
  @Post(':accountId/password-link')
  @Allow('account.manage')
  async passwordLink(@Me() me: Actor, @Param() at: AccountParam): Promise<PasswordLinkResponse> {
    return { passwordUrl: passwordUrl(this.config, await this.accounts.renewPasswordLink(me, at.accountId)) };
  }

  /** Gives a role; giving one that is held already changes nothing. */
  @Post(':accountId/grants')
  @HttpCode(200)
  @Allow('account.manage')
  async grant(@Me() me: Actor, @Param() at: AccountParam, @Body() grant: GrantRequest): Promise<AccountResponse> {
    return AccountResponse.from(await this.accounts.grant(me, at.accountId, { role: grant.role, eventId: grant.eventId ?? null }));
  }

  /** Takes a role away. */
  @Delete(':accountId/grants/:grantId')
  @Allow('account.manage')
  async revoke(@Me() me: Actor, @Param() at: AccountGrantParam): Promise<AccountResponse> {
    return AccountResponse.from(await this.accounts.revoke(me, at.accountId, at.grantId));
  }
}
