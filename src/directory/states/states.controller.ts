import { Controller, Get, Header } from '@nestjs/common';
import { PublicRoute } from '../../platform/http/index.js';
import { StateResponse, StatesResponse } from './states.responses.js';
import { States } from './states.js';

@Controller('states')
export class StatesController {
  constructor(private readonly states: States) {}

  /** States of the world with their names; the public form chooses from them. */
  @Get()
  @PublicRoute()
  @Header('Cache-Control', 'public, max-age=3600')
  async list(): Promise<StatesResponse> {
    return { items: (await this.states.all()).map((state) => StateResponse.from(state)), next: null };
  }
}
