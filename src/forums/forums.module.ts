import { Module, type OnModuleInit } from '@nestjs/common';
import { EventKinds, EventMoments, EventsModule, ProgrammeTracks } from '../events/index.js';
import { FORUM } from './forum.kind.js';
import { ForumsController } from './forums.controller.js';
import { Forums } from './forums.service.js';

/** What a forum adds to an event. */
@Module({ imports: [EventsModule], controllers: [ForumsController], providers: [Forums] })
export class ForumsModule implements OnModuleInit {
  constructor(
    private readonly kinds: EventKinds,
    private readonly moments: EventMoments,
    private readonly tracks: ProgrammeTracks,
    private readonly forums: Forums,
  ) {}

  onModuleInit(): void {
    this.kinds.add(FORUM);
    this.tracks.add((tx, eventId) => this.forums.tracksOf(tx, eventId));
    this.moments.onCreated((tx, event) => this.forums.made(tx, event));
    this.moments.onCopied((tx, from, to) => this.forums.copied(tx, from, to));
  }
}
