import { Controller, HttpCode, Post } from '@nestjs/common';
import { Allow, Me, type Actor } from '../../access/index.js';
import { refuseMessage } from '../messages.errors.js';
import { Unsubscribing } from './unsubscribing.js';

/** One click ends optional letters (RFC 8058); opening the link changes nothing. */
@Controller('my/unsubscribe')
export class UnsubscribeController {
  constructor(private readonly unsubscribing: Unsubscribing) {}

  /** Ends letters of the sort that the link came with. */
  @Post()
  @HttpCode(204)
  @Allow('message.unsubscribe', { link: 'unsubscribe' })
  async unsubscribe(@Me() me: Actor): Promise<void> {
    if (me.kind !== 'link') throw refuseMessage('UNSUBSCRIBE_UNKNOWN');
    await this.unsubscribing.end(me.subjectId);
  }
}
