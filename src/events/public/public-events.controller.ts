import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { Clock } from '../../platform/clock/index.js';
import { Config } from '../../platform/config/index.js';
import { PublicRoute, ReaderLocale } from '../../platform/http/index.js';
import type { Locale } from '../../platform/i18n/index.js';
import { EventKinds } from '../event-kinds.js';
import { EventViews } from '../event/event.views.js';
import { PublicEventsQuery } from '../event/events.queries.js';
import { calendarFile } from './calendar-file.js';
import { SlugParam } from './public.params.js';
import { EventKindResponse, EventKindsResponse, PublicEventDetailResponse, PublicEventResponse, PublicEventsResponse } from './public.responses.js';

/** Events as anybody sees them: published ones, drafts never. */
@Controller('public')
@PublicRoute()
export class PublicEventsController {
  constructor(
    private readonly views: EventViews,
    private readonly kinds: EventKinds,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Kinds of events with their sub-kinds. */
  @Get('event-kinds')
  listKinds(): EventKindsResponse {
    return { items: this.kinds.all().map((kind) => EventKindResponse.from(kind)), next: null };
  }

  /** Published events, to come or past. */
  @Get('events')
  async list(@Query() query: PublicEventsQuery): Promise<PublicEventsResponse> {
    const page = await this.views.listPublic(query);
    return { items: page.items.map((event) => PublicEventResponse.from(event)), next: page.next };
  }

  /** A published event with its programme. */
  @Get('events/:slug')
  async view(@Param() at: SlugParam): Promise<PublicEventDetailResponse> {
    return PublicEventDetailResponse.from(await this.views.publicSheet(at.slug));
  }

  /** A published event as a calendar file. */
  @Get('events/:slug/calendar.ics')
  @Header('content-type', 'text/calendar; charset=utf-8; method=PUBLISH')
  @ApiProduces('text/calendar')
  @ApiOkResponse({ schema: { type: 'string' } })
  async calendar(@Param() at: SlugParam, @ReaderLocale() locale: Locale): Promise<string> {
    return calendarFile(await this.views.published(at.slug), { locale, publicUrl: this.config.publicUrl, now: this.clock.now() });
  }
}
