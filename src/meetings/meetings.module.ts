import { Module, type OnModuleInit } from '@nestjs/common';
import { DirectoryModule } from '../directory/index.js';
import { EventKinds, EventMoments, EventsModule } from '../events/index.js';
import { MEETING } from './meeting.kind.js';
import { MeetingsController } from './meetings.controller.js';
import { Meetings } from './meetings.service.js';

/** What a meeting adds to an event. */
@Module({ imports: [DirectoryModule, EventsModule], controllers: [MeetingsController], providers: [Meetings] })
export class MeetingsModule implements OnModuleInit {
  constructor(
    private readonly kinds: EventKinds,
    private readonly moments: EventMoments,
    private readonly meetings: Meetings,
  ) {}

  onModuleInit(): void {
    this.kinds.add(MEETING);
    this.moments.onCreated((tx, event) => this.meetings.made(tx, event));
    this.moments.onCopied((tx, from, to) => this.meetings.copied(tx, from, to));
  }
}
