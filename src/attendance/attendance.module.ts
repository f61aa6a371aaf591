import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActorSources } from '../access/index.js';
import { DirectoryModule } from '../directory/index.js';
import { EventsModule } from '../events/index.js';
import { RegistrationModule, TicketPrinters } from '../registration/index.js';
import { AttendanceAttention } from './attendance.attention.js';
import { Attendance } from './attendance.js';
import { DeskEvents } from './desk-event.js';
import { EventJoins } from './event-joins.js';
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
import { showCode } from './desk-rules/ticket-code.js';
import { Scans } from './scans/scans.service.js';
import { OwnTicketController } from './tickets/own-ticket.controller.js';
import { OwnTickets } from './tickets/own-ticket.service.js';
import { TicketKeysController } from './tickets/ticket-keys.controller.js';
import { TicketKeys } from './tickets/ticket-keys.js';
import { qrPng, Tickets } from './tickets/tickets.js';
import { WalkInsController } from './walk-ins/walk-ins.controller.js';
import { WalkInClaims } from './walk-ins/walk-in-claims.js';
import { WalkIns } from './walk-ins/walk-ins.service.js';
import './attendance.policy.js';
import { PersonJoins } from './person-joins.js';

/** Tickets, desks, scans, and who was there. */
@Module({
  imports: [TypeOrmModule.forFeature([DeskDevice]), DirectoryModule, EventsModule, RegistrationModule],
  controllers: [AttendanceListController, DesksController, DoorController, CheckInsController, OwnTicketController, TicketKeysController, WalkInsController],
  providers: [PersonJoins, Attendance, AttendanceAttention, AttendanceLists, CheckIns, DeskEvents, Desks, EventJoins, OwnTickets, Participants, PeopleAtTheDoor, Rosters, Scans, TicketKeys, Tickets, WalkInClaims, WalkIns],
  exports: [Attendance],
})
export class AttendanceModule implements OnModuleInit {
  constructor(
    private readonly sources: ActorSources,
    private readonly desks: Desks,
    private readonly printers: TicketPrinters,
    private readonly tickets: Tickets,
  ) {}

  onModuleInit(): void {
    this.sources.add('Device', (token) => this.desks.holder(token));
    this.printers.use(async (tx, eventId, registrationId) => {
      const { text, code } = await this.tickets.of(tx, eventId, registrationId);
      return { png: await qrPng(text), code: showCode(code) };
    });
  }
}
