import { Module } from '@nestjs/common';
import { AccessModule } from './access/index.js';
import { AttendanceModule } from './attendance/index.js';
import { DelegationsModule } from './delegations/index.js';
import { DirectoryModule } from './directory/index.js';
import { EventsModule } from './events/index.js';
import { FilesModule } from './files/index.js';
import { ForumsModule } from './forums/index.js';
import { InvitationsModule } from './invitations/index.js';
import { MeetingsModule } from './meetings/index.js';
import { MessagesModule } from './messages/index.js';
import { RegistrationModule } from './registration/index.js';
import { RemindersModule } from './reminders/index.js';
import { TrainingsModule } from './trainings/index.js';
import { WebModule } from './web/index.js';
import { PlatformModule } from './platform/platform.module.js';

/** All rooms, from the ground up. */
@Module({
  imports: [
    PlatformModule,
    AccessModule,
    FilesModule,
    MessagesModule,
    DirectoryModule,
    EventsModule,
    RegistrationModule,
    InvitationsModule,
    DelegationsModule,
    AttendanceModule,
    RemindersModule,
    MeetingsModule,
    TrainingsModule,
    ForumsModule,
    WebModule,
  ],
})
export class AppModule {}
