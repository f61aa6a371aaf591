import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put } from '@nestjs/common';
import { Allow, Me, type Actor } from '../../access/index.js';
import { EventParam } from '../../events/index.js';
import { IfMatch } from '../../platform/http/index.js';
import { Answering } from '../answering.js';
import { DelegateOfParam, DelegationParam } from '../delegations.params.js';
import { ArrangeRequest, DeadlinesRequest, DeclineDelegationRequest, NominateRequest, NomineeRequest, RenewLinkRequest } from '../delegations.requests.js';
import { DelegationBoardResponse, DelegationDetailResponse, NominatedResponse, NudgedResponse } from '../delegations.responses.js';
import { Linking } from '../linking.js';
import { namedOf } from '../people/named-of.js';
import { Nominating, type Asked } from '../people/nominating.js';
import { Nudging } from '../people/nudging.js';
import { Board } from './board.js';
import { DelegationChanges } from './delegation-changes.js';
import { DelegationDetail } from './delegation-detail.js';
import '../delegations.policy.js';

/** Delegations of an event, for staff: they do all that a focal point does, and no deadline binds them. */
@Controller('events/:eventId/delegations')
export class DelegationsController {
  constructor(
    private readonly board: Board,
    private readonly detail: DelegationDetail,
    private readonly changes: DelegationChanges,
    private readonly nominating: Nominating,
    private readonly nudging: Nudging,
    private readonly answering: Answering,
    private readonly linking: Linking,
  ) {}

  /** Every party that was asked, and how far it is. */
  @Get()
  @Allow('delegation.read')
  async all(@Me() me: Actor, @Param() at: EventParam): Promise<DelegationBoardResponse> {
    return { items: await this.board.all(me, at.eventId) };
  }

  /** A delegation with its people, its letters and its story. */
  @Get(':delegationId')
  @Allow('delegation.read')
  one(@Me() me: Actor, @Param() at: DelegationParam): Promise<DelegationDetailResponse> {
    return this.detail.of(me, at.eventId, at.delegationId);
  }

  /** Gives other deadlines, or none. */
  @Patch(':delegationId')
  @Allow('delegation.change')
  async setDeadlines(@Me() me: Actor, @Param() at: DelegationParam, @IfMatch() version: number, @Body() body: DeadlinesRequest): Promise<DelegationDetailResponse> {
    await this.changes.setDeadlines(me, { eventId: at.eventId, id: at.delegationId, version }, body);
    return this.one(me, at);
  }

  /** Takes the request back, while nobody is named. */
  @Post(':delegationId/cancel')
  @HttpCode(200)
  @Allow('delegation.change')
  async cancel(@Me() me: Actor, @Param() at: DelegationParam): Promise<DelegationDetailResponse> {
    await this.changes.cancel(me, at.eventId, at.delegationId);
    return this.one(me, at);
  }

  /** Ends the link that is out and writes a letter with another, to whoever held it or to another who speaks for the party. */
  @Post(':delegationId/link')
  @HttpCode(200)
  @Allow('delegation.change')
  async renew(@Me() me: Actor, @Param() at: DelegationParam, @Body() body: RenewLinkRequest): Promise<DelegationDetailResponse> {
    await this.linking.renew({ actor: me, by: 'staff', eventId: at.eventId, id: at.delegationId }, body.personId ?? null);
    return this.one(me, at);
  }

  /** Ends the link that is out. */
  @Post(':delegationId/link/revoke')
  @HttpCode(200)
  @Allow('delegation.change')
  async revoke(@Me() me: Actor, @Param() at: DelegationParam): Promise<DelegationDetailResponse> {
    await this.linking.revoke({ actor: me, by: 'staff', eventId: at.eventId, id: at.delegationId });
    return this.one(me, at);
  }

  /** Records that the party takes part, when it said so by phone or paper. */
  @Post(':delegationId/attend')
  @HttpCode(200)
  @Allow('delegation.change')
  async attend(@Me() me: Actor, @Param() at: DelegationParam, @IfMatch() version: number): Promise<DelegationDetailResponse> {
    await this.answering.attend(asked(me, at, version));
    return this.one(me, at);
  }

  /** Records that the party does not take part. */
  @Post(':delegationId/decline')
  @HttpCode(200)
  @Allow('delegation.change')
  async decline(@Me() me: Actor, @Param() at: DelegationParam, @IfMatch() version: number, @Body() body: DeclineDelegationRequest): Promise<DelegationDetailResponse> {
    await this.answering.decline(asked(me, at, version), body.reason ?? null);
    return this.one(me, at);
  }

  /** Names people on behalf of the party, all of them or none, in the order of the letter. */
  @Post(':delegationId/people')
  @Allow('delegation.change')
  async nominate(@Me() me: Actor, @Param() at: DelegationParam, @IfMatch() version: number, @Body() body: NominateRequest): Promise<NominatedResponse> {
    const made = await this.nominating.nominate(asked(me, at, version), body.people.map((one, index) => namedOf(one, `people[${index}]`)));
    return { people: made.map(({ id, status }) => ({ registrationId: id, status })) };
  }

  @Put(':delegationId/order')
  @Allow('delegation.change')
  async arrange(@Me() me: Actor, @Param() at: DelegationParam, @IfMatch() version: number, @Body() body: ArrangeRequest): Promise<DelegationDetailResponse> {
    await this.nominating.arrange(asked(me, at, version), body.people);
    return this.one(me, at);
  }

  @Post(':delegationId/people/:registrationId/replace')
  @HttpCode(200)
  @Allow('delegation.change')
  async replace(@Me() me: Actor, @Param() at: DelegateOfParam, @IfMatch() version: number, @Body() body: NomineeRequest): Promise<DelegationDetailResponse> {
    await this.nominating.replace(asked(me, at, version), at.registrationId, namedOf(body));
    return this.one(me, at);
  }

  @Post(':delegationId/people/:registrationId/withdraw')
  @HttpCode(200)
  @Allow('delegation.change')
  async withdraw(@Me() me: Actor, @Param() at: DelegateOfParam, @IfMatch() version: number): Promise<DelegationDetailResponse> {
    await this.nominating.withdraw(asked(me, at, version), at.registrationId);
    return this.one(me, at);
  }

  /** Writes once more to everybody who has not completed the registration; at most once a day to each. */
  @Post(':delegationId/nudge')
  @HttpCode(200)
  @Allow('delegation.change')
  async nudge(@Me() me: Actor, @Param() at: DelegationParam): Promise<NudgedResponse> {
    return { people: await this.nudging.nudge({ actor: me, eventId: at.eventId, id: at.delegationId }, null) };
  }

  /** Approves everybody who has completed the registration. */
  @Post(':delegationId/approve')
  @HttpCode(200)
  @Allow('delegation.decide')
  async approve(@Me() me: Actor, @Param() at: DelegationParam): Promise<DelegationDetailResponse> {
    await this.changes.approveAll(me, at.eventId, at.delegationId);
    return this.one(me, at);
  }
}

function asked(me: Actor, at: DelegationParam, version: number): Asked {
  return { actor: me, by: 'staff', eventId: at.eventId, id: at.delegationId, version };
}
