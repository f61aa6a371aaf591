import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Allow, Me, type Actor } from '../../access/index.js';
import { MessageDecisions } from './message-decisions.js';
import { MessageDesk } from './message-desk.js';
import { MessageOfEventParam, MessageParam, MessagesOfEventParam } from './messages.params.js';
import { MessagesQuery } from './messages.queries.js';
import { RetryRequest, SettleRequest } from './messages.requests.js';
import { MessageDetailResponse, MessagePageResponse, MessageSummaryResponse, RetriedResponse } from './messages.responses.js';
import '../messages.policy.js';

/** What was sent, and what was not. */
@Controller()
export class MessagesController {
  constructor(
    private readonly desk: MessageDesk,
    private readonly decisions: MessageDecisions,
  ) {}

  /** Messages of all events and of none, newest first; `group=attention` are those that need somebody. */
  @Get('messages')
  @Allow('message.read-all')
  all(@Me() me: Actor, @Query() query: MessagesQuery): Promise<MessagePageResponse> {
    return this.desk.list(me, null, query);
  }

  /** How many messages are in each state. */
  @Get('messages/summary')
  @Allow('message.read-all')
  summaryOfAll(): Promise<MessageSummaryResponse> {
    return this.desk.summary(null);
  }

  /** A message with every try and what was sent. */
  @Get('messages/:messageId')
  @Allow('message.read-all')
  oneOfAll(@Me() me: Actor, @Param() at: MessageParam): Promise<MessageDetailResponse> {
    return this.desk.one(me, { eventId: null, id: at.messageId });
  }

  /** Sends a failed message, or one whose fate is unknown, again. */
  @Post('messages/:messageId/retry')
  @HttpCode(200)
  @Allow('message.retry-all')
  retryOfAll(@Me() me: Actor, @Param() at: MessageParam): Promise<MessageDetailResponse> {
    return this.decisions.retry(me, { eventId: null, id: at.messageId });
  }

  /** Sends those of several messages again that failed or whose fate is unknown. */
  @Post('messages/retry')
  @HttpCode(200)
  @Allow('message.retry-all')
  retryManyOfAll(@Me() me: Actor, @Body() body: RetryRequest): Promise<RetriedResponse> {
    return this.decisions.retryAll(me, null, body.ids);
  }

  /** Ends a message that needs somebody without sending it again. */
  @Post('messages/:messageId/settle')
  @HttpCode(200)
  @Allow('message.settle-all')
  settleOfAll(@Me() me: Actor, @Param() at: MessageParam, @Body() body: SettleRequest): Promise<MessageDetailResponse> {
    return this.decisions.settle(me, { eventId: null, id: at.messageId }, body.as);
  }

  /** Messages of an event, newest first; `group=attention` are those that need somebody. */
  @Get('events/:eventId/messages')
  @Allow('message.read')
  ofEvent(@Me() me: Actor, @Param() at: MessagesOfEventParam, @Query() query: MessagesQuery): Promise<MessagePageResponse> {
    return this.desk.list(me, at.eventId, query);
  }

  /** How many messages of an event are in each state. */
  @Get('events/:eventId/messages/summary')
  @Allow('message.read')
  summary(@Param() at: MessagesOfEventParam): Promise<MessageSummaryResponse> {
    return this.desk.summary(at.eventId);
  }

  /** A message with every try and what was sent. */
  @Get('events/:eventId/messages/:messageId')
  @Allow('message.read')
  one(@Me() me: Actor, @Param() at: MessageOfEventParam): Promise<MessageDetailResponse> {
    return this.desk.one(me, { eventId: at.eventId, id: at.messageId });
  }

  /** Sends a failed message, or one whose fate is unknown, again. */
  @Post('events/:eventId/messages/:messageId/retry')
  @HttpCode(200)
  @Allow('message.retry')
  retry(@Me() me: Actor, @Param() at: MessageOfEventParam): Promise<MessageDetailResponse> {
    return this.decisions.retry(me, { eventId: at.eventId, id: at.messageId });
  }

  /** Sends those of several messages again that failed or whose fate is unknown. */
  @Post('events/:eventId/messages/retry')
  @HttpCode(200)
  @Allow('message.retry')
  retryMany(@Me() me: Actor, @Param() at: MessagesOfEventParam, @Body() body: RetryRequest): Promise<RetriedResponse> {
    return this.decisions.retryAll(me, at.eventId, body.ids);
  }

  /** Ends a message that needs somebody without sending it again. */
  @Post('events/:eventId/messages/:messageId/settle')
  @HttpCode(200)
  @Allow('message.settle')
  settle(@Me() me: Actor, @Param() at: MessageOfEventParam, @Body() body: SettleRequest): Promise<MessageDetailResponse> {
    return this.decisions.settle(me, { eventId: at.eventId, id: at.messageId }, body.as);
  }
}
