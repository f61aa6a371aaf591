import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActorSources } from '../access/index.js';
import { DirectoryModule } from '../directory/index.js';
import { EventsModule } from '../events/index.js';
import { AttendanceAttention } from './attendance.attention.js';
import { Attendance } from './attendance.js';
import { DeskEvents } from './desk-event.js';
import { DeskDevice } from './desks/desk-device.entity.js';
import { DesksController } from './desks/desks.controller.js';
import { Desks } from './desks/desks.service.js';
import { DoorController } from './desks/door.controller.js';
import { Rosters } from './desks/roster.service.js';
import { AttendanceListController } from './list/attendance-list.controller.js';
import { AttendanceLists } from './list/attendance-list.service.js';
import { Participants } from './participants.js';
import { PeopleAtTheDoor } from './people-at-the-door.js';
import { CheckInsController } from './scans/check-ins.controller.js';
import { CheckIns } from './scans/check-ins.service.js';
import { Scans } from './scans/scans.service.js';
import { OwnTicketController } from './tickets/own-ticket.controller.js';
import { OwnTickets } from './tickets/own-ticket.service.js';
import { TicketKeysController } from './tickets/ticket-keys.controller.js';
import { TicketKeys } from './tickets/ticket-keys.js';
import { Tickets } from './tickets/tickets.js';
import './attendance.policy.js';

/** Tickets, desks, scans, and who was there. */
@Module({
  imports: [TypeOrmModule.forFeature([DeskDevice]), DirectoryModule, EventsModule],
  controllers: [AttendanceListController, DesksController, DoorController, CheckInsController, OwnTicketController, TicketKeysController],
  providers: [Attendance, AttendanceAttention, AttendanceLists, CheckIns, DeskEvents, Desks, OwnTickets, Participants, PeopleAtTheDoor, Rosters, Scans, TicketKeys, Tickets],
  exports: [Attendance],
})
export class AttendanceModule implements OnModuleInit {
  constructor(
    private readonly sources: ActorSources,
    private readonly desks: Desks,
  ) {}

  onModuleInit(): void {
    this.sources.add('Device', (token) => this.desks.holder(token));
  }
}
