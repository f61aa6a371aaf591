import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Composers } from './composers.js';
import { Claims } from './delivery/claims.js';
import { Delivery } from './delivery/delivery.js';
import { Writing } from './delivery/writing.js';
import { MessageDecisions } from './desk/message-decisions.js';
import { MessageDesk } from './desk/message-desk.js';
import { MessagesController } from './desk/messages.controller.js';
import { UnsubscribeController } from './desk/unsubscribe.controller.js';
import { Unsubscribing } from './desk/unsubscribing.js';
import { LetterPreview } from './letter-preview.js';
import { MessageStates } from './message-states.js';
import { Messages } from './messages.js';
import { SentLetters } from './sent-letters.js';

/** What is sent to people: written with its cause, sent once, kept to be looked at. */
@Global()
@Module({
  imports: [DiscoveryModule],
  controllers: [MessagesController, UnsubscribeController],
  providers: [Claims, Composers, Delivery, LetterPreview, MessageDesk, MessageDecisions, Messages, MessageStates, SentLetters, Unsubscribing, Writing],
  exports: [LetterPreview, Messages, MessageStates, SentLetters],
})
export class MessagesModule {}
