import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { Allow, Me, type Actor } from '../../access/index.js';
import { EventParam } from '../../events/index.js';
import { Board } from '../desk/board.js';
import { AddStateRequest, OpenDelegationsRequest } from '../delegations.requests.js';
import { AskedPartiesResponse, DelegationResponse, OpenedResponse } from '../delegations.responses.js';
import { Opening } from './opening.service.js';
import '../delegations.policy.js';

/** Asking parties to name their people: first looked at, then done. */
@Controller('events/:eventId/delegations')
export class OpeningController {
  constructor(
    private readonly opening: Opening,
    private readonly board: Board,
  ) {}

  /** Which parties would be asked, by a letter to whom, and which not; asks nobody. */
  @Post('preview')
  @HttpCode(200)
  @Allow('delegation.open')
  async preview(@Me() me: Actor, @Param() at: EventParam, @Body() body: OpenDelegationsRequest): Promise<AskedPartiesResponse> {
    const items = await this.opening.preview(me, at.eventId, body);
    return { items: items.map(({ focalPoint, ...party }) => ({ ...party, focalPoint: focalPoint?.name ?? null, reached: focalPoint !== null && focalPoint.email !== null, language: focalPoint?.language ?? null })) };
  }

  /** Asks; a party that has been asked already is left out, so that asking twice repeats nothing. */
  @Post()
  @Allow('delegation.open')
  open(@Me() me: Actor, @Param() at: EventParam, @Body() body: OpenDelegationsRequest): Promise<OpenedResponse> {
    return this.opening.open(me, at.eventId, body);
  }

  /** Asks a State to this event alone. */
  @Post('states')
  @Allow('delegation.open')
  async addState(@Me() me: Actor, @Param() at: EventParam, @Body() body: AddStateRequest): Promise<DelegationResponse> {
    return this.board.one(at.eventId, await this.opening.openForState(me, at.eventId, body));
  }
}
