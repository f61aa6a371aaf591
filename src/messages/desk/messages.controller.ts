import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Allow, Me, type Actor } from '../../access/index.js';
import { refuseMessage } from '../messages.errors.js';
import { messageKinds } from '../kind.js';
import { MessageDesk } from './message-desk.js';
import { MessageParam, MessagesOfEventParam } from './messages.params.js';
import { MessagesQuery } from './messages.queries.js';
import { MessageDetailResponse, MessagePageResponse, MessageSummaryResponse } from './messages.responses.js';
import '../messages.policy.js';

/** What was sent, and what was not. */
@Controller()
export class MessagesController {
  constructor(private readonly desk: MessageDesk) {}

  /** Messages of all events, newest first; `status=failed` and `status=unknown` are the lists that need somebody. */
  @Get('messages')
  @Allow('message.read-all')
  all(@Query() query: MessagesQuery): Promise<MessagePageResponse> {
    return this.desk.list(null, query);
  }

  @Get('messages/summary')
  @Allow('message.read-all')
  summaryOfAll(): Promise<MessageSummaryResponse> {
    return this.desk.summary(null);
  }

  @Get('events/:eventId/messages')
  @Allow('message.read')
  ofEvent(@Param() at: MessagesOfEventParam, @Query() query: MessagesQuery): Promise<MessagePageResponse> {
    return this.desk.list(at.eventId, query);
  }

  @Get('events/:eventId/messages/summary')
  @Allow('message.read')
  summary(@Param() at: MessagesOfEventParam): Promise<MessageSummaryResponse> {
    return this.desk.summary(at.eventId);
  }

  @Get('events/:eventId/messages/:messageId')
  @Allow('message.read')
  one(@Me() me: Actor, @Param() at: MessageParam): Promise<MessageDetailResponse> {
    return this.desk.one(me, at.eventId, at.messageId);
  }

  /** Sends a failed or unknown message again. */
  @Post('events/:eventId/messages/:messageId/retry')
  @HttpCode(200)
  @Allow('message.retry')
  retry(@Me() me: Actor, @Param() at: MessageParam): Promise<MessageDetailResponse> {
    return this.desk.retry(me, at.eventId, at.messageId);
  }
}

/** One click ends optional letters (RFC 8058); opening the link changes nothing. */
@Controller('my/unsubscribe')
export class UnsubscribeController {
  constructor(private readonly desk: MessageDesk) {}

  @Post()
  @HttpCode(204)
  @Allow('message.unsubscribe', { link: 'unsubscribe' })
  async unsubscribe(@Me() me: Actor): Promise<void> {
    if (me.kind !== 'link') throw refuseMessage('MESSAGE_UNKNOWN');
    await this.desk.unsubscribe(me.subjectId, (kind) => messageKinds().get(kind)?.purpose);
  }
}
