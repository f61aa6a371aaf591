import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { Allow, Me, type Actor } from '../access/index.js';
import { EventParam } from '../events/index.js';
import { IfMatch, PageQuery } from '../platform/http/index.js';
import { ReminderPreview } from './preview/preview.js';
import { ReminderParam } from './reminders.params.js';
import { ReminderRequest } from './reminders.requests.js';
import { ReminderPreviewResponse, ReminderRecipientsResponse, ReminderResponse, RemindersResponse } from './reminders.responses.js';
import type { RuleFacts } from './rules/rule.js';
import { ReminderRules } from './rules/rules.js';
import './reminders.policy.js';

/** When who is reminded of what at an event. */
@Controller('events/:eventId/reminders')
export class RemindersController {
  constructor(
    private readonly rules: ReminderRules,
    private readonly preview: ReminderPreview,
  ) {}

  /** All reminders of an event, with their times and how many people each would reach now. */
  @Get()
  @Allow('reminder.read')
  async list(@Param() at: EventParam): Promise<RemindersResponse> {
    const viewed = await this.preview.view(await this.rules.list(at.eventId));
    return { items: viewed.map((one) => ReminderResponse.from(one)), next: null };
  }

  @Post()
  @Allow('reminder.change')
  async create(@Me() me: Actor, @Param() at: EventParam, @Body() body: ReminderRequest): Promise<ReminderResponse> {
    return this.shown(await this.rules.create(me, at.eventId, body.rule()));
  }

  /** What a reminder would do if it were saved so: when, how many people, which letter. Saves nothing. */
  @Post('preview')
  @HttpCode(200)
  @Allow('reminder.read')
  async previewed(@Param() at: EventParam, @Body() body: ReminderRequest): Promise<ReminderPreviewResponse> {
    const rule = await this.rules.draft(at.eventId, body.rule());
    const [viewed] = await this.preview.view([rule]);
    if (!viewed) throw new Error('One reminder was asked for and none was answered');
    return ReminderPreviewResponse.from(viewed, await this.preview.letters(rule));
  }

  @Get(':reminderId')
  @Allow('reminder.read')
  async one(@Param() at: ReminderParam): Promise<ReminderResponse> {
    return this.shown(await this.rules.get(at.eventId, at.reminderId));
  }

  /** Replaces what it says. Whoever has had its letter does not get it again. */
  @Put(':reminderId')
  @Allow('reminder.change')
  async change(@Me() me: Actor, @Param() at: ReminderParam, @IfMatch() version: number, @Body() body: ReminderRequest): Promise<ReminderResponse> {
    return this.shown(await this.rules.change(me, at.eventId, at.reminderId, version, body.rule()));
  }

  /** Removes it; it can be put back. */
  @Delete(':reminderId')
  @HttpCode(204)
  @Allow('reminder.change')
  async remove(@Me() me: Actor, @Param() at: ReminderParam, @IfMatch() version: number): Promise<void> {
    await this.rules.remove(me, at.eventId, at.reminderId, version);
  }

  /** Puts a removed reminder back as it was. */
  @Post(':reminderId/restore')
  @HttpCode(200)
  @Allow('reminder.change')
  async restore(@Me() me: Actor, @Param() at: ReminderParam): Promise<ReminderResponse> {
    return this.shown(await this.rules.restore(me, at.eventId, at.reminderId));
  }

  /** Everybody whom it concerns now, by name; that somebody looked is recorded. */
  @Get(':reminderId/recipients')
  @Allow('reminder.recipients')
  async recipients(@Me() me: Actor, @Param() at: ReminderParam, @Query() query: PageQuery): Promise<ReminderRecipientsResponse> {
    return this.preview.recipients(me, await this.rules.get(at.eventId, at.reminderId), query);
  }

  private async shown(rule: RuleFacts): Promise<ReminderResponse> {
    const [viewed] = await this.preview.view([rule]);
    if (!viewed) throw new Error('One reminder was asked for and none was answered');
    return ReminderResponse.from(viewed);
  }
}
