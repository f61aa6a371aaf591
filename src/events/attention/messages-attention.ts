import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MessageStates } from '../../messages/index.js';
import { AttentionSources, type AttentionLine } from './attention.js';

/** Letters that did not go out, or of which nobody knows: by event, and those of no event for whoever looks after all. */
@Injectable()
export class MessagesAttention implements OnModuleInit {
  constructor(
    private readonly sources: AttentionSources,
    private readonly states: MessageStates,
  ) {}

  onModuleInit(): void {
    this.sources.add({ permission: 'message.read', lines: ({ eventIds }) => this.lines(eventIds) });
  }

  private async lines(eventIds: readonly string[] | null): Promise<AttentionLine[]> {
    const troubled = await this.states.troubled(eventIds);
    return troubled.flatMap(({ eventId, failed, unknown, since }) => {
      const messages = eventId === null ? '/messages' : `/events/${eventId}/messages`;
      const line = (status: 'failed' | 'unknown', count: number): AttentionLine[] =>
        count === 0 ? [] : [{ code: `messages.${status}`, params: { count }, eventId, urgency: 'now', at: since, target: `${messages}?status=${status}` }];
      return [...line('failed', failed), ...line('unknown', unknown)];
    });
  }
}
