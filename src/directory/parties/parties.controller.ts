import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Allow, Me, type Actor } from '../../access/index.js';
import { refuse } from '../directory.errors.js';
import { Parties } from './parties.js';
import { FocalPointParam, PartyParam, PartyStatusParam } from './parties.params.js';
import { FocalPointsQuery } from './parties.queries.js';
import { EndRequest, FocalPointRequest, PartyRequest, PartyStatusRequest } from './parties.requests.js';
import { FocalPointResponse, FocalPointsResponse, MadeResponse } from './parties.responses.js';
import { Terms } from './terms.service.js';

@Controller()
export class PartiesController {
  constructor(
    private readonly parties: Parties,
    private readonly terms: Terms,
  ) {}

  /** Adds a State or an institution to a process, with its first status. */
  @Post('parties')
  @Allow('directory.change')
  async add(@Me() me: Actor, @Body() form: PartyRequest): Promise<MadeResponse> {
    return { id: await this.terms.addParty(me, form) };
  }

  /** Gives a party a status from a day on. */
  @Post('parties/:partyId/statuses')
  @Allow('directory.change')
  async giveStatus(@Me() me: Actor, @Param() at: PartyParam, @Body() form: PartyStatusRequest): Promise<MadeResponse> {
    return { id: await this.terms.giveStatus(me, at.partyId, form.status, { from: form.from, to: form.to ?? null }) };
  }

  /** Ends a status of a party. */
  @Post('parties/:partyId/statuses/:statusId/end')
  @HttpCode(204)
  @Allow('directory.change')
  async endStatus(@Me() me: Actor, @Param() at: PartyStatusParam, @Body() form: EndRequest): Promise<void> {
    await this.terms.endStatus(me, at.partyId, at.statusId, form.on);
  }

  /** Who speaks and who spoke for a party or an institution, the newest first. */
  @Get('focal-points')
  @Allow('directory.read', { anyEvent: true })
  async focalPoints(@Query() { party, institution }: FocalPointsQuery): Promise<FocalPointsResponse> {
    const of = party !== undefined && institution === undefined ? { partyId: party } : institution !== undefined && party === undefined ? { institutionId: institution } : null;
    if (of === null) throw refuse('FOCAL_POINT_FOR_ONE', { field: 'party' });
    return { items: (await this.parties.designations(of)).map((point) => FocalPointResponse.from(point)), next: null };
  }

  /** Names somebody to speak for a party or an institution. */
  @Post('focal-points')
  @Allow('directory.change')
  async designate(@Me() me: Actor, @Body() form: FocalPointRequest): Promise<MadeResponse> {
    const { partyId, institutionId, personId, rank, from, to } = form;
    return { id: await this.terms.designate(me, { partyId: partyId ?? null, institutionId: institutionId ?? null, personId, rank, from, to: to ?? null }) };
  }

  /** Ends a designation. */
  @Post('focal-points/:focalPointId/end')
  @HttpCode(204)
  @Allow('directory.change')
  async endDesignation(@Me() me: Actor, @Param() at: FocalPointParam, @Body() form: EndRequest): Promise<void> {
    await this.terms.endDesignation(me, at.focalPointId, form.on);
  }
}
