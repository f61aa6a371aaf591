import { Body, Controller, Delete, Get, HttpCode, Ip, Param, Post, Put } from '@nestjs/common';
import { Allow, Me, type Actor } from '../../access/index.js';
import { Sql } from '../../platform/database/index.js';
import { IfMatch } from '../../platform/http/index.js';
import { RateLimit } from '../../platform/limits/index.js';
import { ownEvent } from '../own/own-registration.js';
import { refuse } from '../registration.errors.js';
import { SlugParam } from '../registration.params.js';
import { DraftRequest, LaterRequest } from './drafts.requests.js';
import { DraftVersionResponse, LaterResponse, OwnDraftResponse } from './drafts.responses.js';
import { Drafts } from './drafts.js';
import { DRAFT_LINK, Later } from './later.js';
import '../registration.policy.js';

/** A form that was begun on the public page, and is gone on with by its link. */
@Controller()
export class DraftsController {
  constructor(
    private readonly sql: Sql,
    private readonly drafts: Drafts,
    private readonly later: Later,
  ) {}

  /** Keeps what is filled in, and sends a link to go on with it to the mailbox named. */
  @Post('public/events/:slug/drafts')
  @RateLimit(10)
  @Allow('registration.submit')
  async keepForLater(@Param() at: SlugParam, @Body() { email, locale, at: step, values }: LaterRequest, @Ip() network: string): Promise<LaterResponse> {
    await this.later.keep(at.slug, { email, locale, network }, { at: step, values });
    return { sent: true };
  }

  @Get('my/draft')
  @Allow('registration.draft', { link: DRAFT_LINK })
  async read(@Me() me: Actor): Promise<OwnDraftResponse> {
    const { subject, event } = await this.later.of(me);
    const draft = await this.drafts.read(subject);
    if (draft.version === 0) throw refuse('DRAFT_GONE');
    return { ...draft, event: ownEvent(event) };
  }

  /** Keeps what is filled in now. Sent again it changes nothing more; built on another version than the last it is refused with 412. */
  @Put('my/draft')
  @Allow('registration.draft', { link: DRAFT_LINK })
  async keep(@Me() me: Actor, @IfMatch() version: number, @Body() body: DraftRequest): Promise<DraftVersionResponse> {
    const { subject, event } = await this.later.of(me);
    return { version: await this.sql.transaction((tx) => this.drafts.keep(tx, subject, event, body, version)) };
  }

  /** Forgets the draft: the form was sent, or is not wanted any more. */
  @Delete('my/draft')
  @HttpCode(204)
  @Allow('registration.draft', { link: DRAFT_LINK })
  async drop(@Me() me: Actor): Promise<void> {
    const { subject } = await this.later.of(me);
    await this.sql.transaction((tx) => this.drafts.drop(tx, subject));
  }
}
