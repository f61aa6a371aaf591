import { Controller, Get, Header, StreamableFile } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import { Allow, Me, type Actor } from '../../access/index.js';
import { OwnTickets } from './own-ticket.service.js';
import { OwnTicketResponse } from './tickets.responses.js';
import { qrPng } from './tickets.js';

@Controller('my')
export class OwnTicketController {
  constructor(private readonly tickets: OwnTickets) {}

  /** One's own ticket: what the QR says, the code that can be typed, and the QR as SVG. */
  @Get('ticket')
  @Header('cache-control', 'private, no-store')
  @Allow('ticket.own', { link: 'registration' })
  async ticket(@Me() me: Actor): Promise<OwnTicketResponse> {
    return OwnTicketResponse.from(await this.tickets.of(me));
  }

  /** The QR of one's own ticket as SVG. */
  @Get('ticket.svg')
  @Header('content-type', 'image/svg+xml; charset=utf-8')
  @Header('cache-control', 'private, no-store')
  @ApiProduces('image/svg+xml')
  @Allow('ticket.own', { link: 'registration' })
  async svg(@Me() me: Actor): Promise<string> {
    return (await this.tickets.of(me)).svg;
  }

  /** The QR of one's own ticket as PNG. */
  @Get('ticket.png')
  @Header('cache-control', 'private, no-store')
  @ApiProduces('image/png')
  @Allow('ticket.own', { link: 'registration' })
  async png(@Me() me: Actor): Promise<StreamableFile> {
    return new StreamableFile(await qrPng((await this.tickets.of(me)).ticket.text), { type: 'image/png' });
  }
}
