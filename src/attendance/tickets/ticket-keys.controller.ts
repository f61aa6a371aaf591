import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Allow, Me, type Actor } from '../../access/index.js';
import { TicketKeyParam } from '../attendance.params.js';
import { TicketKeys } from './ticket-keys.js';
import { TicketKeyListResponse, TicketKeyResponse } from './tickets.responses.js';

@Controller('ticket-keys')
export class TicketKeysController {
  constructor(private readonly keys: TicketKeys) {}

  /** Keys that sign tickets, or did; the newest first. */
  @Get()
  @Allow('ticket-key.manage')
  async list(): Promise<TicketKeyListResponse> {
    return { items: (await this.keys.list()).map((key) => TicketKeyResponse.from(key)), next: null };
  }

  /** Makes a new key, which signs from now on. Tickets of earlier keys stay good until those are retired. */
  @Post()
  @Allow('ticket-key.manage')
  async rotate(@Me() me: Actor): Promise<TicketKeyListResponse> {
    await this.keys.rotate(me);
    return this.list();
  }

  /** Retires a key: tickets that it signed are refused from now on. */
  @Delete(':keyId')
  @HttpCode(204)
  @Allow('ticket-key.manage')
  async retire(@Me() me: Actor, @Param() at: TicketKeyParam): Promise<void> {
    await this.keys.retire(me, at.keyId);
  }
}
