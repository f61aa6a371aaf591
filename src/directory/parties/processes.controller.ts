import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { Allow, Me, type Actor } from '../../access/index.js';
import { Clock } from '../../platform/clock/index.js';
import { IfMatch } from '../../platform/http/index.js';
import { ChairTermParam, ProcessParam } from './parties.params.js';
import { OnQuery } from './parties.queries.js';
import { ChairTermRequest, EndRequest, ProcessChangeRequest, ProcessRequest } from './parties.requests.js';
import { ChairTermResponse, ChairTermsResponse, MadeResponse, PartiesResponse, PartyResponse, ProcessesResponse, ProcessResponse } from './parties.responses.js';
import { Processes } from './processes.service.js';
import { Terms } from './terms.service.js';

@Controller('processes')
export class ProcessesController {
  constructor(
    private readonly processes: Processes,
    private readonly terms: Terms,
    private readonly clock: Clock,
  ) {}

  /** All processes. */
  @Get()
  @Allow('directory.read', { anyEvent: true })
  async list(): Promise<ProcessesResponse> {
    return { items: (await this.processes.list()).map((process) => ProcessResponse.from(process)), next: null };
  }

  /** Adds a process. */
  @Post()
  @Allow('directory.change')
  async create(@Me() me: Actor, @Body() form: ProcessRequest): Promise<ProcessResponse> {
    return ProcessResponse.from(await this.processes.create(me, form));
  }

  /** One process. */
  @Get(':processId')
  @Allow('directory.read', { anyEvent: true })
  async view(@Param() at: ProcessParam): Promise<ProcessResponse> {
    return ProcessResponse.from(await this.processes.view(at.processId));
  }

  /** Changes a process. */
  @Patch(':processId')
  @Allow('directory.change')
  async change(@Me() me: Actor, @Param() at: ProcessParam, @IfMatch() version: number, @Body() form: ProcessChangeRequest): Promise<ProcessResponse> {
    return ProcessResponse.from(await this.processes.change(me, at.processId, version, form));
  }

  /** Parties of a process as they stand on a day. */
  @Get(':processId/parties')
  @Allow('directory.read', { anyEvent: true })
  async parties(@Param() at: ProcessParam, @Query() query: OnQuery): Promise<PartiesResponse> {
    const on = query.on ?? this.clock.now().toISOString().slice(0, 10);
    return { items: (await this.processes.partiesOn(at.processId, on)).map((party) => PartyResponse.from(party)), next: null };
  }

  /** Who has chaired a process, the newest term first. */
  @Get(':processId/chair-terms')
  @Allow('directory.read', { anyEvent: true })
  async chairTerms(@Param() at: ProcessParam): Promise<ChairTermsResponse> {
    return { items: (await this.processes.chairTerms(at.processId)).map((term) => ChairTermResponse.from(term)), next: null };
  }

  /** Gives the chair to a party. */
  @Post(':processId/chair-terms')
  @Allow('directory.change')
  async giveChair(@Me() me: Actor, @Param() at: ProcessParam, @Body() form: ChairTermRequest): Promise<MadeResponse> {
    return { id: await this.terms.giveChair(me, at.processId, form.partyId, { from: form.from, to: form.to ?? null }) };
  }

  /** Ends a term of the chair. */
  @Post(':processId/chair-terms/:termId/end')
  @HttpCode(204)
  @Allow('directory.change')
  async endChair(@Me() me: Actor, @Param() at: ChairTermParam, @Body() form: EndRequest): Promise<void> {
    await this.terms.endChair(me, at.processId, at.termId, form.on);
  }
}
