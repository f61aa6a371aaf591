import { isUUID } from 'class-validator';
import { Controller, Get, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow, Me, type Actor } from '../../access/index.js';
import { pageOf, readCursor, ReaderLocale } from '../../platform/http/index.js';
import type { Locale } from '../../platform/i18n/index.js';
import { AttendanceOfParam } from '../attendance.params.js';
import { AttendanceExportQuery, AttendanceQuery } from './attendance-list.queries.js';
import { AttendanceListResponse, ConflictListResponse } from './attendance-list.responses.js';
import type { ListedPerson } from './attendance-list.rules.js';
import { AttendanceLists, type SeenList } from './attendance-list.service.js';
import { cellsOf, csvOf, xlsxOf } from './export.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@Controller('events/:eventId')
export class AttendanceListController {
  constructor(private readonly lists: AttendanceLists) {}

  /** Who came: everybody who is confirmed or was there, with counts by day, party, category and sex. */
  @Get('attendance')
  @Allow('attendance.read')
  async list(@Me() me: Actor, @Param() at: AttendanceOfParam, @Query() query: AttendanceQuery, @ReaderLocale() locale: Locale): Promise<AttendanceListResponse> {
    const { limit, cursor, ...filter } = query;
    const seen = await this.lists.see(me, at.eventId, filter, locale, { action: 'attendance.viewed' });
    return AttendanceListResponse.from(seen, pageOf(after(seen.people, cursor).slice(0, limit + 1), limit, (person) => [seen.people.indexOf(person), person.registrationId]));
  }

  /** The same list as comma-separated values. */
  @Get('attendance.csv')
  @ApiProduces('text/csv')
  @Allow('attendance.export')
  async csv(@Me() me: Actor, @Param() at: AttendanceOfParam, @Query() query: AttendanceExportQuery, @ReaderLocale() locale: Locale, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const seen = await this.take(me, at.eventId, query, locale, 'csv');
    void reply.headers({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': attachment(seen, 'csv'), 'cache-control': 'private, no-store' });
    return csvOf(cellsOf(seen, query, locale));
  }

  /** The same list as a workbook. */
  @Get('attendance.xlsx')
  @ApiProduces(XLSX)
  @Allow('attendance.export')
  async xlsx(@Me() me: Actor, @Param() at: AttendanceOfParam, @Query() query: AttendanceExportQuery, @ReaderLocale() locale: Locale, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const seen = await this.take(me, at.eventId, query, locale, 'xlsx');
    void reply.header('cache-control', 'private, no-store');
    return new StreamableFile(await xlsxOf(cellsOf(seen, query, locale), locale), { type: XLSX, disposition: attachment(seen, 'xlsx') });
  }

  /** What desks saw differently from each other or from the record while they were apart, and what could not be read. */
  @Get('conflicts')
  @Allow('attendance.read')
  async conflicts(@Me() me: Actor, @Param() at: AttendanceOfParam): Promise<ConflictListResponse> {
    return ConflictListResponse.from(await this.lists.conflicts(me, at.eventId));
  }

  private take(me: Actor, eventId: string, { reason, ...filter }: AttendanceExportQuery, locale: Locale, format: string): Promise<SeenList> {
    return this.lists.see(me, eventId, filter, locale, { action: 'attendance.exported', format, ...(reason !== undefined && { reason }) });
  }
}

/** What follows a cursor, in the order of the list: whoever comes after the person it names, or after their place when they have left the list meanwhile. A cursor goes into addresses and holds no name. */
function after(people: readonly ListedPerson[], cursor: string | undefined): readonly ListedPerson[] {
  if (cursor === undefined) return people;
  const [place, id] = readCursor(cursor, 2, ([index, last]) => Number.isInteger(index) && isUUID(last));
  const found = people.findIndex(({ registrationId }) => registrationId === id);
  return people.slice(found === -1 ? Number(place) : found + 1);
}

function attachment({ event }: SeenList, extension: string): string {
  return `attachment; filename="attendance-${event.slug.replace(/[^\w-]/g, '-')}.${extension}"`;
}
