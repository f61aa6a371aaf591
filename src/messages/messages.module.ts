import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Composers } from './composers.js';
import { Claims } from './delivery/claims.js';
import { CrashPoints } from './delivery/crash-points.js';
import { Delivery } from './delivery/delivery.js';
import { MessageDesk } from './desk/message-desk.js';
import { MessagesController, UnsubscribeController } from './desk/messages.controller.js';
import { Messages } from './messages.js';

/** What is sent to people: written with its cause, sent once, kept to be looked at. */
@Global()
@Module({
  imports: [DiscoveryModule],
  controllers: [MessagesController, UnsubscribeController],
  providers: [Claims, Composers, CrashPoints, Delivery, MessageDesk, Messages],
  exports: [Messages],
})
export class MessagesModule {}
