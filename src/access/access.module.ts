import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { ActorSources } from './actor-sources.js';
import { Audit } from './audit.js';
import { Links } from './links.js';
import { RouteTable } from './route-table.js';
import { Sessions } from './sessions.js';

/** Who may do what, and what was done. Other rooms use its services without importing it by name. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [ActorSources, Audit, Links, RouteTable, Sessions, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [ActorSources, Audit, Links, RouteTable, Sessions],
})
export class AccessModule implements OnModuleInit {
  constructor(
    private readonly sources: ActorSources,
    private readonly links: Links,
    private readonly sessions: Sessions,
  ) {}

  onModuleInit(): void {
    this.sources.add('Link', (token) => this.links.holder(token));
    this.sources.addSession((request) => this.sessions.holder(request));
  }
}
