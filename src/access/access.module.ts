import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Account, AccountGrant } from './accounts/account.entity.js';
import { AccountsController } from './accounts/accounts.controller.js';
import { Accounts } from './accounts/accounts.service.js';
import { StaffController } from './accounts/staff.controller.js';
import { AuditController } from './audit/audit.controller.js';
import { Audit } from './audit/audit.js';
import { AccessGuard } from './guard/access.guard.js';
import { ActorSources } from './guard/actor-sources.js';
import { RouteTable } from './guard/route-table.js';
import { Links } from './links/links.js';
import { Sessions } from './sign-in/sessions.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SignIn } from './sign-in/sign-in.service.js';
import { Throttle } from './sign-in/throttle.js';
import { ApiToken } from './tokens/api-token.entity.js';
import { TokensController } from './tokens/tokens.controller.js';
import { Tokens } from './tokens/tokens.js';
import './access.policy.js';

/** Who may do what, and what was done. Its services are there for every room. */
@Global()
@Module({
  imports: [DiscoveryModule, TypeOrmModule.forFeature([Account, AccountGrant, ApiToken])],
  controllers: [SignInController, AccountsController, StaffController, TokensController, AuditController],
  providers: [Accounts, ActorSources, Audit, Links, RouteTable, Sessions, SignIn, Throttle, Tokens, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [Accounts, ActorSources, Audit, Links, RouteTable, Sessions, Throttle, Tokens],
})
export class AccessModule implements OnModuleInit {
  constructor(
    private readonly sources: ActorSources,
    private readonly links: Links,
    private readonly sessions: Sessions,
    private readonly tokens: Tokens,
  ) {}

  onModuleInit(): void {
    this.sources.add('Link', (token) => this.links.holder(token));
    this.sources.add('Bearer', (token) => this.tokens.holder(token));
    this.sources.addSession((request) => this.sessions.holder(request));
  }
}
