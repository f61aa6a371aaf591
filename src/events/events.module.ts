import { Module } from '@nestjs/common';
import { PersonJoins } from './person-joins.js';
import { DirectoryModule } from '../directory/index.js';
import { AttentionSources } from './attention/attention.js';
import { EventsAttention } from './attention/events-attention.js';
import { MessagesAttention } from './attention/messages-attention.js';
import { TodayController } from './attention/today.controller.js';
import { EventCopies } from './copy/event-copies.js';
import { EventKinds } from './event-kinds.js';
import { EventViews } from './event/event.views.js';
import { EventsController } from './event/events.controller.js';
import { EventsService } from './event/events.service.js';
import { Events } from './event/events.js';
import './events.policy.js';
import { EventHistory } from './history/history.js';
import { EventLife } from './life/event-life.js';
import { EventMoments } from './moments.js';
import { Programme } from './programme/programme.js';
import { ProgrammeController } from './programme/programme.controller.js';
import { Rooms } from './programme/rooms.js';
import { ProgrammeTracks } from './programme/tracks.js';
import { PublicEventsController } from './public/public-events.controller.js';
import { Rederivation } from './zones/rederivation.js';

/** What every event has: place, time, programme, life, calendar. */
@Module({
  imports: [DirectoryModule],
  controllers: [EventsController, ProgrammeController, PublicEventsController, TodayController],
  providers: [
    PersonJoins,
    AttentionSources,
    EventCopies,
    EventHistory,
    EventKinds,
    EventLife,
    EventMoments,
    Events,
    EventsAttention,
    EventsService,
    EventViews,
    MessagesAttention,
    Programme,
    ProgrammeTracks,
    Rederivation,
    Rooms,
  ],
  exports: [AttentionSources, EventHistory, EventKinds, EventLife, EventMoments, Events, Programme, ProgrammeTracks, Rederivation],
})
export class EventsModule {}
