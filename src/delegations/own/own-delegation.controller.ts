import { Body, Controller, Get, Header, HttpCode, Param, Post, Put } from '@nestjs/common';
import { Allow, Me, type Actor } from '../../access/index.js';
import { IfMatch } from '../../platform/http/index.js';
import { Answering } from '../answering.js';
import { DELEGATION_LINK } from '../delegation.js';
import { OwnDelegateParam } from '../delegations.params.js';
import { ArrangeRequest, DeclineDelegationRequest, NominateRequest, NomineeRequest, PassOnRequest } from '../delegations.requests.js';
import { NominatedResponse, NudgedResponse, OwnDelegationResponse } from '../delegations.responses.js';
import { Linking } from '../linking.js';
import { namedOf } from '../people/named-of.js';
import { Nominating, type Asked } from '../people/nominating.js';
import { Nudging } from '../people/nudging.js';
import { OwnDelegation } from './own-delegation.service.js';
import '../delegations.policy.js';

/** A delegation, by the personal link of whoever speaks for its party. Reading changes nothing. What is changed names the version that was read. */
@Controller('my/delegation')
export class OwnDelegationController {
  constructor(
    private readonly own: OwnDelegation,
    private readonly nominating: Nominating,
    private readonly nudging: Nudging,
    private readonly answering: Answering,
    private readonly linking: Linking,
  ) {}

  @Get()
  @Header('cache-control', 'private, no-store')
  @Allow('delegation.own', { link: DELEGATION_LINK })
  read(@Me() me: Actor): Promise<OwnDelegationResponse> {
    return this.own.view(me);
  }

  /** Says that the party takes part; names will follow. */
  @Post('attend')
  @HttpCode(200)
  @Allow('delegation.own', { link: DELEGATION_LINK })
  async attend(@Me() me: Actor, @IfMatch() version: number): Promise<OwnDelegationResponse> {
    await this.answering.attend(await this.asked(me, version));
    return this.own.view(me);
  }

  @Post('decline')
  @HttpCode(200)
  @Allow('delegation.own', { link: DELEGATION_LINK })
  async decline(@Me() me: Actor, @IfMatch() version: number, @Body() body: DeclineDelegationRequest): Promise<OwnDelegationResponse> {
    await this.answering.decline(await this.asked(me, version), body.reason ?? null);
    return this.own.view(me);
  }

  /** Names people, all of them or none, in the order of the letter. More people than seats: the last of them wait. Repeat it with the same `Idempotency-Key` when the answer was lost. */
  @Post('people')
  @Allow('delegation.own', { link: DELEGATION_LINK })
  async nominate(@Me() me: Actor, @IfMatch() version: number, @Body() body: NominateRequest): Promise<NominatedResponse> {
    const made = await this.nominating.nominate(await this.asked(me, version), body.people.map((one, index) => namedOf(one, `people[${index}]`)));
    return { people: made.map(({ id, status }) => ({ registrationId: id, status })) };
  }

  /** Puts all people in another order, with their functions. */
  @Put('order')
  @Allow('delegation.own', { link: DELEGATION_LINK })
  async arrange(@Me() me: Actor, @IfMatch() version: number, @Body() body: ArrangeRequest): Promise<OwnDelegationResponse> {
    await this.nominating.arrange(await this.asked(me, version), body.people);
    return this.own.view(me);
  }

  /** Names somebody in another's place; the seat stays with the party. */
  @Post('people/:registrationId/replace')
  @HttpCode(200)
  @Allow('delegation.own', { link: DELEGATION_LINK })
  async replace(@Me() me: Actor, @IfMatch() version: number, @Param() at: OwnDelegateParam, @Body() body: NomineeRequest): Promise<OwnDelegationResponse> {
    await this.nominating.replace(await this.asked(me, version), at.registrationId, namedOf(body));
    return this.own.view(me);
  }

  /** Takes somebody out of the delegation. */
  @Post('people/:registrationId/withdraw')
  @HttpCode(200)
  @Allow('delegation.own', { link: DELEGATION_LINK })
  async withdraw(@Me() me: Actor, @IfMatch() version: number, @Param() at: OwnDelegateParam): Promise<OwnDelegationResponse> {
    await this.nominating.withdraw(await this.asked(me, version), at.registrationId);
    return this.own.view(me);
  }

  /** Writes once more to everybody who has not completed the registration; at most once a day to each. */
  @Post('nudge')
  @HttpCode(200)
  @Allow('delegation.own', { link: DELEGATION_LINK })
  async nudgeAll(@Me() me: Actor): Promise<NudgedResponse> {
    const { id, eventId } = await this.own.of(me);
    return { people: await this.nudging.nudge({ actor: me, eventId, id }, null) };
  }

  @Post('people/:registrationId/nudge')
  @HttpCode(200)
  @Allow('delegation.own', { link: DELEGATION_LINK })
  async nudge(@Me() me: Actor, @Param() at: OwnDelegateParam): Promise<NudgedResponse> {
    const { id, eventId } = await this.own.of(me);
    return { people: await this.nudging.nudge({ actor: me, eventId, id }, at.registrationId) };
  }

  /** Passes the request on to another who speaks for the party: they get a letter with a link, and this one is good no more. */
  @Post('pass-on')
  @HttpCode(204)
  @Allow('delegation.own', { link: DELEGATION_LINK })
  async passOn(@Me() me: Actor, @Body() body: PassOnRequest): Promise<void> {
    const { id, eventId } = await this.own.of(me);
    await this.linking.renew({ actor: me, by: 'link', eventId, id }, body.personId);
  }

  private async asked(me: Actor, version: number): Promise<Asked> {
    const { id, eventId } = await this.own.of(me);
    return { actor: me, by: 'link', eventId, id, version };
  }
}
