import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { Allow, Me, type Actor } from '../../access/index.js';
import { IfMatch } from '../../platform/http/index.js';
import { InstitutionParam } from './institutions.params.js';
import { InstitutionsQuery } from './institutions.queries.js';
import { InstitutionChangeRequest, InstitutionRequest } from './institutions.requests.js';
import { InstitutionResponse, InstitutionsResponse } from './institutions.responses.js';
import { Institutions } from './institutions.service.js';

@Controller('institutions')
export class InstitutionsController {
  constructor(private readonly institutions: Institutions) {}

  /** Institutions by name, or by how well they fit what is searched for. */
  @Get()
  @Allow('directory.read', { anyEvent: true })
  async list(@Query() query: InstitutionsQuery): Promise<InstitutionsResponse> {
    const page = await this.institutions.list(query);
    return { items: page.items.map((institution) => InstitutionResponse.from(institution)), next: page.next };
  }

  /** Adds an institution. */
  @Post()
  @Allow('directory.change')
  async create(@Me() me: Actor, @Body() form: InstitutionRequest): Promise<InstitutionResponse> {
    return InstitutionResponse.from(await this.institutions.create(me, form));
  }

  /** One institution. */
  @Get(':institutionId')
  @Allow('directory.read', { anyEvent: true })
  async view(@Param() at: InstitutionParam): Promise<InstitutionResponse> {
    return InstitutionResponse.from(await this.institutions.view(at.institutionId));
  }

  /** Changes an institution. */
  @Patch(':institutionId')
  @Allow('directory.change')
  async change(@Me() me: Actor, @Param() at: InstitutionParam, @IfMatch() version: number, @Body() form: InstitutionChangeRequest): Promise<InstitutionResponse> {
    return InstitutionResponse.from(await this.institutions.change(me, at.institutionId, version, form));
  }
}
