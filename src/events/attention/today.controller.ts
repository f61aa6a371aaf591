import { Controller, Get } from '@nestjs/common';
import { Allow, Me, type Actor } from '../../access/index.js';
import { Events } from '../event/events.js';
import { AttentionSources } from './attention.js';
import { TodayLineResponse, TodayResponse } from './today.responses.js';

@Controller('today')
export class TodayController {
  constructor(
    private readonly attention: AttentionSources,
    private readonly events: Events,
  ) {}

  /** What needs me, the most urgent first. */
  @Get()
  @Allow('today.read', { anyEvent: true })
  async today(@Me() me: Actor): Promise<TodayResponse> {
    const lines = await this.attention.today(me);
    const titles = await this.events.titles([...new Set(lines.flatMap(({ eventId }) => eventId ?? []))]);
    return { items: lines.map((line) => TodayLineResponse.from(line, titles.get(line.eventId ?? '') ?? null)), next: null };
  }
}
