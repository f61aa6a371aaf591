import { Global, Module } from '@nestjs/common';
import { Messages } from './messages.js';

/** What is sent to people: written with its cause, sent once, kept to be looked at. */
@Global()
@Module({ providers: [Messages], exports: [Messages] })
export class MessagesModule {}
