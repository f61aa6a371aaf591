import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/index.js';
import { AttentionSources } from './attention/attention.js';
import { EventKinds } from './event-kinds.js';
import { Events } from './event/events.js';
import './events.policy.js';
import { EventMoments } from './moments.js';

/** What every event has: place, time, programme, life, calendar. */
@Module({
  imports: [DirectoryModule],
  providers: [AttentionSources, EventKinds, EventMoments, Events],
  exports: [AttentionSources, EventKinds, EventMoments, Events],
})
export class EventsModule {}
