import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { Allow, Me, type Actor } from '../../access/index.js';
import { FocalPointParam, PartyParam, PartyStatusParam } from './parties.params.js';
import { EndRequest, FocalPointRequest, PartyRequest, PartyStatusRequest } from './parties.requests.js';
import { MadeResponse } from './parties.responses.js';
import { Terms } from './terms.service.js';

@Controller()
export class PartiesController {
  constructor(private readonly terms: Terms) {}

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
