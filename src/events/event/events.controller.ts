import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { Allow, Me, type Actor } from '../../access/index.js';
import { IfMatch } from '../../platform/http/index.js';
import { EventCopies } from '../copy/event-copies.js';
import { CopyEventRequest } from '../copy/copy.requests.js';
import { EventHistory } from '../history/history.js';
import { HistoryResponse, HistoryLineResponse } from '../history/history.responses.js';
import { EventLife } from '../life/event-life.js';
import { StepRequest } from '../life/life.requests.js';
import { EventViews } from './event.views.js';
import { EventParam } from './events.params.js';
import { EventsQuery } from './events.queries.js';
import { ChangeEventRequest, CreateEventRequest } from './events.requests.js';
import { EventResponse, EventsResponse, EventSummaryResponse } from './events.responses.js';
import { EventsService } from './events.service.js';

@Controller('events')
export class EventsController {
  constructor(
    private readonly events: EventsService,
    private readonly views: EventViews,
    private readonly life: EventLife,
    private readonly copies: EventCopies,
    private readonly history: EventHistory,
  ) {}

  /** Events by the date of their start: all of them, or those for which one holds a role. */
  @Get()
  @Allow('event.read', { anyEvent: true })
  async list(@Me() me: Actor, @Query() query: EventsQuery): Promise<EventsResponse> {
    const { status, ...wanted } = query;
    const page = await this.views.list(me, { ...wanted, ...(status && { statuses: status }) });
    return { items: page.items.map((event) => EventSummaryResponse.from(event)), next: page.next };
  }

  /** Makes a draft. */
  @Post()
  @Allow('event.create')
  async create(@Me() me: Actor, @Body() form: CreateEventRequest): Promise<EventResponse> {
    return this.answer(await this.events.create(me, form));
  }

  /** One event. */
  @Get(':eventId')
  @Allow('event.read')
  async view(@Param() at: EventParam): Promise<EventResponse> {
    return this.answer({ id: at.eventId });
  }

  /** Changes an event. When time or place of a published one change, people concerned are told. */
  @Patch(':eventId')
  @Allow('event.change')
  async change(@Me() me: Actor, @Param() at: EventParam, @IfMatch() version: number, @Body() form: ChangeEventRequest): Promise<EventResponse> {
    return this.answer(await this.events.change(me, at.eventId, version, form));
  }

  /** Deletes a draft. */
  @Delete(':eventId')
  @HttpCode(204)
  @Allow('event.delete')
  async remove(@Me() me: Actor, @Param() at: EventParam, @IfMatch() version: number): Promise<void> {
    await this.events.remove(me, at.eventId, version);
  }

  /** Takes a step of its life: publishes, opens and closes registration, cancels, postpones … The steps that are possible stand in the event itself. */
  @Post(':eventId/status')
  @HttpCode(200)
  @Allow('event.change')
  async step(@Me() me: Actor, @Param() at: EventParam, @Body() form: StepRequest): Promise<EventResponse> {
    return this.answer(await this.life.step(me, at.eventId, form.to, form.reason ?? null));
  }

  /** Makes a draft with the same programme, rooms, form and rules on other days. People, invitations and messages are not copied. */
  @Post(':eventId/copy')
  @Allow('event.copy')
  async copy(@Me() me: Actor, @Param() at: EventParam, @Body() form: CopyEventRequest): Promise<EventResponse> {
    return this.answer(await this.copies.copy(me, at.eventId, form));
  }

  /** What happened to an event, the newest first. */
  @Get(':eventId/history')
  @Allow('event.history')
  async lines(@Param() at: EventParam): Promise<HistoryResponse> {
    return { items: (await this.history.of(at.eventId)).map((line) => HistoryLineResponse.from(line)), next: null };
  }

  private async answer({ id }: { id: string }): Promise<EventResponse> {
    return EventResponse.from(await this.views.sheet(id));
  }
}
